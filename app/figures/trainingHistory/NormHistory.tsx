/** Gradient norms of all parameters along training, and in a list their numbers at the moment; one is chosen in either. */
import { memo, useMemo } from 'react';
import { derivativeNumber } from '#figures/derivativeNumber';
import { normHistory } from '#figures/normHistory';
import { powerOfTen } from '#figures/scientific';
import { stepAxis } from '#figures/trainingStops';
import type { GradientNorms, TrainingMoment } from '#inspect/trainingMoment';
import { charModelLayout } from '#rnn/model';
import { useTrainingHistoryText } from '../../i18n/trainingHistory.ts';
import { PlotSlider } from '../PlotSlider.tsx';
import type { HistoryRun } from './useHistoryRun.ts';
import styles from './TrainingHistory.module.css';

interface Props {
  readonly run: HistoryRun;
  /** `[S]` */
  readonly moments: readonly (TrainingMoment | null)[];
  readonly row: number;
  /** Of the loss at this letter alone; null while it is to come. */
  readonly letter: GradientNorms | null;
  readonly parameter: string;
  readonly width: number;
  readonly onRow: (row: number) => void;
  readonly onParameter: (parameter: string) => void;
}

const [left, right, top, height] = [46, 10, 32, 254];

export function NormHistory(props: Props) {
  const { run, moments, row, letter, parameter, width, onRow, onParameter } = props;
  const text = useTrainingHistoryText();
  const { spec, stops } = run;
  const names = useMemo(() => charModelLayout(spec).map(({ name }) => name), [spec]);
  const wide = width >= 720;
  const chartWidth = wide ? Math.floor((width - 36) * 0.56) : width;
  const bottom = height - 40;
  const axis = useMemo(() => stepAxis(stops, left + 6, chartWidth - right), [stops, chartWidth]);
  const history = useMemo(
    () =>
      normHistory(
        moments.map((moment) => moment?.gradient.norms ?? null),
        names.length,
        stops,
        axis,
        [top, bottom],
      ),
    [moments, names, stops, axis, bottom],
  );
  const norms = moments[row]?.gradient ?? null;
  const chosen = names.indexOf(parameter);
  const shown = (of: GradientNorms | null, place: number) =>
    of ? derivativeNumber(place < 0 ? of.whole : of.norms[place], 3) : text.gradients.pending;
  const x = axis.x(stops[row].trainStep);
  const log = norms ? Math.log10(norms.norms[chosen]) : NaN;
  return (
    <section aria-label={text.gradients.title}>
      <div className={wide ? styles.pair : styles.stack}>
        <div className={styles.chart} style={{ height }}>
          <svg data-picture width={chartWidth} height={height} aria-hidden="true">
            <text className={styles.pictureTitle} x={0} y={12}>
              {text.gradients.title}
            </text>
            <Lines history={history} axis={axis} chosen={chosen} names={names} width={chartWidth} />
            <line className={styles.cursor} x1={x} x2={x} y1={top} y2={bottom} />
            {!Number.isNaN(log) && <circle className={styles.mark} cx={x} cy={history.axis.y(log)} r={3.5} />}
          </svg>
          <PlotSlider
            box={{ left, top, width: chartWidth - left, height: bottom - top }}
            label={text.gradients.chart}
            min={0}
            max={stops.length - 1}
            value={row}
            valueText={text.gradients.reading(stops[row].trainStep, parameter, shown(norms, chosen))}
            at={(pixel) => axis.stopAt(pixel)}
            onChange={onRow}
          />
        </div>
        <div className={styles.norms}>
          <p className={styles.normHead} aria-hidden="true">
            <span>{text.gradients.parameter}</span>
            <span>{text.gradients.passage}</span>
            <span>{text.gradients.letter}</span>
          </p>
          <ul>
            {names.map((name, place) => (
              <li key={name}>
                <button
                  type="button"
                  aria-pressed={name === parameter}
                  aria-label={text.gradients.choose(name, shown(norms, place), shown(letter, place))}
                  onClick={() => onParameter(name)}
                >
                  <span>{name}</span>
                  <span data-norm={name}>{shown(norms, place)}</span>
                  <span data-letter-norm={name}>{shown(letter, place)}</span>
                </button>
              </li>
            ))}
          </ul>
          <p className={styles.normFoot}>
            <span>{text.gradients.all}</span>
            <span data-norm="all">{shown(norms, -1)}</span>
            <span data-letter-norm="all">{shown(letter, -1)}</span>
          </p>
          <p className={styles.soft}>{text.gradients.hint}</p>
        </div>
      </div>
    </section>
  );
}

interface LinesProps {
  readonly history: ReturnType<typeof normHistory>;
  readonly axis: ReturnType<typeof stepAxis>;
  readonly chosen: number;
  readonly names: readonly string[];
  readonly width: number;
}

/** All that does not move with the moment. */
const Lines = memo(function Lines({ history, axis, chosen, names, width }: LinesProps) {
  const text = useTrainingHistoryText();
  const { ticks, zeroY } = history.axis;
  const [end, bottom] = [width - right, height - 40];
  return (
    <>
      <g className={styles.axes}>
        {ticks.map(({ exponent, y }) => (
          <g key={exponent}>
            <line x1={left} x2={end} y1={y} y2={y} />
            <text x={left - 8} y={y + 4} textAnchor="end">
              {exponent === 0 ? '1' : powerOfTen(exponent)}
            </text>
          </g>
        ))}
        {zeroY !== null && (
          <g>
            <line x1={left} x2={end} y1={zeroY} y2={zeroY} />
            <text x={left - 8} y={zeroY + 4} textAnchor="end">
              0
            </text>
          </g>
        )}
        {axis.ticks.map(({ trainStep, x }) => (
          <text key={trainStep} x={x} y={bottom + 18} textAnchor={x > end - 16 ? 'end' : 'middle'}>
            {trainStep}
          </text>
        ))}
        <text x={end} y={bottom + 35} textAnchor="end">
          {text.gradients.axis}
        </text>
      </g>
      {history.lines.map((path, place) =>
        place === chosen ? null : <path key={names[place]} className={styles.otherLine} d={path} />,
      )}
      {chosen >= 0 && <path className={styles.chosenLine} d={history.lines[chosen]} />}
    </>
  );
});
