/** From where to where a gate or state can be, or has been at any moment that is shown. */
import { signedBound } from '#figures/colour';
import type { TrainingMoment } from '#inspect/trainingMoment';
import { cells, type ActivationName, type CellName } from '#rnn/cells';
import { quantities } from '#rnn/quantities';

/** The same at every moment, so that bars can be compared while training is scrubbed. */
export function valueDomain(
  cell: CellName,
  name: ActivationName,
  moments: readonly (TrainingMoment | null)[],
): readonly [low: number, high: number] {
  if (quantities[name].scale === 'gate') return [0, 1];
  const { squashing }: { squashing: readonly string[] } = cells[cell];
  const unbounded = name === 'cellState' || squashing.includes('relu');
  if (!unbounded) return [-1, 1];
  let largest = 1;
  for (const moment of moments)
    for (const value of moment?.activations[name] ?? [])
      // What overflows would leave the rest in one bar.
      if (Math.abs(value) < farthest) largest = Math.max(largest, Math.abs(value));
  const bound = signedBound([largest]);
  return [-bound, bound];
}

const farthest = 1e4;
