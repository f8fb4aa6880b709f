/** How good answers are: numbers by their squared error, classes by how many are right. */
import { assertLength, ShapeError } from '#rnn/errors';
import { notCounted, type Examples } from './examples.ts';

/**
 * Mean squared error of forecasts; where there is one after every step, of the one after the last step alone, as the
 * course notes measure it.
 * @param outputs  `[N, T, O]` or `[N, O]`, as the targets are
 * @throws ShapeError when the targets are codes or the sizes differ
 * Source: Géron, Hands-On Machine Learning, 2nd edition 2019, chapter 15, `last_time_step_mse`.
 */
export function lastStepError(outputs: ArrayLike<number>, { count, targets }: Examples): number {
  if (targets.kind !== 'values') throw new ShapeError('targets', 'numbers', targets.kind);
  const { O, values } = targets;
  const T = targets.T ?? 1;
  assertLength('outputs', outputs, [count, T, O]);
  let sum = 0;
  for (let n = 0; n < count; n++) {
    const last = (n * T + T - 1) * O;
    for (let o = 0; o < O; o++) sum += (outputs[last + o] - values[last + o]) ** 2;
  }
  return sum / (count * O);
}

/**
 * Share of the counted answers that are right, 0 to 1; the answer is the code of the largest output.
 * @param outputs  `[N, V]` or `[N, T, V]`
 * @throws ShapeError when the targets are numbers or the sizes differ
 */
export function accuracy(outputs: ArrayLike<number>, { count, targets }: Examples): number {
  if (targets.kind !== 'codes') throw new ShapeError('targets', 'codes', targets.kind);
  const { V, codes } = targets;
  assertLength('outputs', outputs, [count, targets.T ?? 1, V]);
  let [right, counted] = [0, 0];
  for (let place = 0; place < codes.length; place++) {
    if (codes[place] === notCounted) continue;
    counted++;
    let said = 0;
    for (let code = 1; code < V; code++)
      if (outputs[place * V + code] > outputs[place * V + said]) said = code;
    if (said === codes[place]) right++;
  }
  return right / Math.max(1, counted);
}
