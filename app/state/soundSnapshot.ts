/** Which weights training can go on from after numbers have overflowed. */
import type { Snapshot } from '#rnn/training';

/** Weights beyond this are numbers still, but no step leads back from them. */
const soundWeight = 1e4;

/** The last good snapshot, or where its weights are far out of range, the newest kept one whose weights are not. */
export function soundSnapshot(lastGood: Snapshot, kept: readonly Snapshot[]): Snapshot {
  const sound = ({ parameters }: Snapshot) => parameters.every((weight) => Math.abs(weight) < soundWeight);
  return sound(lastGood) ? lastGood : (kept.findLast(sound) ?? lastGood);
}
