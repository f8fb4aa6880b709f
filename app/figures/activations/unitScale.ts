/** The colour scale of a gate or state: what stands for which value. */
import { signedBound } from '#figures/colour';
import type { UnitValues } from '#protocol/inspector';
import { cells } from '#rnn/cells';

/** The magnitude at which a signed scale ends: 1 where tanh holds the values, else what all of them need. */
export function boundOfUnits({ cell, name, values }: UnitValues): number {
  const { squashing }: { squashing: readonly string[] } = cells[cell];
  return name === 'cellState' || squashing.includes('relu') ? signedBound(values) : 1;
}
