/** Numbers that a learner types. */
import type { NumberRange } from '../state/trainingRanges.ts';

/** The number typed, or null when it is none, out of range, or broken where it must be whole. A comma is a point. */
export function parseNumber(typed: string, { low, high, whole }: NumberRange): number | null {
  const trimmed = typed.trim().replace(',', '.');
  const value = trimmed === '' ? Number.NaN : Number(trimmed);
  const fits = Number.isFinite(value) && value >= low && value <= high && (!whole || Number.isInteger(value));
  return fits ? value : null;
}
