/** Oracle: the formula of torch.nn.Conv1d's documentation, summed value by value. */
import { describe, expect, test } from 'vitest';
import { convolution, randomBatch, valuesNetwork } from '../../e2e/parity/randomNetwork.ts';
import { networkForward, networkWeights } from './network.ts';

describe('convolution by its definition', () => {
  const paddings = ['valid', 'same', 'causal'] as const;
  test.for(
    paddings.flatMap((padding) =>
      [1, 2, 3].flatMap((stride) => [1, 2].map((dilation) => [padding, stride, dilation] as const)),
    ),
  )(
    '%s, stride %i, dilation %i: each output is the sum over its own window',
    ([padding, stride, dilation]) => {
      const [T, I, width, filters] = [9, 2, 3, 2];
      const spec = valuesNetwork(I, convolution({ filters, width, stride, dilation, padding }));
      const { parameters, batch } = randomBatch(spec, T, 1);
      const weights = networkWeights(spec, parameters);
      const { 'conv.weight': weight, 'conv.bias': bias } = weights;
      const { output } = networkForward(spec, weights, batch);
      // Written from the documentation of torch.nn.Conv1d: valid needs no zeros; same centres the window; causal ends it.
      const span = dilation * (width - 1);
      const before = { valid: 0, same: span / 2, causal: span }[padding];
      const steps = Math.floor((T - (padding === 'valid' ? span : 0) - 1) / stride) + 1;
      expect(output).toHaveLength(steps * filters);
      for (let t = 0; t < steps; t++)
        for (let f = 0; f < filters; f++) {
          let sum = bias[f];
          for (let c = 0; c < I; c++)
            for (let w = 0; w < width; w++)
              sum +=
                weight[(f * I + c) * width + w] *
                (batch.inputs[(t * stride + w * dilation - before) * I + c] ?? 0);
          expect(output[t * filters + f]).toBeCloseTo(sum, 13);
        }
    },
  );

  test('causal: what comes later changes nothing', () => {
    const spec = valuesNetwork(1, convolution({ padding: 'causal', dilation: 2, width: 3 }));
    const { parameters, batch } = randomBatch(spec, 8, 1);
    const weights = networkWeights(spec, parameters);
    const { output } = networkForward(spec, weights, batch);
    const later = batch.inputs.map((value, t) => (t < 5 ? value : value + 1));
    const moved = networkForward(spec, weights, { ...batch, inputs: later }).output;
    expect(moved.slice(0, 5 * 3)).toEqual(output.slice(0, 5 * 3));
    expect(moved.slice(5 * 3)).not.toEqual(output.slice(5 * 3));
  });
});
