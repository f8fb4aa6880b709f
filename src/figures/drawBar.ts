/** Probabilities laid end to end from 0 to 1, as a random number meets them. */

export interface DrawPart {
  readonly code: number;
  readonly from: number;
  readonly to: number;
}

/**
 * In the order of the vocabulary, as the sampler goes through them; letters that are never drawn have no part.
 * @param drawn  `[V]`, adds up to 1
 */
export function drawParts(drawn: readonly number[]): readonly DrawPart[] {
  let from = 0;
  return drawn.flatMap((probability, code) => {
    const part = { code, from, to: from + probability };
    from = part.to;
    return probability > 0 ? [part] : [];
  });
}
