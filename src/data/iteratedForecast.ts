/** Several steps ahead with a network that knows one: it reads its own forecasts as if they had been measured. */
import { ShapeError } from '#rnn/errors';
import type { Examples } from './examples.ts';

/**
 * @param predict   answers to examples, one number each, `[N]`
 * @param examples  series of one number a step; their targets say nothing here
 * @param horizon   steps to forecast
 * @returns         `[N, horizon]`
 * @throws ShapeError when the inputs are codes or several numbers a step
 * Source: Géron, Hands-On Machine Learning, 2nd edition 2019, chapter 15, “Forecasting several time steps ahead”.
 */
export async function iteratedForecast(
  predict: (examples: Examples) => Promise<ArrayLike<number>>,
  examples: Examples,
  horizon: number,
): Promise<Float32Array> {
  const { count, inputs } = examples;
  if (inputs.kind !== 'values' || inputs.I !== 1)
    throw new ShapeError('inputs', 'one number a step', inputs.kind === 'values' ? `${inputs.I}` : 'codes');
  const forecasts = new Float32Array(count * horizon);
  let { T, values } = inputs;
  for (let ahead = 0; ahead < horizon; ahead++) {
    const next = await predict({
      count,
      inputs: { kind: 'values', T, I: 1, values },
      targets: { kind: 'values', T: null, O: 1, values: new Float32Array(count) },
    });
    const longer = new Float32Array(count * (T + 1));
    for (let n = 0; n < count; n++) {
      longer.set(values.subarray(n * T, (n + 1) * T), n * (T + 1));
      longer[n * (T + 1) + T] = forecasts[n * horizon + ahead] = next[n];
    }
    values = longer;
    T += 1;
  }
  return forecasts;
}
