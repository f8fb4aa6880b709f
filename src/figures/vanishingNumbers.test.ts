/** Oracles: closed forms of an orthogonal matrix, and inequalities that hold for every product of matrices. */
import { describe, expect, test } from 'vitest';
import { drawRecurrent } from '#data/recurrentDraws';
import { readVanishing } from '#inspect/vanishing';
import { vanishingNumbers } from './vanishingNumbers.ts';

const [length, H] = [12, 5];
const reading = (radius: number, draw: 'normal' | 'orthogonal', activation: 'tanh' | 'relu' = 'tanh') =>
  readVanishing(drawRecurrent({ T: length, I: 2, H, blocks: 4 }, draw, 3), {
    radius,
    activation,
    forgetBias: 1,
  });
const at = (back: number, radius: number, draw: 'normal' | 'orthogonal') =>
  vanishingNumbers(reading(radius, draw), { radius, length, back, most: 1 });

describe('the numbers of the plain network at one distance', () => {
  test('obey the bounds of the derivation at every distance', () => {
    for (const [radius, draw] of [
      [0.9, 'normal'],
      [1.6, 'normal'],
      [1.1, 'orthogonal'],
    ] as const)
      for (let back = 0; back < length - 1; back++) {
        const n = at(back, radius, draw);
        // Norms come out to about 1e-15 of themselves, products of a dozen to a few times that.
        const most = 1 + 1e-12;
        expect(n.meanSlope).toBeLessThanOrEqual(n.steepestSlope * most);
        expect(n.stepNorm).toBeLessThanOrEqual(n.stepBound * most);
        expect(n.stateGradientNorm).toBeLessThanOrEqual(n.productNorm! * most);
        expect(n.productNorm).toBeLessThanOrEqual(n.productOfNorms! * most);
        expect(n.productOfNorms).toBeLessThanOrEqual(n.productOfBounds! * most);
        expect(n.radiusPower).toBeCloseTo(radius ** back, 12);
      }
  });

  test('of an orthogonal matrix have its radius as norm, and a steepest slope as the norm of a step', () => {
    const n = at(4, 0.7, 'orthogonal');
    expect(n.weightStretch).toBeCloseTo(0.7, 12);
    expect(n.stepNorm).toBeCloseTo(0.7 * n.steepestSlope, 12);
    expect(n.factorAStep! ** 4).toBeCloseTo(n.productNorm!, 12);
    expect(n.factorAStep).toBeLessThan(0.7);
  });

  test('take the norm of a step from the step shown, so that they multiply to the product of norms', () => {
    let product = 1;
    for (let back = 0; back < 5; back++) product *= at(back, 1.3, 'normal').stepNorm!;
    expect(product).toBeCloseTo(at(5, 1.3, 'normal').productOfNorms!, 10);
  });

  test('say nothing where there is nothing: no factor at distance 0, no step before the first', () => {
    expect(at(0, 0.9, 'normal')).toMatchObject({ stateGradientNorm: 1, productNorm: 1, radiusPower: 1 });
    expect(at(0, 0.9, 'normal').factorAStep).toBeUndefined();
    expect(at(length - 1, 0.9, 'normal').stepNorm).toBeUndefined();
  });

  test('tell a norm of exactly zero, and leave out one that float64 cannot hold', () => {
    expect(at(3, 0, 'normal')).toMatchObject({ stateGradientNorm: 0, productNorm: 0 });
    const tiny = reading(0.9, 'normal');
    tiny.jacobian!.product[3] = -400;
    expect(vanishingNumbers(tiny, { radius: 0.9, length, back: 3, most: 1 }).productNorm).toBeUndefined();
  });

  test('clip the whole gradient to the norm allowed', () => {
    const whole = reading(1.6, 'normal', 'relu');
    const n = vanishingNumbers(whole, { radius: 1.6, length, back: 2, most: whole.rnn.weightNorm / 4 });
    expect(n.clipFactor).toBeCloseTo(0.25, 12);
  });
});
