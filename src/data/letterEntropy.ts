/** How hard a text is to guess for one who knows how often each letter occurs and nothing else. */

/**
 * Entropy of the letter frequencies of a text: `−Σ p log₂ p` over the letters that occur.
 * @param codes           the text, each value in `0 … vocabularySize − 1`
 * @param vocabularySize  `V`
 * @returns               bits per letter, between 0 and `log₂ V`; 0 for an empty text
 * Source: Shannon 1948, section 6; the order-one approximation of English in section 3.
 */
export function letterEntropy(codes: ArrayLike<number>, vocabularySize: number): number {
  const counts = new Float64Array(vocabularySize);
  for (let position = 0; position < codes.length; position++) counts[codes[position]]++;
  let bits = 0;
  for (const count of counts) {
    if (count > 0) bits -= (count / codes.length) * Math.log2(count / codes.length);
  }
  return bits;
}
