/** Tells the rest of the page what the cell figure shows, so that formulas in the text carry the same numbers. */
import { useEffect, useMemo } from 'react';
import { gateSums, unitValues } from '#figures/cellValues';
import type { LstmFormulaName } from '#notation/formulas/lstm';
import type { FormulaSlots } from '#notation/slots';
import type { TextReading } from '#protocol/inspector';
import { cells } from '#rnn/cells';
import { useCellPlace } from '../state/cellPlace.ts';
import { usePublishedValues } from '../state/shownValues.ts';
import type { ShownCell } from './cellPicture.ts';

/** The numbers of the unit for one line of an LSTM's formulas. */
export function lstmSlots(
  { model, trace, codes, timeStep, unit, values }: ShownCell,
  step: LstmFormulaName,
): FormulaSlots {
  return {
    ...unitValues(values, unit),
    ...gateSums(model, trace, codes[timeStep], step, timeStep, unit),
  };
}

/**
 * Formulas and predictions speak of the plain LSTM: while the figure shows another kind, it says nothing of it but the
 * place.
 * @param reading  whose trace is shown
 */
export function usePublished(shown: ShownCell | null, reading: TextReading | null): void {
  const published = useMemo(() => {
    if (!shown || !reading || shown.graph.kind !== 'lstm') return null;
    const { model, letters, timeStep, unit } = shown;
    const slots = Object.fromEntries(cells.lstm.reading.map((step) => [step, lstmSlots(shown, step)]));
    return { model, word: letters.join(''), reading, timeStep, unit, slots };
  }, [shown, reading]);
  usePublishedValues('cell', published);
  const place = useMemo(() => {
    if (!shown || !reading) return null;
    const { model, timeStep, unit } = shown;
    return { model, letters: reading.letters, timeStep, unit };
  }, [shown, reading]);
  useEffect(() => useCellPlace.setState({ place }), [place]);
  useEffect(() => () => useCellPlace.setState({ place: null }), []);
}
