/**
 * Does a network notice the order of what it reads? One sequence in two orders, by one network: once as it is, carrying
 * its state along, and once with its state set back before every item, so that it can only average over items.
 */
import { networkForward, networkWeights } from '#reference/network';
import type { NamedArrays } from '#reference/cell';
import { assertLength } from '#rnn/errors';
import type { NetworkSpec } from '#rnn/network';
import type { NetworkTrace } from '#rnn/networkTrace';

export interface ItemOrderRequest {
  /** With one recurrent layer, and answers that are linear in its state: then averaging answers is averaging states. */
  readonly spec: NetworkSpec;
  /** `[P]`, laid out by `networkLayout`. */
  readonly parameters: ArrayLike<number>;
  /** `[T, I]`, or codes `[T]`. */
  readonly inputs: readonly number[];
  /** `[T]`: which item, from 0, stands at each place of the second order. */
  readonly order: readonly number[];
}

export interface OrderRun {
  /** `[T, H]`: the hidden state after each item, in the order in which they were read. */
  readonly states: Float64Array;
  /** `[H]`: what there is of the whole. With memory the last state, without the mean of all. */
  readonly summary: Float64Array;
  /** `[V]`: the output made from that. */
  readonly answer: Float64Array;
}

export interface BothOrders {
  readonly inOrder: OrderRun;
  readonly shuffled: OrderRun;
}

export interface ItemOrderReading {
  readonly withMemory: BothOrders;
  readonly withoutMemory: BothOrders;
}

/**
 * @throws ShapeError  when the inputs are not whole items, or the parameters are not the network's
 * @throws RangeError  when `order` is no permutation of the items, or the network has no recurrent layer
 */
export function itemOrder({ spec, parameters, inputs, order }: ItemOrderRequest): ItemOrderReading {
  const size = spec.inputs.kind === 'codes' ? 1 : spec.inputs.size;
  const T = inputs.length / size;
  assertLength('inputs', inputs, [order.length, size]);
  if (order.toSorted((a, b) => a - b).some((item, place) => item !== place))
    throw new RangeError(`order: expected every item from 0 to ${T - 1} once`);
  const weights = networkWeights(spec, parameters);
  const reordered = order.flatMap((item) => inputs.slice(item * size, (item + 1) * size));
  const both = (
    run: (spec: NetworkSpec, weights: NamedArrays, inputs: readonly number[], T: number) => OrderRun,
  ) => ({
    inOrder: run(spec, weights, inputs, T),
    shuffled: run(spec, weights, reordered, T),
  });
  return { withMemory: both(remembered), withoutMemory: both(averaged) };
}

function remembered(spec: NetworkSpec, weights: NamedArrays, inputs: readonly number[], T: number): OrderRun {
  const trace = networkForward(spec, weights, { T, B: 1, inputs });
  const { states, H } = statesOf(trace);
  const answers = trace.layers.at(-1)?.after.features ?? 0;
  return { states, summary: states.slice(-H), answer: trace.output.slice(-answers) };
}

/** Every item is a sequence of its own. */
function averaged(spec: NetworkSpec, weights: NamedArrays, inputs: readonly number[], T: number): OrderRun {
  const trace = networkForward(spec, weights, { T: 1, B: T, inputs });
  const { states } = statesOf(trace);
  return { states, summary: meanRow(states, T), answer: meanRow(trace.output, T) };
}

function statesOf({ layers }: NetworkTrace): { readonly states: Float64Array; readonly H: number } {
  const part = layers.findLast(({ layer }) => layer.kind === 'recurrent')?.parts.at(-1);
  const states = part?.activations.hiddenState;
  if (!part || !states) throw new RangeError('expected a network with a recurrent layer');
  return { states, H: part.sizes.H };
}

/** The mean of `T` rows, added up in their order. */
function meanRow(rows: Float64Array, T: number): Float64Array {
  const width = rows.length / T;
  return Float64Array.from({ length: width }, (_, column) => {
    let sum = 0;
    for (let row = 0; row < T; row++) sum += rows[row * width + column];
    return sum / T;
  });
}

/** The largest difference, in magnitude, between two lists of numbers of one length. */
export function farthestApart(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, value, k) => Math.max(most, Math.abs(value - b[k])), 0);
}
