/** The distribution of the next letter as bars: the likeliest letters, the letter that came, the rest as one sum. */

export interface DistributionBar {
  readonly code: number;
  /** Probability as the model believes, temperature 1. */
  readonly believed: number;
  /** Probability with which the letter is drawn at the temperature shown. */
  readonly drawn: number;
  /** Whether this is the letter that came. */
  readonly came: boolean;
}

export interface Distribution {
  /** Descending in `believed`; a letter that came but is not among the likeliest takes the last place. */
  readonly bars: readonly DistributionBar[];
  /** All letters that have no bar. */
  readonly rest: { readonly count: number; readonly believed: number; readonly drawn: number };
  /** Bits: how undecided the model is, temperature 1. */
  readonly entropy: number;
  /** Largest single probability among the bars, for the scale; above 0. */
  readonly largest: number;
}

/**
 * Chooses what to show of one distribution.
 * @param probabilities  `[V]`, at temperature 1
 * @param options.temperature  0 always draws the likeliest letter; 1 draws as the model believes
 * @param options.kept   letters that are drawn among, the likeliest; all unless told
 * @param options.bars   number of letters with a bar of their own
 * @param options.came   code of the letter that came; null when none did
 */
export function distribution(
  probabilities: ArrayLike<number>,
  options: {
    readonly temperature: number;
    readonly kept?: number;
    readonly bars: number;
    readonly came: number | null;
  },
): Distribution {
  const { temperature, came } = options;
  const believed = Array.from(probabilities);
  const order = likeliestFirst(believed);
  const drawn = drawnProbabilities(believed, temperature, options.kept);
  const shown = order.slice(0, options.bars);
  if (came !== null && !shown.includes(came)) shown.splice(-1, 1, came);
  const bars = shown.map((code) => ({
    code,
    believed: believed[code],
    drawn: drawn[code],
    came: code === came,
  }));
  const rest = order.filter((code) => !shown.includes(code));
  return {
    bars,
    rest: {
      count: rest.length,
      believed: rest.reduce((sum, code) => sum + believed[code], 0),
      drawn: rest.reduce((sum, code) => sum + drawn[code], 0),
    },
    entropy: believed.reduce((bits, p) => (p > 0 ? bits - p * Math.log2(p) : bits), 0),
    largest: Math.max(1e-9, ...bars.map((bar) => Math.max(bar.believed, bar.drawn))),
  };
}

/** The `count` likeliest codes, the likeliest first; among equals the first code. Without sorting all the others. */
export function likeliest(probabilities: ArrayLike<number>, count: number): number[] {
  const best: number[] = [];
  for (let code = 0; code < probabilities.length; code++) {
    let place = best.length;
    while (place > 0 && probabilities[best[place - 1]] < probabilities[code]) place--;
    if (place >= count) continue;
    best.splice(place, 0, code);
    if (best.length > count) best.pop();
  }
  return best;
}

/** Codes by probability, the likeliest first; among equals the first code. */
function likeliestFirst(probabilities: ArrayLike<number>): number[] {
  return Array.from(probabilities, (_, code) => code).sort(
    (a, b) => probabilities[b] - probabilities[a] || a - b,
  );
}

/**
 * What letters are drawn with: at a temperature, and only among the `kept` likeliest (top-k).
 * @param probabilities  `[V]`, at temperature 1
 * @returns              `[V]`, adds up to 1
 * Source of top-k: Fan, Lewis & Dauphin 2018.
 */
export function drawnProbabilities(
  probabilities: readonly number[],
  temperature: number,
  kept = Infinity,
): number[] {
  if (kept >= probabilities.length) return atTemperature(probabilities, temperature);
  const among = new Set(likeliest(probabilities, kept));
  return atTemperature(
    probabilities.map((p, code) => (among.has(code) ? p : 0)),
    temperature,
  );
}

/**
 * Probabilities after dividing the logits by a temperature: `p^(1/τ) / Σ p^(1/τ)`, which needs no logits.
 * @param probabilities  `[V]`, at temperature 1
 * @returns              `[V]`; at temperature 0 all on the likeliest letter, the first of several
 * Source: Ackley, Hinton & Sejnowski 1985 (Boltzmann distribution).
 */
export function atTemperature(probabilities: readonly number[], temperature: number): number[] {
  const largest = Math.max(...probabilities);
  if (temperature <= 0) {
    const winner = probabilities.indexOf(largest);
    return probabilities.map((_, code) => (code === winner ? 1 : 0));
  }
  // Relative to the largest, so that no power underflows to a sum of zero.
  const powers = probabilities.map((p) => (p / largest) ** (1 / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
