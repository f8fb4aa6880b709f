/**
 * Does a network notice the order of what it reads? One sequence in two orders, by one network: once as it is, carrying
 * its state along, and once with its state set back before every item, so that it can only average over items.
 */
import { networkForward, networkWeights } from '#reference/network';
import { softmax } from '#reference/softmax';
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
  /** Codes: the answer is the softmax of the output. Values: it is the output itself. */
  readonly answers: 'codes' | 'values';
}

export interface OrderRun {
  /** `[T, H]`: the hidden state after each item, in the order in which they were read. */
  readonly states: Float64Array;
  /** `[H]`: what there is of the whole. With memory the last state, without the mean of all. */
  readonly summary: Float64Array;
  /** `[V]`: what the network makes of that. */
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
export function itemOrder({ spec, parameters, inputs, order, answers }: ItemOrderRequest): ItemOrderReading {
  const size = spec.inputs.kind === 'codes' ? 1 : spec.inputs.size;
  const T = inputs.length / size;
  assertLength('inputs', inputs, [order.length, size]);
  if (order.toSorted((a, b) => a - b).some((item, place) => item !== place))
    throw new RangeError(`order: expected every item from 0 to ${T - 1} once`);
  const weights = networkWeights(spec, parameters);
  const reordered = order.flatMap((item) => inputs.slice(item * size, (item + 1) * size));
  const answered = (run: OrderRun): OrderRun =>
    answers === 'codes' ? { ...run, answer: softmax(run.answer) } : run;
  const both = (run: (items: readonly number[]) => OrderRun): BothOrders => ({
    inOrder: answered(run(inputs)),
    shuffled: answered(run(reordered)),
  });
  return {
    withMemory: both((items) => remembered(networkForward(spec, weights, { T, B: 1, inputs: items }))),
    // Every item is a sequence of its own.
    withoutMemory: both((items) => averaged(networkForward(spec, weights, { T: 1, B: T, inputs: items }))),
  };
}

function remembered(trace: NetworkTrace): OrderRun {
  const { states, H } = statesOf(trace);
  const width = trace.layers.at(-1)?.after.features ?? 0;
  return { states, summary: states.slice(-H), answer: trace.output.slice(-width) };
}

function averaged(trace: NetworkTrace): OrderRun {
  const { states } = statesOf(trace);
  return { states, summary: meanRow(states, trace.B), answer: meanRow(trace.output, trace.B) };
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
