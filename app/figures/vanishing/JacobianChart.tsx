/** How far the plain RNN carries a change of its hidden state: the norm of the product of Jacobians, and two bounds. */
import { useMemo } from 'react';
import { decayChart } from '#figures/decayChart';
import { fromLogarithm } from '#figures/scientific';
import type { JacobianLine, Series } from '#figures/vanishingSeries';
import { useVanishingText } from '../../i18n/vanishing.ts';
import { DecayPlot } from './DecayPlot.tsx';
import { PlotSlider } from '../PlotSlider.tsx';
import styles from './Vanishing.module.css';

interface Props {
  readonly series: readonly Series<JacobianLine>[];
  readonly width: number;
  readonly back: number;
  readonly onBack: (back: number) => void;
  readonly onHover: (back: number | null) => void;
}

const [top, plotHeight, legendRow] = [34, 170, 20];

export function JacobianChart({ series, width, back, onBack, onHover }: Props) {
  const text = useVanishingText();
  const bottom = top + plotHeight;
  const legendTop = bottom + 44;
  const height = legendTop + series.length * legendRow;
  const chart = useMemo(
    () => decayChart(series, { width, height: bottom, margin: { top, right: 10, bottom: 0, left: 60 } }),
    [series, width, bottom],
  );
  const last = series[0].logs.length - 1;
  return (
    <div className={styles.chart} style={{ height }}>
      <svg data-picture width={width} height={height} aria-hidden="true">
        <text className={styles.panelTitle} x={0} y={14}>
          {text.jacobianTitle}
        </text>
        <DecayPlot
          chart={chart}
          series={series}
          quantityOf={() => undefined}
          back={back}
          axisLabel={text.stepsBack}
        />
        {series.map(({ name, logs }, row) => (
          <g key={name} className={styles.legend}>
            <path className={styles.line} data-line={name} d={`M2 ${legendTop + row * legendRow + 8}h24`} />
            <text x={34} y={legendTop + row * legendRow + 12}>
              {text.jacobianLines[name]}
            </text>
            <text
              className={styles.value}
              x={width - 10}
              y={legendTop + row * legendRow + 12}
              textAnchor="end"
              data-value={name}
            >
              {fromLogarithm(logs[back])}
            </text>
          </g>
        ))}
      </svg>
      <PlotSlider
        box={{ left: chart.left, top, width: chart.right - chart.left, height: plotHeight }}
        label={text.jacobian}
        min={0}
        max={last}
        value={back}
        valueText={text.reading(
          back,
          series.map(({ name, logs }) =>
            text.lineReading(text.jacobianLines[name], fromLogarithm(logs[back])),
          ),
        )}
        at={(x) => chart.distanceAt(x)}
        onChange={onBack}
        onHover={onHover}
      />
    </div>
  );
}
