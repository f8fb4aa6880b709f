/** Whether the state of one neuron is the number of times that a letter has come so far. */

/** Differences up to this are those of numbers kept in 32 bits, or of a good approximation. */
const within = 0.01;

export interface Counted {
  /** `[T]`: how often the letter has come, up to and with each place. */
  readonly counts: readonly number[];
  /** The first place, from 0, where the state is another number; null where it counts throughout. */
  readonly fails: number | null;
}

/**
 * @param letters  `[T]`
 * @param states   `[T]`: of the neuron, after each letter
 */
export function countedLetters(
  letters: readonly string[],
  states: ArrayLike<number>,
  letter: string,
): Counted {
  let count = 0;
  const counts = letters.map((each) => (count += each === letter ? 1 : 0));
  // Not `>`: a state that is no number counts nothing.
  const at = counts.findIndex((wanted, place) => !(Math.abs(states[place] - wanted) <= within));
  return { counts, fails: at < 0 ? null : at };
}
