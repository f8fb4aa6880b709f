/** One run of a race: what it has reached, and how long its own updates took. */
import type { RaceLane } from '#figures/raceChart';
import { smoothedLoss } from '#figures/lossCurve';
import type { Snapshot, StepRecord } from '#rnn/training';

interface TimedLoss extends Pick<StepRecord, 'trainStep' | 'lossNats'> {
  /** Milliseconds of this run's own updates up to this one. */
  readonly milliseconds: number;
}

export interface RaceRun {
  /** Which network. */
  readonly entrant: number;
  readonly seed: number;
  readonly records: readonly TimedLoss[];
  readonly snapshot: Snapshot | null;
  readonly fate: 'racing' | 'finished' | 'out';
  /** The update at which a number became none. */
  readonly outAt: number | null;
}

export const emptyLane = (entrant: number, seed: number): RaceRun => ({
  entrant,
  seed,
  records: [],
  snapshot: null,
  fate: 'racing',
  outAt: null,
});

/**
 * Adds what was just trained. Time beside other runs does not count.
 * @param stepMilliseconds  of one of these updates
 */
export function appendTimed(
  run: RaceRun,
  records: readonly StepRecord[],
  stepMilliseconds: number,
  snapshot: Snapshot,
): RaceRun {
  const next = (run.records.at(-1)?.trainStep ?? -1) + 1;
  const before = run.records.at(-1)?.milliseconds ?? 0;
  const added = records
    .filter(({ trainStep }) => trainStep >= next)
    .map(({ trainStep, lossNats }, k): TimedLoss => ({
      trainStep,
      lossNats,
      milliseconds: before + (k + 1) * stepMilliseconds,
    }));
  return { ...run, records: [...run.records, ...added], snapshot };
}

/** Where a run stands that is taken up from its last snapshot. */
export function rewound(run: RaceRun): RaceRun {
  const from = run.snapshot?.trainStep ?? 0;
  return { ...run, records: run.records.filter(({ trainStep }) => trainStep < from) };
}

/** Mean milliseconds of an update; null before the first. */
export function millisecondsAStep({ records }: RaceRun): number | null {
  const last = records.at(-1);
  return last ? last.milliseconds / records.length : null;
}

/** Updates after which a loss counts half in the drawn mean. */
const halfLife = 5;

const lanes = new WeakMap<RaceRun, Readonly<Record<'steps' | 'time', RaceLane>>>();

/** The run as a line of the chart; the loss is the running mean of the batches'. */
export function laneOf(run: RaceRun, axis: 'steps' | 'time'): RaceLane {
  let both = lanes.get(run);
  if (!both) {
    const finite = run.records.filter(({ lossNats }) => Number.isFinite(lossNats));
    const losses = smoothedLoss(finite, halfLife).map((bits) => bits * Math.LN2);
    both = {
      steps: { at: finite.map(({ trainStep }) => trainStep), losses },
      time: { at: finite.map(({ milliseconds }) => milliseconds), losses },
    };
    lanes.set(run, both);
  }
  return both[axis];
}
