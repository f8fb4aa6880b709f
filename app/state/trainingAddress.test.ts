import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  addressOfRun,
  runOfAddress,
  trainingAddress,
  trainingAddressStart,
  trainsTheSame,
} from './trainingAddress.ts';
import { trainingRanges } from './trainingRanges.ts';

const run = runOfAddress(trainingAddressStart);

test('what a run is set to survives the link as text', () => {
  const { learningRate, clipNorm } = trainingRanges;
  const setups = fc.record({
    units: fc.integer({ min: 4, max: 256 }),
    targetSteps: fc.integer({ min: 1, max: 100_000 }),
    temperature: fc.double({ min: 0, max: 2, noNaN: true }).map((value) => Math.round(value * 10) / 10),
    settings: fc.record({
      batch: fc.integer({ min: 1, max: 128 }),
      window: fc.integer({ min: 2, max: 256 }),
      learningRate: fc.double({ min: learningRate.low, max: learningRate.high, noNaN: true }),
      clipNorm: fc.option(fc.double({ min: 1e-6, max: clipNorm.high, noNaN: true })),
      seed: fc.integer({ min: 0, max: 4_294_967_295 }),
    }),
  });
  fc.assert(
    fc.property(setups, (setup) => {
      const address = addressOfRun(setup);
      for (const [key, value] of Object.entries(address))
        expect(v.parse(trainingAddress[key as keyof typeof trainingAddress], String(value))).toBe(value);
      expect(runOfAddress(address)).toEqual(setup);
    }),
  );
});

test('two runs train the same when all but their length and temperature is equal', () => {
  expect(trainsTheSame({ ...run, targetSteps: 7, temperature: 2 }, run)).toBe(true);
  expect(trainsTheSame({ ...run, units: run.units + 1 }, run)).toBe(false);
  expect(trainsTheSame({ ...run, settings: { ...run.settings, seed: 2 } }, run)).toBe(false);
  expect(trainsTheSame({ ...run, settings: { ...run.settings, clipNorm: null } }, run)).toBe(false);
});
