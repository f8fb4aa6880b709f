/**
 * Matrix–vector products over part of a matrix's rows, row-major, in plain loops. Four rows at a time: their sums do
 * not wait for each other, and what they share is loaded once; every single sum keeps its order.
 */

/**
 * `into[row] = bias[row] + weight[row] · v[start … start + width)` for the rows `first … end − 1`.
 * @param weight  `[rows, width]`
 * @param bias    `[rows]`
 */
export function multiplyRows(
  weight: Float64Array,
  bias: Float64Array,
  width: number,
  first: number,
  end: number,
  v: Float64Array,
  start: number,
  into: Float64Array,
): void {
  let row = first;
  for (; row + 4 <= end; row += 4) {
    let sum0 = bias[row];
    let sum1 = bias[row + 1];
    let sum2 = bias[row + 2];
    let sum3 = bias[row + 3];
    const at0 = row * width;
    const at1 = at0 + width;
    const at2 = at1 + width;
    const at3 = at2 + width;
    for (let k = 0; k < width; k++) {
      const value = v[start + k];
      sum0 += weight[at0 + k] * value;
      sum1 += weight[at1 + k] * value;
      sum2 += weight[at2 + k] * value;
      sum3 += weight[at3 + k] * value;
    }
    into[row] = sum0;
    into[row + 1] = sum1;
    into[row + 2] = sum2;
    into[row + 3] = sum3;
  }
  for (; row < end; row++) {
    let sum = bias[row];
    for (let k = 0; k < width; k++) sum += weight[row * width + k] * v[start + k];
    into[row] = sum;
  }
}

/**
 * Adds `Σ_row delta[row] · weight[row]` over the rows `first … end − 1` to `into[start … start + width)`.
 * @param weight  `[rows, width]`
 * @param delta   `[rows]`
 */
export function addTransposed(
  weight: Float64Array,
  width: number,
  first: number,
  end: number,
  delta: Float64Array,
  into: Float64Array,
  start: number,
): void {
  let row = first;
  for (; row + 4 <= end; row += 4) {
    const delta0 = delta[row];
    const delta1 = delta[row + 1];
    const delta2 = delta[row + 2];
    const delta3 = delta[row + 3];
    const at0 = row * width;
    const at1 = at0 + width;
    const at2 = at1 + width;
    const at3 = at2 + width;
    for (let k = 0; k < width; k++)
      into[start + k] +=
        delta0 * weight[at0 + k] +
        delta1 * weight[at1 + k] +
        delta2 * weight[at2 + k] +
        delta3 * weight[at3 + k];
  }
  for (; row < end; row++)
    for (let k = 0; k < width; k++) into[start + k] += delta[row] * weight[row * width + k];
}

/**
 * Adds `delta[row] · v[start … start + width)` to the rows `first … end − 1` of `into`.
 * @param into   `[rows, width]`
 * @param delta  `[rows]`
 */
export function addOuter(
  into: Float64Array,
  width: number,
  first: number,
  end: number,
  delta: Float64Array,
  v: Float64Array,
  start: number,
): void {
  let row = first;
  for (; row + 4 <= end; row += 4) {
    const delta0 = delta[row];
    const delta1 = delta[row + 1];
    const delta2 = delta[row + 2];
    const delta3 = delta[row + 3];
    const at0 = row * width;
    const at1 = at0 + width;
    const at2 = at1 + width;
    const at3 = at2 + width;
    for (let k = 0; k < width; k++) {
      const value = v[start + k];
      into[at0 + k] += delta0 * value;
      into[at1 + k] += delta1 * value;
      into[at2 + k] += delta2 * value;
      into[at3 + k] += delta3 * value;
    }
  }
  for (; row < end; row++) for (let k = 0; k < width; k++) into[row * width + k] += delta[row] * v[start + k];
}
