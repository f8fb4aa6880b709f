/**
 * A text whose next letters a character model is to foresee, and what it costs: the loss that the microscope takes
 * apart, letter by letter.
 */
import type { CharModel } from '#rnn/model';
import type { NetworkTrace } from '#rnn/networkTrace';
import { preparedCharModel, type PreparedCharModel } from '#reference/charModel';
import { networkForward } from '#reference/network';
import { logSoftmax } from '#reference/softmax';
import { isMicroscopeCell, microscopeCells, type MicroscopeCell } from './microscopeCells.ts';

/** The steps whose predictions count. */
export type CountedSteps = 'every' | 'last';

export interface PredictedText {
  readonly model: CharModel;
  /** `[T + 1]`: the `T` letters that are read, each foretelling the one after it. */
  readonly codes: ArrayLike<number>;
  readonly counted: CountedSteps;
}

export interface PreparedText {
  readonly prepared: PreparedCharModel;
  readonly cell: MicroscopeCell;
  /** Steps; at least 1. */
  readonly T: number;
  /** `H` units. */
  readonly H: number;
  /** `V` letters. */
  readonly V: number;
  readonly inputs: Int32Array;
  /** `[T]`: the letters to be foreseen; −1 where the prediction does not count. */
  readonly targets: Int32Array;
  /** How many count. */
  readonly count: number;
}

/**
 * @throws RangeError when there are fewer than two letters, or the cell is none of `microscopeCells`
 * @throws ShapeError when the parameter vector does not fit the model's layout
 */
export function preparedText({ model, codes, counted }: PredictedText): PreparedText {
  const { cell, units, vocabulary } = model.spec;
  if (!isMicroscopeCell(cell))
    throw new RangeError(`cell: expected one of ${microscopeCells.join(', ')}, got ${cell}`);
  const T = codes.length - 1;
  if (T < 1) throw new RangeError(`text to foresee: expected 2 letters or more, got ${codes.length}`);
  const all = Int32Array.from(codes);
  const targets = all.slice(1);
  if (counted === 'last') targets.fill(-1, 0, T - 1);
  return {
    prepared: preparedCharModel(model),
    cell,
    T,
    H: units,
    V: vocabulary.length,
    inputs: all.slice(0, T),
    targets,
    count: counted === 'last' ? 1 : T,
  };
}

/** The network over the steps `from … end − 1`, from states packed as `stateSize` says, or from zero. */
export function runSteps(
  { prepared: { network, weights }, inputs }: PreparedText,
  from: number,
  end: number,
  states?: ArrayLike<number>,
): NetworkTrace {
  const batch = { T: end - from, B: 1, inputs: inputs.subarray(from, end) };
  return networkForward(network, weights, batch, states ? { states } : {});
}

/** What the prediction at a step adds to the loss, nats; 0 where it does not count. `row` counts `logits` rows. */
export function lossTerm(
  { targets, count, V }: PreparedText,
  logits: Float64Array,
  row: number,
  timeStep: number,
): number {
  if (targets[timeStep] < 0) return 0;
  return -logSoftmax(logits, row * V, V, targets[timeStep]) / count;
}
