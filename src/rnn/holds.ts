/** Values of a recurrent layer that a learner holds against what the cell computes. */
import type { ActivationName } from './cells.ts';
import type { HeldValues } from './trace.ts';

export interface Hold {
  /** A gate, or a state. */
  readonly name: ActivationName;
  /** Counted from 0; null: every unit. */
  readonly unit: number | null;
  /** Counted from 0; null: every step. */
  readonly step: number | null;
  readonly value: number;
}

/**
 * What the layer is given, for one batch row. Where two holds meet, the later one counts.
 * @param sizes  `T` steps of `H` units
 * @param from   the step of the sequence that the first of the `T` steps is
 * @returns      `[T, 1, H]` for each activation that is held somewhere in these steps, NaN where it is free
 * @throws RangeError when a hold names a unit that is not there
 */
export function heldValues(
  holds: readonly Hold[],
  { T, H }: { readonly T: number; readonly H: number },
  from = 0,
): HeldValues {
  const held: Partial<Record<ActivationName, Float64Array>> = {};
  for (const { name, unit, step, value } of holds) {
    if (unit !== null && !(unit >= 0 && unit < H))
      throw new RangeError(`held unit: expected 0 to ${H - 1}, got ${unit}`);
    const first = step === null ? 0 : step - from;
    if (first < 0 || first >= T) continue;
    const values = (held[name] ??= new Float64Array(T * H).fill(NaN));
    for (let t = first; t < (step === null ? T : first + 1); t++) {
      if (unit === null) values.fill(value, t * H, (t + 1) * H);
      else values[t * H + unit] = value;
    }
  }
  return held;
}
