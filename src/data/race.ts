/** A race of recurrent networks on one task: the same examples, the same batches and the same settings for all. */
import { cellNames, type CellName } from '#rnn/cells';
import type { NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import type { TrainingSettings } from '#rnn/training';
import { notCounted, takeExamples, type Examples } from './examples.ts';
import { matchedUnits } from './matchedUnits.ts';
import type { Split } from './task.ts';
import { adding } from './tasks/adding.ts';
import { copyFirst } from './tasks/copyFirst.ts';
import { holdBit } from './tasks/holdBit.ts';
import { twoSines } from './tasks/twoSines.ts';

export const raceTasks = ['adding', 'copyFirst', 'holdBit', 'twoSines'] as const;
export type RaceTask = (typeof raceTasks)[number];

export const mostEntrants = 4;

export interface RaceSetup {
  readonly task: RaceTask;
  /** One to four, none twice. */
  readonly cells: readonly CellName[];
  /** `H` of each layer: of all networks, or of the first where parameters are matched. */
  readonly units: number;
  readonly layers: number;
  readonly match: 'units' | 'parameters';
  /** Each network runs with the seeds 1 … `seeds`. */
  readonly seeds: number;
  /** Of Adam, for all alike. */
  readonly rate: number;
  /** Updates of each run. */
  readonly steps: number;
}

export interface Entrant {
  readonly cell: CellName;
  readonly units: number;
  readonly spec: NetworkSpec;
  /** `P` */
  readonly parameters: number;
}

/** Few and short enough for a browser without a graphics card. */
const sizes = { train: 640, validation: 200 } as const;

/** The task's examples of one seed. */
export function raceSplit(task: RaceTask, seed: number): Split {
  switch (task) {
    case 'adding':
      return adding.examples({ seed, T: 20, ...sizes });
    case 'copyFirst':
      return copyFirst.examples({ seed, distance: 10, ...sizes });
    case 'holdBit':
      return holdBit.examples({ seed, T: 20, ...sizes });
    case 'twoSines':
      return twoSines.examples({ seed, T: 20, test: 0, ...sizes });
    default:
      return task satisfies never;
  }
}

/** The loss of who reads nothing (twoSines: of who repeats the last value), in the unit that the race is run in. */
export function raceBaseline(task: RaceTask, split: Split): number {
  switch (task) {
    case 'adding':
      return adding.baselines[0].of(split);
    case 'copyFirst':
    case 'holdBit':
      return split.targets.kind === 'codes' ? Math.log(split.targets.symbols.length) : NaN;
    case 'twoSines':
      return twoSines.baselines[0].of(split);
    default:
      return task satisfies never;
  }
}

function network({ task, layers }: RaceSetup, cell: CellName, units: number): NetworkSpec {
  const { inputs, targets } = shapesOf[task];
  return {
    inputs,
    layers: [
      ...(inputs.kind === 'codes' ? [{ kind: 'oneHot' } as const] : []),
      {
        kind: 'recurrent',
        name: 'rnn',
        cell,
        units,
        depth: layers,
        output: task === 'holdBit' ? 'sequence' : 'last',
      },
      { kind: 'dense', name: 'fc', units: targets },
    ],
  };
}

/** What is read at a step, and how many numbers or scores are answered. */
const shapesOf: Readonly<
  Record<RaceTask, { readonly inputs: NetworkSpec['inputs']; readonly targets: number }>
> = {
  adding: { inputs: { kind: 'values', size: 2 }, targets: 1 },
  copyFirst: { inputs: { kind: 'codes', size: 8 }, targets: 4 },
  holdBit: { inputs: { kind: 'values', size: 2 }, targets: 2 },
  twoSines: { inputs: { kind: 'values', size: 1 }, targets: 1 },
};

/** The networks, in the order of their cells. */
export function raceEntrants(setup: RaceSetup): readonly Entrant[] {
  const count = (cell: CellName, units: number) => parameterCount(networkLayout(network(setup, cell, units)));
  const target = count(setup.cells[0], setup.units);
  return setup.cells.map((cell) => {
    const units = setup.match === 'units' ? setup.units : matchedUnits((many) => count(cell, many), target);
    return { cell, units, spec: network(setup, cell, units), parameters: count(cell, units) };
  });
}

/** The same for every network: the seed alone decides which examples come when. */
export function raceSettings(seed: number, { rate }: RaceSetup): TrainingSettings {
  return { seed, batch: 32, window: 20, learningRate: rate, clipNorm: 1 };
}

/** Sequences by which the memory of trained networks is measured, time-major, asked for the last answer alone. */
export interface LastAnswers {
  readonly T: number;
  readonly B: number;
  /** `[T, B, I]`, or codes `[T, B]` */
  readonly inputs: readonly number[];
  readonly targets: { readonly kind: 'codes' | 'values'; readonly values: readonly number[] };
}

/** @param rows  how many validation examples */
export function lastAnswers({ validation }: Split, rows: number): LastAnswers {
  const {
    count: B,
    inputs,
    targets,
  }: Examples = takeExamples(
    validation,
    Array.from({ length: rows }, (_, row) => row),
  );
  const { T } = inputs;
  const [I, read] = inputs.kind === 'values' ? [inputs.I, inputs.values] : [1, inputs.codes];
  const timeMajor = Array.from({ length: T * B * I }, (_, k) => {
    const [t, row, i] = [Math.floor(k / (B * I)), Math.floor(k / I) % B, k % I];
    return read[(row * T + t) * I + i];
  });
  const given = targets.kind === 'values' ? targets.values : targets.codes;
  const answered = targets.T;
  const wanted =
    answered === null
      ? [...given]
      : Array.from({ length: answered * B }, (_, k) =>
          Math.floor(k / B) === answered - 1 ? given[(k % B) * answered + answered - 1] : notCounted,
        );
  return { T, B, inputs: timeMajor, targets: { kind: targets.kind, values: wanted } };
}

/** `rnn,lstm`: one to four kinds, none twice; null where the text is no such list. */
export function parseCells(text: string): readonly CellName[] | null {
  const cells = text.split(',').map((name) => cellNames.find((cell) => cell === name));
  const known = cells.filter((cell) => cell !== undefined);
  if (known.length !== cells.length || known.length > mostEntrants) return null;
  return new Set(known).size === known.length ? known : null;
}
