/** Oracle: the reference in float64. */
import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { chanceCases } from './chanceNetworks.ts';
import { checkNetwork } from './networkCheck.ts';

/** Normalised relus over many steps blow float32's roundings up to 5e-4 at times; a wrong term is of the order of one. */
const bound = 5e-3;

beforeAll(() => setBackend('cpu'));

test('whatever the layers and their order, loss and gradient are the reference’s, and no tensor is left', async () => {
  await fc.assert(
    fc.asyncProperty(chanceCases, async (networkCase) => {
      // What updates add can be too small here for float32 to tell from the parameter; the named cases judge it.
      const { gradientError, where, leaked } = await checkNetwork(networkCase);
      expect(gradientError, `${where[0]}`).toBeLessThan(bound);
      expect(leaked).toBe(0);
    }),
    { numRuns: 100, seed: 7 },
  );
}, 30_000);
