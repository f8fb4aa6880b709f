import { describe, expect, it } from 'vitest';
import { drawRecurrent } from '#data/recurrentDraws';
import { referenceCells } from '#reference/cells';
import { comparedParameters, scaledToRadius } from './comparedLayers.ts';
import { jacobianDecay } from './jacobianProduct.ts';
import { spectralNorm } from './norms.ts';
import { readVanishing } from './vanishing.ts';

describe('the product of Jacobians', () => {
  it('of one unit is |u|ᵈ times the slopes on the way (closed form, 1e-13)', () => {
    const slopes = Float64Array.from([0.3, 0.5, 0.25, 0.8]);
    const { product, stepwise, bound } = jacobianDecay(slopes, Float64Array.from([-1.5]), 1);
    const wanted = [1, 1.5 * 0.8, 1.5 ** 2 * 0.8 * 0.25, 1.5 ** 3 * 0.8 * 0.25 * 0.5];
    for (const decay of [product, stepwise, bound])
      wanted.forEach((value, distance) => expect(decay[distance]).toBeCloseTo(Math.log10(value), 13));
  });

  it('of a linear rotation of 0.9 is exactly 0.9ᵈ, and so are both bounds (closed form, 1e-12)', () => {
    const [c, s] = [0.9 * Math.cos(1), 0.9 * Math.sin(1)];
    const decay = jacobianDecay(new Float64Array(100).fill(1), Float64Array.from([c, -s, s, c]), 2);
    for (const norms of [decay.product, decay.stepwise, decay.bound])
      expect(norms[40]).toBeCloseTo(40 * Math.log10(0.9), 12);
  });

  it('goes on below what float64 holds, and says zero where there is none', () => {
    const tiny = jacobianDecay(new Float64Array(200).fill(1), Float64Array.from([1e-5]), 1);
    expect(tiny.product[199]).toBeCloseTo(-995, 9);
    // A unit of slope 0 at step 2 of 4 stands between step 1 and all later ones.
    const cut = jacobianDecay(Float64Array.from([1, 0, 1, 1]), Float64Array.from([2]), 1);
    expect(Array.from(cut.product, (value) => value > -Infinity)).toEqual([true, true, true, false]);
  });

  it('is the matrix that the reference’s own backward passes make row by row (1e-12 of it)', () => {
    const [T, H, I] = [12, 5, 4];
    const draws = drawRecurrent({ T, I, H, blocks: 4 }, 'normal', 3);
    const knobs = { radius: 1.1, activation: 'tanh', forgetBias: 1 } as const;
    const { product } = readVanishing(draws, knobs).jacobian!;
    const parameters = comparedParameters('rnn', scaledToRadius(draws, knobs.radius), knobs);
    const { forward, backward } = referenceCells.rnn;
    const trace = forward(parameters, draws.inputs, {}, { T, B: 1, I, H });
    const rows = Array.from({ length: H }, (_, unit) => {
      const upstream = new Float64Array(T * H);
      upstream[(T - 1) * H + unit] = 1;
      return backward(parameters, trace, upstream).activations.total.hiddenState!;
    });
    for (const distance of [1, 4, 11]) {
      const from = (T - 1 - distance) * H;
      const matrix = rows.flatMap((row) => Array.from(row.subarray(from, from + H)));
      expect(10 ** product[distance] / spectralNorm(matrix, H)).toBeCloseTo(1, 12);
    }
  });

  it('never passes the bound by steps, nor that the coarser bound (50 random networks)', () => {
    for (let seed = 0; seed < 50; seed++) {
      const draws = drawRecurrent({ T: 20, I: 4, H: 6, blocks: 4 }, 'normal', seed);
      const activation = seed % 2 === 0 ? 'tanh' : 'relu';
      const { product, stepwise, bound } = readVanishing(draws, {
        radius: 0.5 + seed / 40,
        activation,
        forgetBias: 0,
      }).jacobian!;
      for (let distance = 0; distance < 20; distance++) {
        expect(product[distance]).toBeLessThanOrEqual(stepwise[distance] + 1e-12);
        expect(stepwise[distance]).toBeLessThanOrEqual(bound[distance] + 1e-12);
      }
    }
  });
});
