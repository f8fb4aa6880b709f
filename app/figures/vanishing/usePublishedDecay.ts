/** Tells the rest of the page what the figure of vanishing gradients shows of the plain network, at the distance read out. */
import { useMemo } from 'react';
import { vanishingNumbers } from '#figures/vanishingNumbers';
import type { VanishingReading } from '#inspect/vanishing';
import type { vanishingFormulas } from '#notation/formulas/vanishing';
import type { FormulaSlots } from '#notation/slots';
import type { VanishingRequest } from '#protocol/inspector';
import { usePublishedValues } from '../../state/shownValues.ts';
import { clipNorm } from '../../state/vanishingView.ts';

type Line = keyof typeof vanishingFormulas;

/** @param request  what `reading` answers */
export function usePublishedDecay(request: VanishingRequest, reading: VanishingReading, back: number): void {
  const published = useMemo(() => {
    const { radius, length } = request;
    const slots = vanishingNumbers(reading, { radius, length, back, most: clipNorm });
    return {
      slots: {
        scalarPower: slots,
        stepJacobian: slots,
        slopeBound: slots,
        stepBound: slots,
        productBound: slots,
        gradientBound: slots,
        spectralPower: slots,
        clippedGradient: slots,
      } satisfies Record<Line, FormulaSlots>,
      request,
    };
  }, [request, reading, back]);
  usePublishedValues('vanishing', published);
}
