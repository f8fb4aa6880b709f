/** Losses of all networks: the median of the seeds as a line, from the least to the greatest as a band. */
import { memo, useMemo } from 'react';
import { raceChart, spacedLabels, spreadAt, type RaceChart as Layout } from '#figures/raceChart';
import { useRaceText } from '../../i18n/race.ts';
import { PlotSlider } from '../PlotSlider.tsx';
import { useWidth } from '../useWidth.ts';
import type { RaceAxis, ShownRace } from './shownRace.ts';
import chartParts from '../chartParts.module.css';
import styles from './Race.module.css';

interface Props {
  readonly race: ShownRace;
  readonly axis: RaceAxis;
  /** Percent of the axis. */
  readonly place: number;
  readonly onPlace: (place: number) => void;
}

/** Where the losses are read, in the unit of the axis. */
export function readAt(race: ShownRace, axis: RaceAxis, place: number): number {
  return (axisEnd(race, axis) * place) / 100;
}

function axisEnd({ entrants, steps }: ShownRace, axis: RaceAxis): number {
  if (axis === 'steps') return Math.max(1, steps);
  const ends = entrants.flatMap(({ lanes }) => lanes.time.map(({ at }) => at.at(-1) ?? 0));
  return Math.max(1, ...ends);
}

const legendRow = 38;

export function RaceChart({ race, axis, place, onPlace }: Props) {
  const text = useRaceText();
  const [frame, width] = useWidth<HTMLDivElement>(0);
  const columns = width >= 640 ? race.entrants.length : width >= 330 ? 2 : 1;
  const labelled = width >= 640;
  const top = Math.ceil(race.entrants.length / columns) * legendRow + 30;
  const bottom = top + (width < 480 ? 220 : 280);
  const height = bottom + 42;
  const [left, right] = [46, width - (labelled ? 132 : 8)];
  const end = axisEnd(race, axis);
  const layout = useMemo(
    () =>
      raceChart(
        race.entrants.map(({ lanes }) => lanes[axis]),
        { left, right, top, bottom, baseline: race.baseline, end },
      ),
    [race, axis, left, right, top, bottom, end],
  );
  const at = readAt(race, axis, place);
  const spreads = race.entrants.map(({ lanes }) => spreadAt(lanes[axis], at));
  const words = race.entrants.map(({ cell }, k) => text.entrantReading(text.shortKinds[cell], spreads[k]));
  return (
    <div ref={frame} className={styles.chart} style={{ height }}>
      {width > 0 && (
        <>
          <svg data-picture width={width} height={height} aria-hidden="true">
            {race.entrants.map(({ cell, units }, k) => {
              const [x, y] = [((k % columns) * width) / columns, Math.floor(k / columns) * legendRow];
              const spread = spreads[k];
              return (
                <g key={cell} className={chartParts.legend}>
                  <path className={styles.line} data-place={k} d={`M${x + 2} ${y + 12}h26`} />
                  <text x={x + 36} y={y + 16}>
                    {text.entrantName(text.shortKinds[cell], units)}
                  </text>
                  <text x={x + 36} y={y + 32} className={chartParts.value} data-value={cell}>
                    {spread ? text.spread(spread) : '–'}
                  </text>
                </g>
              );
            })}
            <text className={chartParts.axisTitle} x={0} y={top - 10}>
              {text.lossAxis[race.task]}
            </text>
            <Lines
              layout={layout}
              {...{ left, right, top, bottom, axis, labelled }}
              baseline={text.baseline(race.task, text.lossNumber(race.baseline))}
              names={race.entrants.map(({ cell }) => text.shortKinds[cell]).join('\n')}
            />
            <line className={styles.cursor} x1={layout.x(at)} x2={layout.x(at)} y1={top} y2={bottom} />
            {spreads.map(
              (spread, k) =>
                spread && (
                  <circle
                    key={race.entrants[k].cell}
                    className={styles.mark}
                    data-place={k}
                    cx={layout.x(at)}
                    cy={layout.y(spread.median)}
                    r={3.5}
                  />
                ),
            )}
          </svg>
          <PlotSlider
            box={{ left, top, width: Math.max(0, right - left), height: bottom - top }}
            label={text.chart}
            min={0}
            max={100}
            value={place}
            valueText={text.reading(axis, at, words)}
            at={(x) => Math.round((100 * layout.valueAt(x)) / end)}
            onChange={(next) => onPlace(Math.min(100, next))}
          />
        </>
      )}
    </div>
  );
}

interface LinesProps {
  readonly layout: Layout;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly axis: RaceAxis;
  readonly labelled: boolean;
  readonly baseline: string;
  /** One a line, in the order of the lines. */
  readonly names: string;
}

/** All that does not move with the cursor. */
const Lines = memo(function Lines(props: LinesProps) {
  const { layout, left, right, bottom, axis, labelled, baseline, names } = props;
  const text = useRaceText();
  const ends = layout.lines.flatMap(({ end }, k) => (end ? [{ ...end, k }] : []));
  const labels = spacedLabels(
    ends.map(({ y }) => y),
    16,
    bottom,
  );
  const named = names.split('\n');
  return (
    <g>
      <g className={chartParts.axes}>
        {layout.lossTicks.map(({ value, y }) => (
          <g key={value}>
            <line x1={left} x2={right} y1={y} y2={y} />
            <text x={left - 8} y={y + 4} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {layout.ticks.map(({ value, x }) => (
          <text key={value} x={x} y={bottom + 18} textAnchor={x > right - 12 ? 'end' : 'middle'}>
            {axis === 'steps' ? value : text.time(value)}
          </text>
        ))}
        <text x={right} y={bottom + 36} textAnchor="end">
          {text.axes[axis]}
        </text>
      </g>
      {layout.lines.map(({ band }, k) => (
        <path key={named[k]} className={styles.band} data-place={k} d={band} />
      ))}
      <line className={styles.baseline} x1={left} x2={right} y1={layout.baselineY} y2={layout.baselineY} />
      {layout.lines.map(({ median }, k) => (
        <path key={named[k]} className={styles.line} data-place={k} d={median} />
      ))}
      <text className={chartParts.halo} x={right - 6} y={layout.baselineY + 17} textAnchor="end">
        {baseline}
      </text>
      {labelled &&
        ends.map(({ x, k }, rank) => (
          <text key={named[k]} className={styles.label} data-place={k} x={x + 8} y={labels[rank] + 4}>
            {named[k]}
          </text>
        ))}
    </g>
  );
});
