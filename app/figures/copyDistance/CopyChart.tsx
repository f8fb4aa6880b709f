/** Dots, means and the line of guessing; one distance is read out. */
import { useMemo } from 'react';
import { distanceChart, meanOf } from '#figures/distanceChart';
import { useCopyDistanceText } from '../../i18n/copyDistance.ts';
import { PlotSlider } from '../PlotSlider.tsx';
import { useWidth } from '../useWidth.ts';
import chartParts from '../chartParts.module.css';
import styles from './CopyDistance.module.css';
import type { CopyResult } from './recorded.ts';

interface Props {
  readonly rows: CopyResult['rows'];
  readonly chance: number;
  /** Which distance is read out, from 0. */
  readonly place: number;
  readonly onPlace: (place: number) => void;
}

const legendRow = 20;
const plotHeight = 200;

export function CopyChart({ rows, chance, place, onPlace }: Props) {
  const text = useCopyDistanceText();
  const [frame, width] = useWidth<HTMLDivElement>(0);
  const top = rows.length * legendRow + 34;
  const bottom = top + plotHeight;
  const [left, right] = [44, width - 8];
  const layout = useMemo(
    () =>
      distanceChart(
        rows.map(({ distances }) =>
          distances.map(({ distance, accuracies }) => ({ distance, shares: accuracies })),
        ),
        { left, right: Math.max(left + 1, right), top, bottom },
      ),
    [rows, left, right, top, bottom],
  );
  const { distance, x } = layout.ticks[place];
  const values = rows.map((row) => {
    const { accuracies } = row.distances[place];
    return text.value(text.networkName(row), meanOf(accuracies), accuracies);
  });
  return (
    <div ref={frame} className={styles.chart} style={{ height: bottom + 44 }}>
      {width > 0 && (
        <>
          <svg data-picture width={width} height={bottom + 44} aria-hidden="true">
            {rows.map((row, k) => (
              <g key={`${row.cell} ${row.keepBias ?? ''}`} className={chartParts.legend}>
                <path className={styles.line} data-place={k} d={`M2 ${k * legendRow + 10}h26`} />
                <text x={36} y={k * legendRow + 14}>
                  {text.networkName(row)}
                </text>
                <text
                  className={chartParts.value}
                  x={right}
                  y={k * legendRow + 14}
                  textAnchor="end"
                  data-value={k}
                >
                  {text.percent(meanOf(row.distances[place].accuracies))}
                </text>
              </g>
            ))}
            <text className={chartParts.axisTitle} x={0} y={top - 12}>
              {text.shareAxis}
            </text>
            <g className={chartParts.axes}>
              {layout.shareTicks.map(({ share, y }) => (
                <g key={share}>
                  <line x1={left} x2={right} y1={y} y2={y} />
                  <text x={left - 8} y={y + 4} textAnchor="end">
                    {text.percent(share)}
                  </text>
                </g>
              ))}
              {layout.ticks.map((tick) => (
                <text key={tick.distance} x={tick.x} y={bottom + 18} textAnchor="middle">
                  {tick.distance}
                </text>
              ))}
              <text x={right} y={bottom + 36} textAnchor="end">
                {text.distanceAxis}
              </text>
            </g>
            <line className={styles.cursor} x1={x} x2={x} y1={top} y2={bottom} />
            <line
              className={styles.chance}
              x1={left}
              x2={right}
              y1={layout.y(chance)}
              y2={layout.y(chance)}
            />
            <text className={chartParts.halo} x={left + 6} y={layout.y(chance) - 6}>
              {text.chance(chance)}
            </text>
            {layout.lines.map(({ path, points }, k) => (
              <g key={path}>
                <path className={styles.line} data-place={k} d={path} />
                {points.flatMap(({ dots }, at) =>
                  dots.map((dot, run) => (
                    <circle
                      key={`${at} ${run}`}
                      className={styles.dot}
                      data-place={k}
                      data-now={at === place}
                      cx={dot.x}
                      cy={dot.y}
                      r={rows.length > 1 ? 2.5 : 4}
                    />
                  )),
                )}
              </g>
            ))}
          </svg>
          <PlotSlider
            box={{ left, top, width: Math.max(0, right - left), height: bottom - top }}
            label={text.chart}
            min={0}
            max={layout.ticks.length - 1}
            value={place}
            valueText={text.reading(distance, values)}
            at={(pixel) => layout.nearest(pixel)}
            onChange={onPlace}
          />
        </>
      )}
    </div>
  );
}
