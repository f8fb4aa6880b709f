/** How every gate and state is spread at the moment: bars over all letters and units, strokes for the units at one letter. */
import { memo, useMemo } from 'react';
import { percent, shortNumber } from '#figures/numbers';
import { unitStrokes, valueHistogram, type HistogramBox, type ValueHistogram } from '#figures/valueHistogram';
import type { TrainingMoment } from '#inspect/trainingMoment';
import { isSaturated } from '#inspect/unitOrder';
import { cells, type ActivationName, type CellName } from '#rnn/cells';
import { useTrainingHistoryText } from '../../i18n/trainingHistory.ts';
import styles from './TrainingHistory.module.css';
import { valueDomain } from './valueDomain.ts';

interface Props {
  readonly trainStep: number;
  readonly moments: readonly (TrainingMoment | null)[];
  readonly moment: TrainingMoment | null;
  readonly cell: CellName;
  readonly timeStep: number;
  readonly width: number;
}

const gap = 28;
const [barsHeight, strokes] = [62, 9];

export const MomentHistograms = memo(function MomentHistograms(props: Props) {
  const { trainStep, moments, moment, cell, timeStep, width } = props;
  const text = useTrainingHistoryText();
  const names: readonly ActivationName[] = cells[cell].activations;
  const columns = Math.min(names.length, width >= 720 ? 3 : 2);
  const own = Math.floor((width - (columns - 1) * gap) / columns);
  const title = text.histograms.title(trainStep, timeStep + 1);
  return (
    <section aria-label={title}>
      <p className={styles.title}>{title}</p>
      <div
        className={styles.histograms}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {names.map((name) => (
          <Histogram
            key={name}
            name={name}
            cell={cell}
            moments={moments}
            moment={moment}
            timeStep={timeStep}
            width={own}
          />
        ))}
      </div>
    </section>
  );
});

interface Spread {
  readonly histogram: ValueHistogram;
  readonly mean: number;
  /** Share of all values. */
  readonly saturated: number;
  readonly high: number;
  readonly width: number;
}

/** Of every moment seen, so that going back to it counts nothing anew. */
const spreads = new WeakMap<Float32Array, Spread>();
const noValues = new Float32Array();

function spreadOf(
  values: Float32Array,
  cell: CellName,
  name: ActivationName,
  domain: readonly [low: number, high: number],
  box: HistogramBox,
): Spread {
  const [, high] = domain;
  const before = spreads.get(values);
  if (before && before.high === high && before.width === box.width) return before;
  let [sum, flat] = [0, 0];
  for (const value of values) {
    sum += value;
    if (isSaturated(cell, name, value)) flat++;
  }
  const spread = {
    histogram: valueHistogram(values, domain, box),
    mean: sum / values.length,
    saturated: flat / values.length,
    high,
    width: box.width,
  };
  if (values !== noValues) spreads.set(values, spread);
  return spread;
}

interface OneProps extends Omit<Props, 'trainStep'> {
  readonly name: ActivationName;
}

const Histogram = memo(function Histogram({ name, cell, moments, moment, timeStep, width }: OneProps) {
  const text = useTrainingHistoryText();
  const values = moment?.activations[name];
  const domain = useMemo(() => valueDomain(cell, name, moments), [cell, name, moments]);
  const box = useMemo(() => ({ width, height: barsHeight, strokes }), [width]);
  const { histogram, mean, saturated } = spreadOf(values ?? noValues, cell, name, domain, box);
  const H = moment?.H ?? 0;
  const units = values?.subarray(timeStep * H, (timeStep + 1) * H) ?? new Float32Array();
  const here = units.reduce((sum, value) => sum + value, 0) / Math.max(1, units.length);
  const { letters }: { letters: Readonly<Partial<Record<ActivationName, string>>> } = cells[cell];
  const wrong = histogram.notNumbers;
  const shares = {
    saturated: Number.isNaN(saturated) ? '–' : percent(saturated),
    tallest: percent(histogram.tallest),
  };
  const foot = barsHeight + strokes + 6;
  const twoLines = width < 220;
  const head = twoLines ? 40 : 24;
  return (
    <div className={styles.histogram} data-quantity={name}>
      <svg
        data-picture
        width={width}
        height={head + foot + 16}
        role="img"
        aria-label={text.histograms.reading(name, shortNumber(mean), shares.saturated, shortNumber(here))}
      >
        <text className={styles.glyph} x={0} y={14}>
          {letters[name]}
        </text>
        <text className={styles.name} x={16} y={14}>
          {text.names[name]}
        </text>
        <text
          className={styles.share}
          x={twoLines ? 0 : width}
          y={twoLines ? 31 : 14}
          textAnchor={twoLines ? 'start' : 'end'}
          data-saturated={name}
        >
          {wrong > 0 && values
            ? text.histograms.notNumbers(percent(wrong / values.length))
            : text.histograms.saturated(shares.saturated)}
        </text>
        <path className={styles.histogramBars} d={histogram.bars} transform={`translate(0 ${head})`} />
        <g className={styles.axes}>
          <line x1={0} x2={width} y1={head + barsHeight} y2={head + barsHeight} />
          {[domain[0], (domain[0] + domain[1]) / 2, domain[1]].map((value, k) => (
            <text
              key={value}
              x={(k * width) / 2}
              y={head + foot + 10}
              textAnchor={(['start', 'middle', 'end'] as const)[k]}
            >
              {value < 0 ? `−${-value}` : value}
            </text>
          ))}
        </g>
        <path
          className={styles.strokes}
          d={unitStrokes(units, histogram.x, box)}
          transform={`translate(0 ${head})`}
        />
      </svg>
    </div>
  );
});
