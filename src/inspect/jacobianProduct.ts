/**
 * How far a plain recurrent network carries a change of its hidden state: the norm of `∂h_T/∂h_k`, a product of one
 * Jacobian a step, and two bounds on it. Norms are kept as logarithms: 200 steps may reach far below what float64 holds.
 */
import { spectralNorm } from './norms.ts';

/** All by distance `d = T − k` from 0, `[T]`, as log₁₀; −Infinity is a norm of exactly zero. */
export interface JacobianDecay {
  /** `‖J_T · … · J_{k+1}‖₂`, with `J_t = diag(φ′(a_t)) · U`. */
  readonly product: Float64Array;
  /** `Π ‖J_t‖₂`: what the product could be at most if every step stretched the same direction. */
  readonly stepwise: Float64Array;
  /** `Π ‖U‖₂ · max φ′(a_t)`: the same, without looking at which unit has which slope. */
  readonly bound: Float64Array;
}

/**
 * @param slopes  φ′ at every step and unit, `[T, H]`
 * @param weight  U, `[H, H]`
 * Source: Pascanu, Mikolov & Bengio 2013, equations 5–7.
 */
export function jacobianDecay(slopes: Float64Array, weight: Float64Array, H: number): JacobianDecay {
  const T = slopes.length / H;
  const [product, stepwise, bound] = [0, 1, 2].map(() => new Float64Array(T));
  const weightNorm = spectralNorm(weight, H);
  let carried = Float64Array.from({ length: H * H }, (_, k) => (k % (H + 1) === 0 ? 1 : 0));
  // What was taken out of `carried`, which is kept at entries of order one.
  let scale = 0;
  const jacobian = new Float64Array(H * H);
  for (let distance = 1; distance < T; distance++) {
    const step = (T - distance) * H;
    let steepest = 0;
    for (let unit = 0; unit < H; unit++) {
      const slope = slopes[step + unit];
      // `Math.max` hands NaN on.
      steepest = Math.max(steepest, slope);
      for (let k = 0; k < H; k++) jacobian[unit * H + k] = slope * weight[unit * H + k];
    }
    stepwise[distance] = stepwise[distance - 1] + Math.log10(spectralNorm(jacobian, H));
    bound[distance] = bound[distance - 1] + Math.log10(weightNorm * steepest);
    carried = matrixProduct(carried, jacobian, H);
    const norm = spectralNorm(carried, H);
    scale += Math.log10(norm);
    product[distance] = scale;
    if (norm > 0 && Number.isFinite(norm)) for (let k = 0; k < H * H; k++) carried[k] /= norm;
  }
  return { product, stepwise, bound };
}

function matrixProduct(left: Float64Array, right: Float64Array, H: number): Float64Array<ArrayBuffer> {
  const result = new Float64Array(H * H);
  for (let row = 0; row < H; row++) {
    for (let k = 0; k < H; k++) {
      const value = left[row * H + k];
      for (let column = 0; column < H; column++) result[row * H + column] += value * right[k * H + column];
    }
  }
  return result;
}
