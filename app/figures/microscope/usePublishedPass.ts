/** Tells the rest of the page what the microscope shows, so that formulas carry the same numbers and predictions ask it. */
import { useMemo } from 'react';
import { throughTimeNumbers } from '#inspect/throughTime';
import type { throughTimeFormulas } from '#notation/formulas/throughTime';
import type { FormulaSlots } from '#notation/slots';
import { usePublishedValues } from '../../state/shownValues.ts';
import type { MicroscopeView } from './useMicroscope.ts';

type Line = keyof typeof throughTimeFormulas;

/** The derivation speaks of a plain cell: of a cell with gates there are no numbers for it. */
function linesOf({ text, pass, place, wall }: MicroscopeView): Partial<Record<Line, FormulaSlots>> {
  const { timeStep, unit, from } = place;
  const slots = throughTimeNumbers(text.model, pass, { timeStep, unit, from, wall });
  if (!slots) return {};
  return {
    lossOverSteps: slots,
    stateOnTwoPaths: slots,
    throughSquashing: slots,
    throughRecurrentWeights: slots,
    weightOverSteps: slots,
    sumOverK: slots,
    jacobianProduct: slots,
    truncatedSum: slots,
  } satisfies Record<Line, FormulaSlots>;
}

export function usePublishedPass(view: MicroscopeView | null): void {
  const published = useMemo(() => {
    if (!view) return null;
    const { text, pass, letters, place } = view;
    const { gate, unit, from } = place;
    return {
      slots: linesOf(view),
      text,
      pass,
      letters: letters.slice(0, pass.T),
      weight: { gate, unit, from },
    };
  }, [view]);
  usePublishedValues('microscope', published);
}
