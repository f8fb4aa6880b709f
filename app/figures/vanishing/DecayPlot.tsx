/** Lines of norms against distance on a log scale, with the values at one distance marked; part of an SVG. */
import { fromLogarithm, powerOfTen } from '#figures/scientific';
import type { DecayChart } from '#figures/decayChart';
import type { QuantityName } from '#rnn/quantities';
import styles from './Vanishing.module.css';

interface Props<Name extends string> {
  readonly chart: DecayChart<Name>;
  readonly series: readonly { readonly name: Name; readonly logs: ArrayLike<number> }[];
  readonly quantityOf: (name: Name) => QuantityName | undefined;
  /** The distance that is read out. */
  readonly back: number;
  readonly axisLabel: string;
  /** Said beside the line of the smallest float32. */
  readonly float32?: string;
}

const logFloat32 = -126 * Math.log10(2);

export function DecayPlot<Name extends string>(props: Props<Name>) {
  const { chart, series, quantityOf, back, axisLabel, float32 } = props;
  const { left, right, top, bottom, axis, lines, distanceTicks, x } = chart;
  const float32Y = float32 !== undefined && logFloat32 > axis.domain[0] ? axis.y(logFloat32) : null;
  return (
    <>
      <g className={styles.axes}>
        {axis.ticks.map(({ exponent, y }) => (
          <g key={exponent}>
            <line x1={left} x2={right} y1={y} y2={y} />
            <text x={left - 8} y={y + 4} textAnchor="end">
              {exponent === 0 ? '1' : powerOfTen(exponent)}
            </text>
          </g>
        ))}
        {axis.zeroY !== null && (
          <g>
            <path className={styles.break} d={`M${left - 5} ${axis.floor + 9}l10 -5m-10 9l10 -5`} />
            <line className={styles.zeroLane} x1={left} x2={right} y1={axis.zeroY} y2={axis.zeroY} />
            <text x={left - 8} y={axis.zeroY + 4} textAnchor="end">
              {fromLogarithm(-Infinity)}
            </text>
          </g>
        )}
        {distanceTicks.map(({ distance, x: at }) => (
          <text key={distance} x={at} y={bottom + 18} textAnchor="middle">
            {distance}
          </text>
        ))}
        <text x={right} y={bottom + 34} textAnchor="end">
          {axisLabel}
        </text>
        {float32Y !== null && (
          <g>
            <line className={styles.limit} x1={left} x2={right} y1={float32Y} y2={float32Y} />
            <text className={styles.halo} x={right} y={float32Y + 15} textAnchor="end">
              {float32}
            </text>
          </g>
        )}
      </g>
      <line className={styles.cursor} x1={x(back)} x2={x(back)} y1={top} y2={bottom} />
      {lines.map(({ name, path, zeroPath }) => (
        <path
          key={name}
          className={styles.line}
          data-line={name}
          data-quantity={quantityOf(name)}
          d={path + zeroPath}
        />
      ))}
      {series.map(({ name, logs }) =>
        Number.isNaN(logs[back]) ? null : (
          <circle
            key={name}
            className={styles.mark}
            data-line={name}
            data-quantity={quantityOf(name)}
            cx={x(back)}
            cy={axis.y(logs[back])}
            r={3.5}
          />
        ),
      )}
    </>
  );
}
