import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Squashing } from '#rnn/cells';
import type { LayerTrace } from '#rnn/trace';
import { slope } from '#reference/squash';
import {
  flatShare,
  slopeAt,
  slopeSummary,
  squashedAt,
  squashedSums,
  squashingOf,
  steepest,
  steepRange,
} from './squashing.ts';

const kinds: readonly Squashing[] = ['sigmoid', 'tanh', 'relu'];
const moderate = fc.double({ min: -12, max: 12, noNaN: true });

describe('the slope of a squashing function', () => {
  it('is that of central differences (step 1e-5: error below 1e-9 of smooth functions of order one)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), moderate, (kind, a) => {
        fc.pre(kind !== 'relu' || Math.abs(a) > 1e-4);
        const h = 1e-5;
        const difference = (squashedAt(kind, a + h) - squashedAt(kind, a - h)) / (2 * h);
        expect(Math.abs(slopeAt(kind, a) - difference)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is the reference’s slope in terms of the value (1e-15: both round once or twice)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), moderate, (kind, a) => {
        expect(Math.abs(slopeAt(kind, a) - slope(kind, squashedAt(kind, a)))).toBeLessThan(1e-15);
      }),
    );
  });

  it('is not lost where the value has rounded to its limit: e⁻⁴⁰ for σ, 4e⁻⁸⁰ for tanh (relative 1e-12)', () => {
    expect(slopeAt('sigmoid', 40) / Math.exp(-40)).toBeCloseTo(1, 12);
    expect(slopeAt('tanh', -40) / (4 * Math.exp(-80))).toBeCloseTo(1, 12);
  });

  it('is zero without overflow at any distance, and not a number where the sum is none', () => {
    for (const a of [1e300, -1e300, Infinity, -Infinity]) {
      expect(slopeAt('sigmoid', a)).toBe(0);
      expect(slopeAt('tanh', a)).toBe(0);
    }
    for (const kind of kinds) expect(slopeAt(kind, NaN)).toBeNaN();
  });

  it('is largest at zero, and falls to the flat share of that at the ends of the steep range', () => {
    for (const kind of ['sigmoid', 'tanh'] as const) {
      const { from, to } = steepRange(kind);
      expect(slopeAt(kind, 0)).toBe(steepest[kind]);
      expect(slopeAt(kind, to)).toBeCloseTo(flatShare * steepest[kind], 12);
      expect(from).toBe(-to);
    }
    // tanh(a) = 2σ(2a) − 1: half as wide.
    expect(steepRange('sigmoid').to).toBeCloseTo(2 * steepRange('tanh').to, 12);
  });
});

/** Two steps, two batch rows, two units; row 1 must not be read. */
const trace: LayerTrace = {
  cell: 'lstm',
  sizes: { T: 2, B: 2, I: 1, H: 2 },
  x: new Float64Array(4),
  initial: {},
  preActivations: { forgetGate: new Float64Array([3, NaN, 99, 99, -5, 0, 99, 99]) },
  activations: { forgetGate: new Float64Array([0.95, NaN, 1, 1, 0.007, 0.5, 1, 1]) },
};

describe('the sums of a gate', () => {
  it('are those of batch row 0 in ascending order, the ones that are not numbers last', () => {
    const sums = squashedSums(trace, 'forgetGate');
    expect(
      sums.map(({ timeStep, unit, preActivation, value }) => [timeStep, unit, preActivation, value]),
    ).toEqual([
      [1, 0, -5, 0.007],
      [1, 1, 0, 0.5],
      [0, 0, 3, 0.95],
      [0, 1, NaN, NaN],
    ]);
    expect(sums[1].slope).toBe(0.25);
  });

  it('are none where the cell has no such gate', () => {
    expect(squashedSums(trace, 'resetGate')).toEqual([]);
    expect(squashingOf('lstm', 'resetGate')).toBeNull();
    expect(squashingOf('lstm', 'candidate')).toBe('tanh');
    expect(squashingOf('rnnRelu', 'hiddenState')).toBe('relu');
  });

  it('are counted as flat where the slope is below a twentieth of the largest', () => {
    const sums = squashedSums(trace, 'forgetGate');
    const { meanSlope, ...counts } = slopeSummary(sums, 'sigmoid');
    expect(counts).toEqual({ count: 4, notNumbers: 1, flat: 1 });
    expect(meanSlope).toBeCloseTo((slopeAt('sigmoid', -5) + 0.25 + slopeAt('sigmoid', 3)) / 3, 15);
    expect(slopeSummary([], 'sigmoid').meanSlope).toBeNaN();
  });
});
