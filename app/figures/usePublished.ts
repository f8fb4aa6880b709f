/** Tells the rest of the page what the cell figure shows, so that formulas in the text carry the same numbers. */
import { useMemo } from 'react';
import { unitValues } from '#figures/cellValues';
import type { FormulaSlots } from '#notation/slots';
import type { TextReading } from '#protocol/inspector';
import type { QuantityName } from '#rnn/quantities';
import { usePublishedValues } from '../state/shownValues.ts';
import type { CellKit } from './cellKit.ts';
import type { ShownCell } from './cellPicture.ts';

/**
 * @param shown    of any kind of cell, with what its kind says of itself
 * @param reading  whose trace is shown
 */
export function usePublished(
  shown: (ShownCell & Pick<CellKit, 'sums' | 'slots'>) | null,
  reading: TextReading | null,
): void {
  const published = useMemo(() => {
    if (!shown || !reading) return null;
    const { model, letters, timeStep, unit, graph } = shown;
    const values = unitValues(shown.values, unit);
    const computed: Partial<Record<QuantityName, FormulaSlots>> = {};
    for (const { name, operation } of graph.parts)
      if (operation) computed[name] = { ...values, ...shown.sums(shown, name) };
    const slots = shown.slots(shown, computed);
    return { slots, computed, model, word: letters.join(''), reading, timeStep, unit };
  }, [shown, reading]);
  usePublishedValues('cell', published);
}
