/**
 * Layer normalisation over the units of one row, and its derivative. Two passes, mean first, so that the variance of
 * float32 values does not cancel. Source: Ba, Kiros & Hinton 2016; biased variance.
 */
import type { Scratch } from '../program.ts';

/**
 * `(a − mean) / √(variance + ε)` of `sums[from … from + H)`, written to `into[at …]`.
 * @returns `1 / √(variance + ε)`
 */
export function normalise(
  sums: Scratch,
  from: number,
  H: number,
  epsilon: number,
  into: Scratch,
  at: number,
): number {
  let mean = 0;
  for (let u = 0; u < H; u++) mean += sums[from + u];
  mean /= H;
  let variance = 0;
  for (let u = 0; u < H; u++) variance += (sums[from + u] - mean) ** 2;
  const inverse = 1 / Math.sqrt(variance / H + epsilon);
  for (let u = 0; u < H; u++) into[at + u] = (sums[from + u] - mean) * inverse;
  return inverse;
}

/**
 * From the derivatives by the normalised values to those by the sums: `s · (g − mean(g) − x̂ · mean(g · x̂))`.
 * @param by          derivatives by the normalised values, replaced by those by the sums; `H` from `from` on
 * @param normalised  the values, `H` from `at` on
 * @param inverse     what `normalise` returned
 */
export function normaliseBackward(
  by: Scratch,
  from: number,
  H: number,
  normalised: Scratch,
  at: number,
  inverse: number,
): void {
  let mean = 0;
  let correlation = 0;
  for (let u = 0; u < H; u++) {
    mean += by[from + u];
    correlation += by[from + u] * normalised[at + u];
  }
  mean /= H;
  correlation /= H;
  for (let u = 0; u < H; u++)
    by[from + u] = inverse * (by[from + u] - mean - normalised[at + u] * correlation);
}

/**
 * WGSL for the same, every thread for its unit: sums over all units of staged blocks are cheap beside the products,
 * need no reduction, and add in one order.
 * @param staged  the block's value at a unit
 * @param n       number that keeps the names of several blocks apart
 */
export function normaliseWgsl(staged: (unit: string) => string, n: number): string {
  return `var mean${n} = 0.0;
        for (var k = 0; k < H; k++) { mean${n} += ${staged('k')}; }
        mean${n} /= f32(H);
        var variance${n} = 0.0;
        for (var k = 0; k < H; k++) { let off = ${staged('k')} - mean${n}; variance${n} += off * off; }
        let inverse${n} = 1.0 / sqrt(variance${n} / f32(H) + uniforms.epsilon);
        let normal${n} = (${staged('u')} - mean${n}) * inverse${n};`;
}

/** `by${n}`: the derivative by the sum at `u`. */
export function normaliseBackwardWgsl(
  staged: (unit: string) => string,
  normalised: (unit: string) => string,
  inverse: string,
  n: number,
): string {
  return `var mean${n} = 0.0;
        var correlation${n} = 0.0;
        for (var k = 0; k < H; k++) {
          mean${n} += ${staged('k')};
          correlation${n} += ${staged('k')} * ${normalised('k')};
        }
        let by${n} = ${inverse} * (${staged('u')} - mean${n} / f32(H) - ${normalised('u')} * correlation${n} / f32(H));`;
}
