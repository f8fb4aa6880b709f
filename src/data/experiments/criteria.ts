/** What must come out of each experiment: the command judges by it, and so does the test of the committed files. */
import type { ExperimentResult, ResultOf } from './result.ts';

/** Below this mean squared error the adding problem is solved: a typical error of a tenth, and less. */
export const solvedBelow = 0.01;
/** Above this one it is not: most of the variance of the answers, 1/6, is still there. */
const unsolvedAbove = 0.1;

/** Pairs of the ladder of which the notes say that the first has the larger error. */
const notesOrder: readonly (readonly [worse: string, better: string])[] = [
  ['lastValue', 'simpleRnn1'],
  ['simpleRnn1', 'linear'],
  ['linear', 'deepRnn'],
  ['linear', 'deepRnnDense'],
  ['tenStepsIteratively', 'tenStepsAtOnce'],
  ['tenStepsAtOnce', 'sequenceToSequence'],
];
/** Series to train and validate on, steps that are read, batch, epochs. */
const notesSizes = '7000, 2000, 50, 32, 20';
const baselineTolerance = 0.15;
const notesTolerance = 0.25;
/** Parameter counts of the text experiment lie so near to that of the LSTM. */
const matchTolerance = 0.02;
/** Share of the baseline's error rate that pronouncing must stay below: a clear win. */
const clearlyBetter = 0.75;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What did not come out as it must, a sentence each; none: all did. Several seeds are judged by their mean. */
export function failures(result: ExperimentResult): readonly string[] {
  switch (result.name) {
    case 'forecast':
      return forecastFailures(result);
    case 'copy':
      return copyFailures(result);
    case 'adding':
      return addingFailures(result);
    case 'text':
      return textFailures(result);
    case 'pronounce':
      return result.rows.flatMap(({ cell, errorRates }) =>
        mean(errorRates) <= clearlyBetter * result.baseline
          ? []
          : [
              `${cell}: expected a phoneme error rate of at most ${clearlyBetter} · ${result.baseline}, got ${mean(errorRates)}`,
            ],
      );
    default:
      return result satisfies never;
  }
}

function forecastFailures({ rows, settings }: ResultOf<'forecast'>): readonly string[] {
  const { train, validation, T, batch, epochs } = settings;
  const sizes = [train, validation, T, batch, epochs].join(', ');
  const asInNotes =
    sizes === notesSizes ? [] : [`expected the sizes of the notes, ${notesSizes}, got ${sizes}`];
  const errorOf = (network: string) =>
    mean(rows.find((row) => row.network === network)?.meanSquaredErrors ?? [NaN]);
  const baselines = (
    [
      ['lastValue', 0.02],
      ['linear', 0.004],
    ] as const
  ).flatMap(([network, figure]) =>
    Math.abs(errorOf(network) - figure) <= baselineTolerance * figure
      ? []
      : [`${network}: expected ${figure} ± ${100 * baselineTolerance}%, got ${errorOf(network)}`],
  );
  const order = notesOrder.flatMap(([worse, better]) =>
    errorOf(worse) > errorOf(better)
      ? []
      : [`expected ${better} (${errorOf(better)}) below ${worse} (${errorOf(worse)})`],
  );
  const figures = rows.flatMap(({ network, notes, meanSquaredErrors }) =>
    notes === null || mean(meanSquaredErrors) <= (1 + notesTolerance) * notes
      ? []
      : [`${network}: expected at most ${notes} + ${100 * notesTolerance}%, got ${mean(meanSquaredErrors)}`],
  );
  return [...asInNotes, ...baselines, ...order, ...figures];
}

/**
 * The first distance at which the mean accuracy is below half-way between chance and 1; null: none.
 * @param distances  from the shortest
 */
export function letsGoAt(
  distances: ResultOf<'copy'>['rows'][number]['distances'],
  chance: number,
): number | null {
  return distances.find(({ accuracies }) => mean(accuracies) < (1 + chance) / 2)?.distance ?? null;
}

/** The plain network lets go somewhere; both gated ones, begun with open gates, later or nowhere. */
function copyFailures({ rows, chance, seeds }: ResultOf<'copy'>): readonly string[] {
  const repeated = seeds.length >= 5 ? [] : [`expected five seeds, got ${seeds.length}`];
  const reach = (cell: string) =>
    rows
      .filter((row) => row.cell === cell)
      .map(({ distances }) => letsGoAt(distances, chance) ?? Infinity)
      .reduce((farthest, distance) => Math.max(farthest, distance), 0);
  const stated = rows.flatMap((row) =>
    row.letsGoAt === letsGoAt(row.distances, chance)
      ? []
      : [`${row.cell}: letsGoAt does not follow from its accuracies`],
  );
  const plain = Number.isFinite(reach('rnn')) ? [] : ['rnn: expected to let go within the distances tried'];
  const gated = ['lstm', 'gru'].flatMap((cell) =>
    reach(cell) > reach('rnn')
      ? []
      : [`${cell}: expected to let go later than rnn (${reach('rnn')}), at ${reach(cell)}`],
  );
  return [...repeated, ...stated, ...plain, ...gated];
}

function addingFailures({ rows, settings }: ResultOf<'adding'>): readonly string[] {
  const length = settings.T === 100 ? [] : [`expected sequences of 100 steps, got ${settings.T}`];
  const errorOf = (cell: string) => rows.find((row) => row.cell === cell)?.meanSquaredErrors ?? [NaN];
  const solved = ['lstm', 'gru'].flatMap((cell) =>
    errorOf(cell).every((error) => error < solvedBelow)
      ? []
      : [`${cell}: expected a mean squared error below ${solvedBelow}, got ${errorOf(cell).join(', ')}`],
  );
  const unsolved = errorOf('rnn').every((error) => error > unsolvedAbove)
    ? []
    : [`rnn: expected not to solve it (above ${unsolvedAbove}), got ${errorOf('rnn').join(', ')}`];
  return [...length, ...solved, ...unsolved];
}

function textFailures({ rows, letterFrequency }: ResultOf<'text'>): readonly string[] {
  const lstm = rows.find(({ cell }) => cell === 'lstm')?.parameters ?? NaN;
  return rows.flatMap(({ cell, parameters, bitsPerLetter }) => [
    ...(Math.abs(parameters - lstm) <= matchTolerance * lstm
      ? []
      : [`${cell}: expected ${lstm} parameters ± ${100 * matchTolerance}%, got ${parameters}`]),
    ...(mean(bitsPerLetter) < letterFrequency
      ? []
      : [`${cell}: expected fewer bits per letter than ${letterFrequency}, got ${mean(bitsPerLetter)}`]),
  ]);
}
