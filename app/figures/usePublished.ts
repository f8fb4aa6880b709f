/** Tells the rest of the page what the cell figure shows, so that formulas in the text carry the same numbers. */
import { useEffect } from 'react';
import { useCellValues, type CellValues } from '../state/cellValues.ts';

export function usePublished({ model, word, reading, timeStep, unit, slots }: CellValues): void {
  useEffect(() => {
    useCellValues.setState({ shown: { model, word, reading, timeStep, unit, slots } });
  }, [model, word, reading, timeStep, unit, slots]);
  useEffect(() => () => useCellValues.setState({ shown: null }), []);
}
