import { describe, expect, it } from 'vitest';
import type { EncoderDecoderSpec, NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { seededParameters } from './seededParameters.ts';

const network: NetworkSpec = {
  inputs: { kind: 'values', size: 3 },
  layers: [
    { kind: 'recurrent', name: 'rnn', cell: 'gru', units: 9 },
    { kind: 'dense', name: 'fc', units: 40 },
  ],
};

describe('parameters that have learnt nothing', () => {
  it('are the same for a seed, others for another, and as many as the layout says', () => {
    const first = seededParameters(network, 1);
    expect(seededParameters(network, 1)).toEqual(first);
    expect(seededParameters(network, 2)).not.toEqual(first);
    expect(first).toHaveLength(networkLayout(network).reduce((sum, { size }) => sum + size, 0));
  });

  it('lie within ±1/√units in a recurrent layer, and ±1/√inputs in a dense one, both 1/3 here', () => {
    const parameters = seededParameters(network, 3);
    for (const { offset, size } of networkLayout(network)) {
      const own = parameters.subarray(offset, offset + size);
      const largest = own.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
      expect(largest).toBeLessThanOrEqual(1 / 3 + 1e-7);
      expect(largest).toBeGreaterThan(0.25);
    }
  });

  it('of an encoder and a decoder of one shape are laid out one after the other and not alike', () => {
    const spec: EncoderDecoderSpec = { encoder: network, decoder: network };
    const both = seededParameters(spec, 4);
    const half = both.length / 2;
    expect(both).toHaveLength(networkLayout(spec).reduce((sum, { size }) => sum + size, 0));
    expect(both.subarray(0, half)).toEqual(seededParameters(network, 4));
    expect(both.subarray(half)).not.toEqual(both.subarray(0, half));
  });
});
