/** Live numbers for a formula of a derivation, from whichever figure of the page can fill it. */
import type { FormulaName } from '#notation/formulas';
import type { FormulaSlots } from '#notation/slots';
import { useShownValues } from '../state/shownValues.ts';

const none: FormulaSlots = {};

/** The numbers of the state that the figure shows; none before there are any. */
export function useFormulaSlots(formula: FormulaName): FormulaSlots {
  return (
    useShownValues((figures) => Object.values(figures).find((shown) => shown?.slots[formula]))?.slots[
      formula
    ] ?? none
  );
}
