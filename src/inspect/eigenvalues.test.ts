import { describe, expect, it } from 'vitest';
import { matrixWithRadius, orthogonalMatrix, gaussian } from '#data/matrices';
import { seededRandom } from '#data/random';
import { eigenvalues, magnitude, spectralRadiusOf, type Complex } from './eigenvalues.ts';

const flat = (rows: readonly (readonly number[])[]) => rows.flat();

/** Largest distance from a wanted eigenvalue to the nearest that was found, each found one used once. */
function farthest(found: readonly Complex[] | null, wanted: readonly Complex[]): number {
  const left = [...(found ?? [])];
  if (left.length !== wanted.length) return Infinity;
  return wanted.reduce((worst, { re, im }) => {
    const distances = left.map((value) => Math.hypot(value.re - re, value.im - im));
    const nearest = distances.indexOf(Math.min(...distances));
    left.splice(nearest, 1);
    return Math.max(worst, distances[nearest]);
  }, 0);
}

describe('eigenvalues', () => {
  it('of a triangular matrix are its diagonal (closed form, 1e-12)', () => {
    const matrix = flat([
      [3, 1, -2, 4],
      [0, -1.5, 7, 1],
      [0, 0, 0.25, 5],
      [0, 0, 0, 2],
    ]);
    const wanted = [3, -1.5, 0.25, 2].map((re) => ({ re, im: 0 }));
    expect(farthest(eigenvalues(matrix, 4), wanted)).toBeLessThan(1e-12);
    expect(eigenvalues(matrix, 4)?.map(({ re }) => Math.round(re * 100) / 100)).toEqual([3, 2, -1.5, 0.25]);
  });

  it('of a rotation are e^±iφ (closed form, 1e-15)', () => {
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
    expect(
      farthest(eigenvalues([c, -s, s, c], 2), [
        { re: c, im: s },
        { re: c, im: -s },
      ]),
    ).toBeLessThan(1e-15);
  });

  it('of a cyclic shift are the roots of one (closed form, 1e-13)', () => {
    for (const H of [3, 5, 8, 16]) {
      const matrix = Float64Array.from({ length: H * H }, (_, k) =>
        Math.floor(k / H) === ((k % H) + 1) % H ? 1 : 0,
      );
      const wanted = Array.from({ length: H }, (_, k) => ({
        re: Math.cos((2 * Math.PI * k) / H),
        im: Math.sin((2 * Math.PI * k) / H),
      }));
      expect(farthest(eigenvalues(matrix, H), wanted)).toBeLessThan(1e-13);
    }
  });

  it('of a companion matrix are the roots of its polynomial (closed form, 1e-9 for roots 1 … 6)', () => {
    // (x−1)(x−2)…(x−6); the roots are badly conditioned, hence the tolerance.
    const coefficients = [-21, 175, -735, 1624, -1764, 720];
    const matrix = new Float64Array(36);
    coefficients.forEach((value, k) => (matrix[k] = -value));
    for (let k = 1; k < 6; k++) matrix[k * 6 + k - 1] = 1;
    const wanted = [1, 2, 3, 4, 5, 6].map((re) => ({ re, im: 0 }));
    expect(farthest(eigenvalues(matrix, 6), wanted)).toBeLessThan(1e-9);
  });

  it('of a Jordan block of 0.9 is 0.9, to the fourth root of the precision', () => {
    const matrix = flat([
      [0.9, 1, 0, 0],
      [0, 0.9, 1, 0],
      [0, 0, 0.9, 1],
      [0, 0, 0, 0.9],
    ]);
    const wanted = Array.from({ length: 4 }, () => ({ re: 0.9, im: 0 }));
    expect(farthest(eigenvalues(matrix, 4), wanted)).toBeLessThan(4 * Number.EPSILON ** 0.25);
  });

  it('of an orthogonal matrix all lie on the unit circle (closed form, 1e-12)', () => {
    for (const H of [1, 2, 7, 32, 64]) {
      const found = eigenvalues(orthogonalMatrix(H, seededRandom(H)), H);
      expect(found).toHaveLength(H);
      for (const value of found ?? []) expect(Math.abs(magnitude(value) - 1)).toBeLessThan(1e-12);
    }
  });

  it('add up to the trace, their squares to that of the square, and come in conjugate pairs (1e-10)', () => {
    for (const H of [2, 3, 10, 33, 64]) {
      const random = seededRandom(100 + H);
      const matrix = Float64Array.from({ length: H * H }, () => gaussian(random));
      const found = eigenvalues(matrix, H) ?? [];
      let [trace, traceOfSquare] = [0, 0];
      for (let i = 0; i < H; i++) {
        trace += matrix[i * H + i];
        for (let j = 0; j < H; j++) traceOfSquare += matrix[i * H + j] * matrix[j * H + i];
      }
      const sum = (of: (value: Complex) => number) => found.reduce((total, value) => total + of(value), 0);
      expect(found).toHaveLength(H);
      expect(Math.abs(sum(({ re }) => re) - trace)).toBeLessThan(1e-10 * H);
      expect(Math.abs(sum(({ re, im }) => re * re - im * im) - traceOfSquare)).toBeLessThan(1e-10 * H * H);
      expect(Math.abs(sum(({ im }) => im))).toBeLessThan(1e-12 * H);
    }
  });

  it('give the radius that Gelfand’s limit gives, which float32 weights need to 1e-7', () => {
    for (const H of [1, 4, 20]) {
      const matrix = matrixWithRadius(H, 0.8, seededRandom(H));
      expect(Math.abs((spectralRadiusOf(matrix, H) ?? 0) - 0.8)).toBeLessThan(1e-7);
    }
  });

  it('scale with the matrix down to 1e-300 and up to 1e300 (closed form, 1e-12 of it)', () => {
    for (const size of [1e-300, 1e300])
      expect((spectralRadiusOf([0, size, -size, 0], 2) ?? 0) / size).toBeCloseTo(1, 12);
  });

  it('of the zero matrix are zero, and of one with NaN or infinity there are none', () => {
    expect(eigenvalues(new Float64Array(9), 3)).toEqual(Array.from({ length: 3 }, () => ({ re: 0, im: 0 })));
    expect(eigenvalues([NaN, 1, 1, 1], 2)).toBeNull();
    expect(eigenvalues([1, Infinity, 1, 1], 2)).toBeNull();
  });
});
