import { describe, expect, it } from 'vitest';
import { gaussian, orthogonalMatrix } from '#data/matrices';
import { seededRandom } from '#data/random';
import { magnitude, eigenvalues } from './eigenvalues.ts';
import { euclideanNorm, spectralNorm } from './norms.ts';

describe('the Euclidean norm', () => {
  it('is right where squares would vanish or overflow (closed form, 1e-15 of it)', () => {
    for (const size of [1e-300, 1e-160, 1, 1e200, 1e300])
      expect(euclideanNorm([3 * size, -4 * size]) / size).toBeCloseTo(5, 13);
    expect(euclideanNorm([5e-324])).toBe(5e-324);
  });

  it('says exactly zero, infinity and NaN, and reads the stretch it is told', () => {
    expect(euclideanNorm([0, -0])).toBe(0);
    expect(euclideanNorm([1, -Infinity])).toBe(Infinity);
    expect(euclideanNorm([NaN, Infinity])).toBeNaN();
    expect(euclideanNorm([9, 3, 4, 9], 1, 2)).toBe(5);
  });
});

describe('the spectral norm', () => {
  it('of a diagonal matrix is its largest magnitude (closed form, 1e-14)', () => {
    expect(spectralNorm([0.5, 0, 0, 0, -3, 0, 0, 0, 2], 3)).toBeCloseTo(3, 14);
  });

  it('of an outer product u vᵀ is ‖u‖‖v‖ (closed form, 1e-13)', () => {
    const random = seededRandom(4);
    const [u, v] = [0, 1].map(() => Float64Array.from({ length: 12 }, () => gaussian(random)));
    const matrix = Float64Array.from({ length: 144 }, (_, k) => u[Math.floor(k / 12)] * v[k % 12]);
    expect(spectralNorm(matrix, 12) / (euclideanNorm(u) * euclideanNorm(v))).toBeCloseTo(1, 13);
  });

  it('of an orthogonal matrix is 1, and of a shear [[1, 1], [0, 1]] the golden ratio (closed forms, 1e-13)', () => {
    for (const H of [1, 2, 9, 64])
      expect(spectralNorm(orthogonalMatrix(H, seededRandom(H)), H)).toBeCloseTo(1, 13);
    expect(spectralNorm([1, 1, 0, 1], 2)).toBeCloseTo((1 + Math.sqrt(5)) / 2, 13);
  });

  it('squared is the largest eigenvalue of AᵀA, here from the QR iteration (1e-12 of it)', () => {
    for (const H of [3, 10, 40]) {
      const random = seededRandom(H);
      const matrix = Float64Array.from({ length: H * H }, () => gaussian(random));
      const gram = Float64Array.from({ length: H * H }, (_, at) => {
        let sum = 0;
        for (let row = 0; row < H; row++)
          sum += matrix[row * H + Math.floor(at / H)] * matrix[row * H + (at % H)];
        return sum;
      });
      const [largest] = eigenvalues(gram, H) ?? [];
      expect(spectralNorm(matrix, H) ** 2 / magnitude(largest)).toBeCloseTo(1, 12);
    }
  });

  it('scales with the matrix down to 1e-300 and up to 1e300, and says zero, infinity and NaN', () => {
    for (const size of [1e-300, 1e300])
      expect(spectralNorm([0, size, 2 * size, 0], 2) / size).toBeCloseTo(2, 13);
    expect(spectralNorm(new Float64Array(4), 2)).toBe(0);
    expect(spectralNorm([1, Infinity, 0, 0], 2)).toBe(Infinity);
    expect(spectralNorm([1, NaN, 0, 0], 2)).toBeNaN();
  });
});
