/** The items of a sequence in two orders, and what the inspector says of them. */
import { useMemo } from 'react';
import { seededRandom } from '#data/random';
import { shuffled } from '#data/shuffle';
import type { ItemOrderReading, ItemOrderRequest } from '#inspect/itemOrder';
import { isEncoderDecoder } from '#rnn/network';
import type { ShuffledAddress } from '../../state/shuffledView.ts';
import { useSteadyInspection } from '../../state/steadyInspection.ts';
import { problemExample, type ProblemExample } from '../problems/problemExample.ts';
import type { ProblemSource } from '../problems/problemSource.ts';

export type OrdersState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  /** All of one answer; a newer one may be on its way. */
  | {
      readonly kind: 'ready';
      readonly example: ProblemExample;
      readonly request: ItemOrderRequest;
      readonly reading: ItemOrderReading;
    };

/** What a request was made of: the answer to an older one is shown with its own items. */
const asked = new WeakMap<ItemOrderRequest, ProblemExample>();

export function useOrders(source: ProblemSource, address: ShuffledAddress): OrdersState {
  const { called, day, lot } = address;
  const wanted = useMemo(() => {
    const example = problemExample(source, { month: 1, called, spelt: '', day });
    const { spec, parameters, inputs, answers } = example.request;
    if (isEncoderDecoder(spec)) throw new RangeError('expected a single network');
    const request = { spec, parameters, inputs, answers, order: shuffledOrder(inputs.length, lot) };
    asked.set(request, example);
    return request;
  }, [source, called, day, lot]);
  const state = useSteadyInspection('itemOrder', wanted);
  return useMemo(() => {
    if (state.kind !== 'ready') return state;
    const { request, reply } = state;
    const example = asked.get(request);
    return example ? { kind: 'ready', example, request, reading: reply } : { kind: 'loading' };
  }, [state]);
}

/** A shuffling that moves something, wherever there is more than one item. */
function shuffledOrder(items: number, lot: number): readonly number[] {
  const inOrder = Array.from({ length: items }, (_, item) => item);
  const order = shuffled(inOrder, seededRandom(lot));
  return order.every((item, place) => item === place) ? order.toReversed() : order;
}
