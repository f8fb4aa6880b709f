/** The place in a run that the figure shows, and what is held there. */
import { interestingTimeStep } from '#figures/cellValues';
import { strongestUnit } from '#figures/surgeryStrip';
import type { Edit } from '#inspect/edits';
import { cells, type ActivationName } from '#rnn/cells';
import { quantities } from '#rnn/quantities';
import { editTarget, type ListedEdit, type SurgeryAddress } from '../../state/surgeryView.ts';
import type { SurgeryRun } from './useSurgery.ts';

export interface SurgeryPlace {
  readonly name: ActivationName;
  /** From 0. */
  readonly unit: number;
  readonly step: number;
}

export function placeOf(address: SurgeryAddress, { now, letters, model }: SurgeryRun): SurgeryPlace {
  const names: readonly ActivationName[] = cells[model.spec.cell].activations;
  // What the cell is explained by first.
  const [own] = cells[model.spec.cell].reading;
  const name = names.find((known) => known === address.quantity) ?? own;
  const T = letters.length - 1;
  return {
    name,
    unit:
      address.unit > 0
        ? Math.min(address.unit, model.spec.units) - 1
        : strongestUnit(now.gradients.activations.total[name] ?? [], model.spec.units),
    step: address.step > 0 ? Math.min(address.step, T) - 1 : interestingTimeStep(now.read),
  };
}

/** A hold that is `by` higher than what the list holds there already, or else than what was computed. */
export function nudged(
  list: readonly ListedEdit[],
  { now, model }: SurgeryRun,
  { name, unit }: SurgeryPlace,
  step: number,
  by: number,
): Edit {
  const computed = now.trace.activations[name]?.[step * model.spec.units + unit] ?? 0;
  const hold = { kind: 'hold', name, unit, step, value: Number.isFinite(computed) ? computed : 0 } as const;
  // The newest of the list may not have been computed yet: a key that is held down is faster than a run.
  const listed = list.find(({ edit, on }) => on && editTarget(edit) === editTarget(hold))?.edit ?? hold;
  const from = 'value' in listed ? listed.value : 0;
  const [low, high] = quantities[name].scale === 'gate' ? [0, 1] : [-99, 99];
  return { ...hold, value: Math.round(Math.min(high, Math.max(low, from + by)) * 100) / 100 };
}

/** `[T]`: whether the value shown is what an edit holds it at. */
export function heldSteps({ now, letters }: SurgeryRun, { name, unit }: SurgeryPlace): readonly boolean[] {
  const values = now.trace.held?.[name];
  const { H } = now.trace.sizes;
  return letters.slice(1).map((_, t) => values !== undefined && !Number.isNaN(values[t * H + unit]));
}
