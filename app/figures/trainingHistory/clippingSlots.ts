/** What a limit would make of a gradient, for the formula of clipping. */
import type { FormulaSlots } from '#notation/slots';

/** Small enough that a run of this page meets it: what is read here is one passage, not the batch it was trained on. */
export const exampleLimit = 0.5;

/** @param norm  of the whole gradient */
export function clippingSlots(norm: number): FormulaSlots {
  const factor = norm > exampleLimit ? exampleLimit / norm : 1;
  return { clipLimit: exampleLimit, gradientNorm: norm, clipFactor: factor, clippedNorm: factor * norm };
}
