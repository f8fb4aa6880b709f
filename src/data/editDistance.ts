/** How far two words are apart, and how wrong many answers are together. */

/**
 * Fewest symbols to insert, delete or replace that turn one sequence into the other.
 * Source: Levenshtein 1966; Wagner & Fischer 1974.
 */
export function editDistance(from: ArrayLike<number>, to: ArrayLike<number>): number {
  let above = Array.from({ length: to.length + 1 }, (_, k) => k);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = above[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, above[j] + 1, row[j - 1] + 1));
    }
    above = row;
  }
  return above[to.length];
}

/**
 * Phoneme error rate: edits needed over all words, by the number of sounds that there should be. It can pass 1.
 * @param said   one sequence of sounds for each word, without start and end
 * @param right  as many
 * @throws RangeError when the numbers of words differ or there is no sound to say
 */
export function phonemeErrorRate(
  said: readonly ArrayLike<number>[],
  right: readonly ArrayLike<number>[],
): number {
  if (said.length !== right.length)
    throw new RangeError(`expected ${right.length} words, got ${said.length}`);
  const sounds = right.reduce((sum, word) => sum + word.length, 0);
  if (sounds === 0) throw new RangeError('expected at least one sound');
  return right.reduce((sum, word, n) => sum + editDistance(said[n], word), 0) / sounds;
}
