/** What the figure shows: a race run on this device, or one that was recorded. */
import { adding as addingTask } from '#data/tasks/adding';
import { parseExperimentResult, type ResultOf } from '#data/experiments/result';
import { raceBaseline, raceSplit, type Entrant, type RaceSetup, type RaceTask } from '#data/race';
import type { RaceLane } from '#figures/raceChart';
import type { CellName } from '#rnn/cells';
import { laneOf, millisecondsAStep, type RaceRun } from '../../state/raceRun.ts';

export type RaceAxis = 'steps' | 'time';

export interface ShownEntrant {
  readonly cell: CellName;
  readonly units: number;
  readonly parameters: number;
  /** Of each seed that is in the race. */
  readonly lanes: Readonly<Record<RaceAxis, readonly RaceLane[]>>;
  /** One for each seed that has made an update. */
  readonly stepMilliseconds: readonly number[];
  /** Seeds that are out, with the update at which a number became none. */
  readonly out: readonly { readonly seed: number; readonly trainStep: number }[];
}

export interface ShownRace {
  readonly task: RaceTask;
  readonly baseline: number;
  readonly seeds: number;
  /** The last update. */
  readonly steps: number;
  readonly entrants: readonly ShownEntrant[];
}

export function liveRace(
  setup: RaceSetup,
  entrants: readonly Entrant[],
  runs: readonly RaceRun[],
): ShownRace {
  return {
    task: setup.task,
    baseline: baselineOf(setup.task),
    seeds: setup.seeds,
    steps: setup.steps - 1,
    entrants: entrants.map(({ cell, units, parameters }, place) => {
      const own = runs.filter(({ entrant }) => entrant === place);
      const racing = own.filter(({ fate }) => fate !== 'out');
      return {
        cell,
        units,
        parameters,
        lanes: {
          steps: racing.map((run) => laneOf(run, 'steps')),
          time: racing.map((run) => laneOf(run, 'time')),
        },
        stepMilliseconds: own.map(millisecondsAStep).filter((value) => value !== null),
        out: own.flatMap(({ seed, outAt }) => (outAt === null ? [] : [{ seed, trainStep: outAt }])),
      };
    }),
  };
}

const baselines = new Map<RaceTask, number>();
function baselineOf(task: RaceTask): number {
  const known = baselines.get(task) ?? raceBaseline(task, raceSplit(task, 1));
  baselines.set(task, known);
  return known;
}

export type Adding = ResultOf<'adding'>;

/** The recorded experiment; null where it could not be fetched or is none. */
export async function fetchRecorded(): Promise<Adding | null> {
  try {
    const response = await fetch(new URL(`experiments/${addingTask.name}.json`, document.baseURI));
    if (!response.ok) return null;
    const parsed = parseExperimentResult(await response.text());
    return parsed.kind === 'result' && parsed.result.name === 'adding' ? parsed.result : null;
  } catch {
    return null;
  }
}

/** Its loss is measured on validation examples now and then, for its first seed. */
export function recordedRace({ rows, settings, baseline, times, seeds }: Adding): ShownRace {
  return {
    task: 'adding',
    baseline,
    seeds: 1,
    steps: settings.steps,
    entrants: rows.map(({ cell, parameters, curve, steps }, place) => {
      const updates = steps.reduce((sum, count) => sum + count, 0);
      const milliseconds = (1000 * times.seconds[place]) / Math.max(1, updates);
      const losses = curve.map(({ value }) => value);
      const at = curve.map(({ trainStep }) => trainStep);
      return {
        cell,
        units: settings.units,
        parameters,
        lanes: {
          steps: [{ at, losses }],
          time: [{ at: at.map((step) => step * milliseconds), losses }],
        },
        stepMilliseconds: seeds.map(() => milliseconds),
        out: [],
      };
    }),
  };
}
