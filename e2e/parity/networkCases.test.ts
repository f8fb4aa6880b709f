/** Oracle: the reference in float64, itself judged by finite differences and PyTorch. */
import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { networkCases } from './networkCases.ts';
import { checkNetwork } from './networkCheck.ts';
import { gradientBound, updateBound } from './networkVerdict.ts';

beforeAll(() => setBackend('cpu'));

/** The only parameters without a derivative: nothing comes before a single step, and what nobody reads is read by none. */
const silences: Readonly<Record<string, readonly string[]>> = {
  'encoder–decoder, gru, two deep, one step in, one out': [
    'encoder.rnn.weight_hh_l0',
    'encoder.rnn.weight_hh_l1',
  ],
  'encoder–decoder with parameters that nothing reads': [
    'encoder.fc.weight',
    'encoder.fc.bias',
    'decoder.rnn.c0',
    'decoder.rnn.h0',
  ],
};

describe('a training step on the cpu backend is the reference’s, with every optimizer', () => {
  test.for(networkCases)('$name', async (networkCase) => {
    const { gradientError, updateError, where, silent, leaked } = await checkNetwork(networkCase);
    expect(gradientError, `${where[0]}`).toBeLessThan(gradientBound);
    expect(updateError, `${where[1]}`).toBeLessThan(updateBound);
    expect(silent).toEqual(silences[networkCase.name] ?? []);
    expect(leaked).toBe(0);
  });

  test('every case has a name of its own', () => {
    expect(new Set(networkCases.map(({ name }) => name)).size).toBe(networkCases.length);
  });
});
