/** Derivatives by central differences: the oracle of the reference's gradients. */

/**
 * Of values of order one: with a step of 1e-5 truncation and cancellation are both about 1e-10, so this leaves room
 * without hiding a wrong term.
 */
export const differenceBound = 1e-7;
const step = 1e-5;

/** The derivative of `loss` by each of `values`, which it reads anew whenever it is called. */
export function byDifferences(values: Float64Array, loss: () => number): Float64Array {
  return values.map((value, k) => {
    values[k] = value + step;
    const above = loss();
    values[k] = value - step;
    const below = loss();
    values[k] = value;
    return (above - below) / (2 * step);
  });
}
