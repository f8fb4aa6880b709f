/** Tells the rest of the page which run is shown at which moment. */
import { useMemo } from 'react';
import type { TrainingMoment } from '#inspect/trainingMoment';
import { usePublishedValues } from '../../state/shownValues.ts';
import { clippingSlots } from './clippingSlots.ts';
import type { Passage } from './passageOf.ts';
import type { HistoryRun } from './useHistoryRun.ts';

export function usePublishedHistory(
  { spec, stops }: HistoryRun,
  { letters, codes }: Passage,
  moments: readonly (TrainingMoment | null)[],
  row: number,
): void {
  const norm = moments[row]?.gradient.whole;
  const published = useMemo(
    () => ({
      slots: norm === undefined ? {} : { clippingByNorm: clippingSlots(norm) },
      spec,
      stops,
      moments,
      letters,
      codes,
      row,
    }),
    [norm, spec, stops, moments, letters, codes, row],
  );
  usePublishedValues('trainingHistory', published);
}
