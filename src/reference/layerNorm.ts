/** Layer normalisation of one block of units: `(a − mean) / √(variance + ε)`. Gain and shift belong to the cells. */

/**
 * Normalises `a[start … start + H)` over the units, with the biased variance.
 * @param into  `[H]`
 * @returns     `1 / √(variance + ε)`
 * Source: Ba, Kiros & Hinton 2016; `torch.nn.functional.layer_norm`.
 */
export function normalise(
  a: Float64Array,
  start: number,
  H: number,
  epsilon: number,
  into: Float64Array,
): number {
  let sum = 0;
  for (let unit = 0; unit < H; unit++) sum += a[start + unit];
  const mean = sum / H;
  let squares = 0;
  for (let unit = 0; unit < H; unit++) {
    const deviation = a[start + unit] - mean;
    squares += deviation * deviation;
  }
  const scale = 1 / Math.sqrt(squares / H + epsilon);
  for (let unit = 0; unit < H; unit++) into[unit] = (a[start + unit] - mean) * scale;
  return scale;
}

/**
 * The reverse of `normalise`, in place: from the derivative by the normalised values to that by the values before.
 * Mean and variance depend on every unit, so each derivative loses its mean and its part along the normalised values.
 * @param normalised  what `normalise` wrote, `[H]`
 * @param scale       what it returned
 * @param gradient    `[H]`
 */
export function normaliseBackward(normalised: Float64Array, scale: number, gradient: Float64Array): void {
  const H = normalised.length;
  let sum = 0;
  let sumAlong = 0;
  for (let unit = 0; unit < H; unit++) {
    sum += gradient[unit];
    sumAlong += gradient[unit] * normalised[unit];
  }
  const mean = sum / H;
  const along = sumAlong / H;
  for (let unit = 0; unit < H; unit++)
    gradient[unit] = scale * (gradient[unit] - mean - normalised[unit] * along);
}
