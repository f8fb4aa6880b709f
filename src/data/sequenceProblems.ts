/**
 * A small real problem for each shape of sequences: which network solves it, and how an example of it is given to that
 * network. The problems are those of `#data/tasks`; here they have the shape that the figure of shapes shows.
 */
import type { ModelSpec, NetworkSpec } from '#rnn/network';
import type { SequenceShape } from '#rnn/sequenceShapes';

/** Path below the folder that is served, of the network that was taught the problem of a shape. */
export const problemModelFile = (shape: SequenceShape): string => `models/shape-${shape}.safetensors`;

/** `H`, of every recurrent layer of a shape's network. */
export const problemUnits: Readonly<Record<SequenceShape, number>> = {
  oneToMany: 24,
  manyToOne: 24,
  aligned: 16,
  delayed: 16,
  encoderDecoder: 36,
};

/** Days that are read, and, where the answers come after them, days that are answered. */
export const daysRead = { aligned: 14, delayed: 7 } as const;
export const daysAnswered = 7;

/** What each problem's network reads and answers: sizes of its vocabularies, where it has such. */
export interface ProblemSizes {
  /** Letters, of a name or a word. */
  readonly inputs: number;
  /** Letters of a month, languages, or sounds. */
  readonly outputs: number;
}

/** Months of the year, the places of a one-hot vector. */
const months = 12;

/** The network of a shape: GRUs of `problemUnits`. Sizes of what has no vocabulary are not looked at. */
export function problemSpec(shape: SequenceShape, { inputs, outputs }: ProblemSizes): ModelSpec {
  const gru = { kind: 'recurrent', name: 'rnn', cell: 'gru', units: problemUnits[shape] } as const;
  const answers = (units: number) => ({ kind: 'dense', name: 'fc', units }) as const;
  const reads = (size: number): NetworkSpec['layers'][number] => ({
    kind: 'embedding',
    name: 'embedding',
    size,
  });
  switch (shape) {
    case 'oneToMany':
      return { inputs: { kind: 'values', size: months }, layers: [gru, answers(outputs)] };
    case 'manyToOne':
      return {
        inputs: { kind: 'codes', size: inputs },
        layers: [reads(12), { ...gru, output: 'last' }, answers(outputs)],
      };
    case 'aligned':
      return { inputs: { kind: 'values', size: 1 }, layers: [gru, answers(1)] };
    case 'delayed':
      return { inputs: { kind: 'values', size: 2 }, layers: [gru, answers(1)] };
    case 'encoderDecoder':
      return {
        encoder: { inputs: { kind: 'codes', size: inputs }, layers: [reads(12), gru] },
        decoder: { inputs: { kind: 'codes', size: outputs }, layers: [reads(12), gru, answers(outputs)] },
      };
    default:
      return shape satisfies never;
  }
}

/**
 * A month at the first step, and nothing, zeros, at the others.
 * @param month  from 0
 * @param T      steps, 1 or more
 * @returns      `[T, 12]`
 */
export function monthInputs(month: number, T: number): number[] {
  const inputs = Array.from({ length: T * months }, () => 0);
  inputs[month] = 1;
  return inputs;
}

/**
 * Numbers to read, then steps that read nothing but a mark that says: answer now.
 * @param values   `[S]`
 * @param answers  steps that answer
 * @returns        `[S + answers, 2]`: the number, and the mark
 */
export function delayedInputs(values: readonly number[], answers: number): number[] {
  return [...values.flatMap((value) => [value, 0]), ...Array.from({ length: answers }, () => [0, 1]).flat()];
}

/** Mean and standard deviation. */
export interface Scale {
  readonly mean: number;
  readonly deviation: number;
}

/** Of the rows that are trained on: the first four fifths, as the task of births has it. */
export const trainedRows = (rows: number): number => rows - Math.round(rows * 0.2);

/**
 * The scale of a series' training part.
 * @param values  `[L]`, without gaps, not all the same
 */
export function trainedScale(values: ArrayLike<number>): Scale {
  const rows = Array.from(values).slice(0, trainedRows(values.length));
  const mean = rows.reduce((sum, value) => sum + value, 0) / rows.length;
  const variance = rows.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows.length;
  return { mean, deviation: Math.sqrt(variance) };
}

/**
 * The mean squared error of saying again what was a week before, over the rows that are not trained on.
 * @param values  `[L]`, a day each, in their own units
 * @returns       in squared standard deviations of `scale`
 */
export function repeatedWeekError(values: ArrayLike<number>, { deviation }: Scale): number {
  const rows = Array.from(values).slice(trainedRows(values.length));
  const errors = rows.slice(7).map((value, before) => ((value - rows[before]) / deviation) ** 2);
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}
