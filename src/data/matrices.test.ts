/** Oracle: matrices whose eigenvalues can be written down, and products with a vector, over and over. The radius is right to 1e-9. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#data/random';
import { gaussian, matrixWithRadius, orthogonalMatrix, spectralRadius } from './matrices.ts';

function timesVector(matrix: Float64Array, vector: Float64Array): Float64Array {
  const H = vector.length;
  return Float64Array.from({ length: H }, (_, row) =>
    vector.reduce((sum, value, k) => sum + matrix[row * H + k] * value, 0),
  );
}

/** The rate at which a vector grows under the matrix, over the second half of many steps. */
function growth(matrix: Float64Array, H: number, steps: number): number {
  const random = seededRandom(9);
  let vector = Float64Array.from({ length: H }, () => gaussian(random));
  let logNorm = 0;
  for (let k = 0; k < steps; k++) {
    vector = Float64Array.from(timesVector(matrix, vector));
    const norm = Math.hypot(...vector);
    if (k >= steps / 2) logNorm += Math.log(norm);
    vector = vector.map((value) => value / norm);
  }
  return Math.exp(logNorm / (steps / 2));
}

describe('spectralRadius', () => {
  it('is the largest root of a companion matrix’s polynomial', () => {
    // (x − 1)(x + 3)(x − 2) = x³ − 7x + 6.
    expect(spectralRadius(Float64Array.of(0, 0, -6, 1, 0, 7, 0, 1, 0), 3)).toBeCloseTo(3, 8);
    // (x² + 4)(x − 1): the largest are ±2i.
    expect(spectralRadius(Float64Array.of(0, 0, 4, 1, 0, -4, 0, 1, 1), 3)).toBeCloseTo(2, 8);
  });

  it('is the scale of a scaled rotation, whose eigenvalues are complex', () => {
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)].map((value) => 0.8 * value);
    expect(spectralRadius(Float64Array.of(c, -s, s, c), 2)).toBeCloseTo(0.8, 8);
  });

  it('of a triangular matrix is its largest diagonal value, of a nilpotent one zero', () => {
    expect(spectralRadius(Float64Array.of(0.5, 100, 0, -0.25), 2)).toBeCloseTo(0.5, 6);
    expect(spectralRadius(Float64Array.of(0, 5, 0, 0), 2)).toBe(0);
  });

  it('of a symmetric matrix is what power iteration finds', () => {
    const H = 7;
    const random = seededRandom(4);
    const half = Float64Array.from({ length: H * H }, () => gaussian(random));
    const matrix = half.map((value, k) => value + half[(k % H) * H + Math.floor(k / H)]);
    // Power iteration of the square, so that λ and −λ do not take turns; converges with the square of their ratio.
    let vector = new Float64Array(H).fill(1);
    let square = 0;
    for (let k = 0; k < 2000; k++) {
      vector = Float64Array.from(timesVector(matrix, timesVector(matrix, vector)));
      square = Math.hypot(...vector);
      vector = vector.map((value) => value / square);
    }
    expect(spectralRadius(matrix, H)).toBeCloseTo(Math.sqrt(square), 8);
  });
});

describe('matrixWithRadius', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'seed %i: of two units has the radius that the quadratic formula gives',
    (seed) => {
      const [a, b, c, d] = matrixWithRadius(2, 0.9, seededRandom(seed));
      const [half, determinant] = [(a + d) / 2, a * d - b * c];
      const discriminant = half * half - determinant;
      const radius =
        discriminant < 0 ? Math.sqrt(determinant) : Math.abs(half) + Math.sqrt(Math.max(0, discriminant));
      expect(radius).toBeCloseTo(0.9, 8);
    },
  );

  it('of 24 units lets a vector grow by the radius at every step', () => {
    for (const radius of [0.5, 1, 1.25]) {
      const matrix = matrixWithRadius(24, radius, seededRandom(2));
      // A pair of complex eigenvalues lets the norm swing; over 4,000 steps that is below a thousandth.
      expect(growth(matrix, 24, 8000) / radius).toBeCloseTo(1, 3);
    }
  });
});

describe('orthogonalMatrix', () => {
  it.each([1, 2, 5, 32])('of %i units has orthonormal rows', (H) => {
    const rows = orthogonalMatrix(H, seededRandom(H));
    for (let a = 0; a < H; a++)
      for (let b = 0; b < H; b++) {
        let dot = 0;
        for (let k = 0; k < H; k++) dot += rows[a * H + k] * rows[b * H + k];
        // Float64, orthogonalised twice.
        expect(dot).toBeCloseTo(a === b ? 1 : 0, 13);
      }
  });

  it('turns either way: determinants of 1 and −1 both come', () => {
    const determinants = Array.from({ length: 40 }, (_, seed) => {
      const [a, b, c, d] = orthogonalMatrix(2, seededRandom(seed));
      return Math.round(a * d - b * c);
    });
    expect(new Set(determinants)).toEqual(new Set([1, -1]));
  });
});

it('gaussian numbers have mean 0, variance 1 and a normal’s share beyond one deviation', () => {
  const random = seededRandom(1);
  const values = Array.from({ length: 20_000 }, () => gaussian(random));
  const mean = values.reduce((a, b) => a + b) / values.length;
  const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
  // Four standard errors: 4/√20000, 4·√(2/20000), 4·√(0.317·0.683/20000).
  expect(Math.abs(mean)).toBeLessThan(0.029);
  expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  const beyond = values.filter((value) => Math.abs(value) > 1).length / values.length;
  expect(Math.abs(beyond - 0.3173)).toBeLessThan(0.0132);
});
