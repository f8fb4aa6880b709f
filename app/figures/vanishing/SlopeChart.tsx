/** φ′ where the run actually is: the curve, how often the sums lie at each place of it, and the units of one step. */
import { useMemo } from 'react';
import { shortNumber } from '#figures/numbers';
import { farthestShown, slopePlot } from '#figures/slopePlot';
import { meanSlope } from '#figures/vanishingSeries';
import type { VanishingReading } from '#inspect/vanishing';
import { useVanishingText } from '../../i18n/vanishing.ts';
import styles from './Vanishing.module.css';

interface Props {
  readonly reading: VanishingReading;
  readonly activation: 'tanh' | 'relu';
  /** `T` */
  readonly length: number;
  readonly width: number;
  readonly back: number;
}

const curve = [34, 138] as const;
const bars = [168, 224] as const;
const height = 276;

export function SlopeChart({ reading, activation, length, width, back }: Props) {
  const text = useVanishingText();
  const { preActivations, slopes } = reading;
  const plot = useMemo(
    () => slopePlot(preActivations, activation, { width, curve, bars, margin: { left: 30, right: 10 } }),
    [preActivations, activation, width],
  );
  const H = slopes.length / length;
  const from = (length - 1 - back) * H;
  const [here, whole] = [meanSlope(reading, length, back), meanSlope(reading, length, null)].map(shortNumber);
  return (
    <div className={styles.chart} style={{ height }}>
      <svg
        data-picture
        width={width}
        height={height}
        role="img"
        aria-label={text.slopeReading(back, here, whole)}
      >
        <text className={styles.panelTitle} x={0} y={14}>
          {text.slopesTitle(back)}
        </text>
        <g className={styles.axes}>
          {[0, 0.5, 1].map((slope) => (
            <g key={slope}>
              <line x1={plot.left} x2={plot.right} y1={plot.y(slope)} y2={plot.y(slope)} />
              <text x={plot.left - 8} y={plot.y(slope) + 4} textAnchor="end">
                {slope}
              </text>
            </g>
          ))}
          {plot.ticks.map(({ sum, x }) => (
            <text key={sum} x={x} y={bars[1] + 16} textAnchor={sum === farthestShown ? 'end' : 'middle'}>
              {Math.abs(sum) === farthestShown ? text.beyond(sum) : sum < 0 ? `−${-sum}` : sum}
            </text>
          ))}
          <line x1={plot.left} x2={plot.right} y1={bars[1]} y2={bars[1]} />
          <text x={plot.right} y={bars[1] + 32} textAnchor="end">
            {text.sum}
          </text>
        </g>
        {plot.bins.map((bin) => (
          <rect
            key={bin.from}
            className={styles.bar}
            x={bin.x + 0.5}
            width={Math.max(0, bin.width - 1)}
            y={bin.y}
            height={bin.height}
          />
        ))}
        <path className={styles.slopeCurve} d={plot.curvePath} />
        {Array.from(slopes.subarray(from, from + H), (slope, unit) => (
          <g key={unit} className={styles.unit}>
            <path d={`M${plot.x(preActivations[from + unit])} ${curve[1] + 6}v12`} />
            <circle cx={plot.x(preActivations[from + unit])} cy={plot.y(slope)} r={2.5} />
          </g>
        ))}
        <g className={styles.legend}>
          <text x={plot.left} y={bars[1] + 48} className={styles.value} data-value="slope">
            {text.slopeMean(here, whole)}
          </text>
        </g>
      </svg>
    </div>
  );
}
