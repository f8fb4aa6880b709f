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
  let read = inputs;
  for (let ahead = 0; ahead < horizon; ahead++) {
    const next = await predict({
      count,
      inputs: read,
      targets: { kind: 'values', T: null, O: 1, values: new Float32Array(count) },
    });
    const T = read.T + 1;
    const values = new Float32Array(count * T);
    for (let n = 0; n < count; n++) {
      values.set(read.values.subarray(n * read.T, (n + 1) * read.T), n * T);
      values[n * T + T - 1] = forecasts[n * horizon + ahead] = next[n];
    }
    read = { ...read, T, values };
  }
  return forecasts;
}
