import { describe, expect, test } from 'vitest';
import { raceEntrants, lastAnswers, raceSplit } from '#data/race';
import { seededParameters } from '#data/seededParameters';
import { networkGradients } from '#reference/networkGradients';
import { feltByDistance, memoryReach } from './memoryReach.ts';

describe('the reach of memory', () => {
  test('norms are those of central differences of the loss by every input, to 1e-6 of each', () => {
    const setup = { task: 'holdBit', cells: ['gru'], units: 3, layers: 1, match: 'units' } as const;
    const [{ spec }] = raceEntrants({ ...setup, seeds: 1, rate: 0.01, steps: 1 });
    const { T, B, inputs, targets } = lastAnswers(raceSplit('holdBit', 1), 2);
    const parameters = seededParameters(spec, 4);
    const loss = (x: readonly number[]) =>
      networkGradients(spec, parameters, { T, B, inputs: x }, targets).loss;
    const step = 1e-5;
    const norms = feltByDistance(spec, parameters, { T, B, inputs }, targets);
    for (const back of [0, 1, 7]) {
      const from = (T - 1 - back) * B * 2;
      const slopes = Array.from({ length: B * 2 }, (_, k) => {
        const moved = (by: number) => inputs.map((x, place) => (place === from + k ? x + by : x));
        return (loss(moved(step)) - loss(moved(-step))) / (2 * step);
      });
      expect(norms[back]).toBeGreaterThan(1e-6);
      expect(Math.abs(norms[back] - Math.hypot(...slopes))).toBeLessThan(1e-6 * norms[back] + 1e-9);
    }
  });

  test('it ends at the last step above a hundredth of the largest, and is null where nothing is felt', () => {
    expect(memoryReach(Float64Array.of(0.1, 1, 0.5, 0.011, 0.009))).toBe(3);
    expect(memoryReach(Float64Array.of(0, 0, 2))).toBe(2);
    expect(memoryReach(new Float64Array(5))).toBeNull();
    expect(memoryReach(Float64Array.of(1, NaN, 1))).toBeNull();
  });
});
