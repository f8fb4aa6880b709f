/** How much the last output of each network changes with every input, on a log scale with a lane for exactly zero. */
import { memo } from 'react';
import type { FieldTree } from '#figures/fieldTree';
import type { FieldReading } from '#inspect/feltInputs';
import { useReceptiveFieldText } from '../../i18n/receptiveField.ts';
import styles from './ReceptiveField.module.css';

export const FieldChart = memo(function FieldChart({
  layout,
  reading,
}: {
  readonly layout: FieldTree;
  readonly reading: FieldReading;
}) {
  const text = useReceptiveFieldText();
  const { chart, left, width, x, ticks } = layout;
  const { axis } = chart;
  const places = (values: Float64Array) =>
    Array.from(values, (value, step) => ({
      x: x(step),
      y: axis.y(Math.log10(value)),
      zero: value === 0,
    })).filter(({ y }) => !Number.isNaN(y));
  const line = (points: ReturnType<typeof places>) =>
    points.map(({ x: at, y }, k) => `${k === 0 ? 'M' : 'L'}${at.toFixed(1)} ${y.toFixed(1)}`).join('');
  const convolution = places(reading.convolution);
  const recurrent = places(reading.recurrent);
  return (
    <g>
      <text className={styles.chartTitle} x={layout.titleX} y={chart.top - 14}>
        {text.chart}
      </text>
      {axis.ticks.map(({ exponent, y }) => (
        <g key={exponent}>
          <line className={styles.grid} x1={left} x2={width} y1={y} y2={y} />
          <text className={styles.tick} x={left - 6} y={y + 4}>
            {exponent === 0 ? '1' : '10'}
            {exponent !== 0 && <tspan dy={-4}>{`${exponent}`.replace('-', '−')}</tspan>}
          </text>
        </g>
      ))}
      {axis.zeroY !== null && (
        <>
          <line className={styles.grid} x1={left} x2={width} y1={axis.zeroY} y2={axis.zeroY} />
          <text className={styles.tick} x={left - 6} y={axis.zeroY + 4}>
            0
          </text>
        </>
      )}
      {ticks.map((step) => (
        <text key={step} className={styles.stepTick} x={x(step)} y={chart.bottom + 18}>
          {step + 1}
        </text>
      ))}
      <path className={styles.convolutionLine} d={line(convolution.filter(({ zero }) => !zero))} />
      {convolution.map((at) => (
        <circle key={at.x} className={styles.convolutionDot} cx={at.x} cy={at.y} r={3} />
      ))}
      <g data-quantity="hiddenState">
        <path className={styles.recurrentLine} d={line(recurrent.filter(({ zero }) => !zero))} />
        {recurrent.map((at) => (
          <rect
            key={at.x}
            className={styles.recurrentDot}
            x={at.x - 2.5}
            y={at.y - 2.5}
            width={5}
            height={5}
          />
        ))}
      </g>
    </g>
  );
});
