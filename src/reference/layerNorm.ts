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
  let mean = 0;
  for (let unit = 0; unit < H; unit++) mean += a[start + unit] / H;
  let variance = 0;
  for (let unit = 0; unit < H; unit++) variance += (a[start + unit] - mean) ** 2 / H;
  const scale = 1 / Math.sqrt(variance + epsilon);
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
  let mean = 0;
  let along = 0;
  for (let unit = 0; unit < H; unit++) {
    mean += gradient[unit] / H;
    along += (gradient[unit] * normalised[unit]) / H;
  }
  for (let unit = 0; unit < H; unit++)
    gradient[unit] = scale * (gradient[unit] - mean - normalised[unit] * along);
}
