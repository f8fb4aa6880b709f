/** Softmax and the choice of a letter from it. */

/**
 * `exp(logit / temperature)`, normalised. As the temperature goes to 0 all probability goes to the largest logit.
 * @param logits       `[V]`
 * @param temperature  above 0
 * @returns            `[V]`, adds up to 1; NaN throughout when a logit is NaN
 * @throws RangeError  when the temperature is not above 0
 */
export function softmax(logits: Float64Array, temperature = 1): Float64Array {
  if (!(temperature > 0)) throw new RangeError(`temperature: expected above 0, got ${temperature}`);
  const largest = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = logits.map((logit) => Math.exp((logit - largest) / temperature));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/** `ln` of the softmax of `logits[start … start + V)` at `code`, exact where the probability itself underflows. */
export function logSoftmax(logits: Float64Array, start: number, V: number, code: number): number {
  let largest = -Infinity;
  for (let k = 0; k < V; k++) largest = Math.max(largest, logits[start + k]);
  let sum = 0;
  for (let k = 0; k < V; k++) sum += Math.exp(logits[start + k] - largest);
  return logits[start + code] - largest - Math.log(sum);
}

/**
 * Draws a letter's code. Temperature 0 takes the likeliest one, the first of several equal ones.
 * @param logits       `[V]`
 * @param temperature  0 or above
 * @param random       uniform on [0, 1)
 * @throws RangeError  when the temperature is negative or a logit is not a number
 */
export function sampleCode(logits: Float64Array, temperature: number, random: () => number): number {
  if (logits.some(Number.isNaN)) throw new RangeError('logits: expected numbers, got NaN');
  let best = 0;
  for (let code = 1; code < logits.length; code++) if (logits[code] > logits[best]) best = code;
  if (temperature === 0) return best;
  const probabilities = softmax(logits, temperature);
  let left = random();
  for (let code = 0; code < probabilities.length; code++) {
    left -= probabilities[code];
    if (left < 0) return code;
  }
  // Rounding can leave the probabilities a little short of 1.
  return best;
}
