/** The gradient against distance in three cells at once: legend with live values, lines, and the ruler of their reach. */
import { useMemo } from 'react';
import { decayChart } from '#figures/decayChart';
import { fromLogarithm } from '#figures/scientific';
import { lossOf, type GradientLine, type Series } from '#figures/vanishingSeries';
import type { QuantityName } from '#rnn/quantities';
import { useVanishingText } from '../../i18n/vanishing.ts';
import { DecayPlot } from './DecayPlot.tsx';
import { PlotSlider } from '../PlotSlider.tsx';
import styles from './Vanishing.module.css';

interface Props {
  readonly series: readonly Series<GradientLine>[];
  readonly width: number;
  readonly back: number;
  readonly clipped: boolean;
  readonly onBack: (back: number) => void;
  readonly onHover: (back: number | null) => void;
}

const quantityOf = (name: GradientLine): QuantityName =>
  name === 'lstmCell' ? 'cellState' : name === 'lstmAlong' ? 'keptMemory' : 'hiddenState';

/** Lines that the ruler measures; the product of forget gates is a part of another. */
const measured: ReadonlySet<GradientLine> = new Set(['rnn', 'gru', 'lstm', 'lstmCell'] as const);

const legendRow = 38;
const rulerRow = 30;
const titleHeight = 26;

export function GradientChart({ series, width, back, clipped, onBack, onHover }: Props) {
  const text = useVanishingText();
  const columns = width >= 760 ? 5 : width >= 480 ? 3 : 2;
  const legendHeight = Math.ceil(series.length / columns) * legendRow;
  const top = titleHeight + legendHeight + 12;
  const bottom = top + (width < 480 ? 210 : 260);
  const rulerTop = bottom + 56;
  const rows = series.filter(({ name }) => measured.has(name));
  const height = rulerTop + 8 + rows.length * rulerRow;
  const chart = useMemo(
    () =>
      decayChart(series, {
        width,
        height: bottom,
        margin: { top, right: 10, bottom: 0, left: 60 },
      }),
    [series, width, top, bottom],
  );
  const last = (series[0]?.logs.length ?? 1) - 1;
  const valueOf = ({ logs }: Series<GradientLine>) => fromLogarithm(logs[back]);
  return (
    <div className={styles.chart} style={{ height }}>
      <svg data-picture width={width} height={height} aria-hidden="true">
        <text className={styles.chartTitle} x={0} y={14}>
          {clipped ? text.clippedTitle : text.chartTitle}
        </text>
        {series.map((line, place) => {
          const [x, y] = [
            ((place % columns) * width) / columns,
            titleHeight + Math.floor(place / columns) * legendRow,
          ];
          return (
            <g key={line.name} data-quantity={quantityOf(line.name)} className={styles.legend}>
              <path className={styles.line} data-line={line.name} d={`M${x + 2} ${y + 8}h24`} />
              <text x={x + 34} y={y + 12}>
                {text.lines[line.name]}
              </text>
              <text x={x + 34} y={y + 28} className={styles.value} data-value={line.name}>
                {valueOf(line)}
              </text>
            </g>
          );
        })}
        <DecayPlot
          chart={chart}
          series={series}
          quantityOf={quantityOf}
          back={back}
          axisLabel={text.stepsBack}
          float32={text.float32}
        />
        <text className={styles.panelTitle} x={0} y={rulerTop}>
          {text.ruler}
        </text>
        {rows.map(({ name, logs }, row) => {
          const loss = lossOf(logs);
          const y = rulerTop + 12 + row * rulerRow;
          const end = chart.x(loss.share ?? last);
          return (
            <g key={name} data-quantity={quantityOf(name)} className={styles.ruler}>
              <text x={width < 480 ? 0 : chart.left} y={y + 10} data-ruler={name}>
                {text.rulerRow(name, loss, last)}
              </text>
              <path className={styles.track} d={`M${chart.left} ${y + 18}H${chart.right}`} />
              <path className={styles.line} data-line={name} d={`M${chart.left} ${y + 18}H${end}`} />
              {loss.share !== null && <path className={styles.stop} d={`M${end} ${y + 13}v10`} />}
            </g>
          );
        })}
      </svg>
      <PlotSlider
        box={{ left: chart.left, top, width: chart.right - chart.left, height: bottom - top }}
        label={text.chart}
        min={0}
        max={last}
        value={back}
        valueText={text.reading(
          back,
          series.map((line) => text.lineReading(text.lines[line.name], valueOf(line))),
        )}
        at={(x) => chart.distanceAt(x)}
        onChange={onBack}
        onHover={onHover}
      />
    </div>
  );
}
