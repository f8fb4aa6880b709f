/** The sums that the curves figure shows, and which of them its line stands at. */
import { nearestSum } from '#figures/curves';
import { squashedSums, steepRange, type SquashedSum } from '#inspect/squashing';
import type { Squashing } from '#rnn/cells';
import type { LayerSizes, LayerTrace } from '#rnn/trace';
import type { CurveGate, CurvesAddress } from '../../state/curvesView.ts';

/** Ascending in each gate. */
export type SumsByGate = Readonly<Record<CurveGate, readonly SquashedSum[]>>;

export function sumsByGate(trace: LayerTrace): SumsByGate {
  return {
    forgetGate: squashedSums(trace, 'forgetGate'),
    inputGate: squashedSums(trace, 'inputGate'),
    candidate: squashedSums(trace, 'candidate'),
    outputGate: squashedSums(trace, 'outputGate'),
  };
}

/**
 * The sum that the address names, or the nearest one that this model and word have. Where it names none, the one
 * nearest to where the function goes flat. Null where no sum is a number.
 */
export function chosenPoint(
  sums: readonly SquashedSum[],
  kind: Squashing,
  { unit, letter }: Pick<CurvesAddress, 'unit' | 'letter'>,
  { H, T }: Pick<LayerSizes, 'H' | 'T'>,
): SquashedSum | null {
  const named =
    unit === 0 || letter === 0
      ? undefined
      : sums.find((sum) => sum.unit === Math.min(unit, H) - 1 && sum.timeStep === Math.min(letter, T) - 1);
  if (named && !Number.isNaN(named.preActivation)) return named;
  const places = sums.map(({ preActivation }) => preActivation);
  return sums[nearestSum(places, steepRange(kind).to)] ?? null;
}
