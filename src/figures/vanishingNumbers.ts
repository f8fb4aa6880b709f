/** The numbers of the plain network in the figure of vanishing gradients, at one distance, as a derivation names them. */
import type { VanishingReading } from '#inspect/vanishing';
import { clipFactor, meanSlope } from './vanishingSeries.ts';

export interface VanishingPlace {
  /** Spectral radius of the recurrent weights. */
  readonly radius: number;
  /** `T` */
  readonly length: number;
  /** Steps back from the last, below `T`. */
  readonly back: number;
  /** The norm that clipping allows, whether or not it is switched on. */
  readonly most: number;
}

/** A norm that is not known, or too small for float64 without being zero, is absent. */
export interface VanishingNumbers {
  readonly spectralRadius: number;
  readonly stepsBack: number;
  readonly radiusPower: number;
  /** φ′ over the units at the step shown: mean and steepest. */
  readonly meanSlope: number;
  readonly steepestSlope: number;
  /** `‖U‖`, and the most that the step shown can stretch. */
  readonly weightStretch: number;
  readonly stepBound: number;
  /** `‖∂h_t/∂h_{t−1}‖` at the step shown. */
  readonly stepNorm?: number;
  /** `‖∂h_T/∂h_k‖`, the product of the norms, and the product of their bounds. */
  readonly productNorm?: number;
  readonly productOfNorms?: number;
  readonly productOfBounds?: number;
  /** `‖∂h_T/∂h_k‖` to the power of one over the distance. */
  readonly factorAStep?: number;
  /** `‖∂L/∂h_k‖`, before any clipping. */
  readonly stateGradientNorm?: number;
  /** Of the whole gradient by all weights; and what clipping multiplies it by. */
  readonly wholeGradientNorm: number;
  readonly clipFactor: number;
}

export function vanishingNumbers(
  reading: VanishingReading,
  { radius, length, back, most }: VanishingPlace,
): VanishingNumbers {
  const { slopes, stretch, jacobian, rnn } = reading;
  const H = slopes.length / length;
  const step = (length - 1 - back) * H;
  const steepestSlope = slopes.subarray(step, step + H).reduce((most, slope) => Math.max(most, slope), 0);
  // One step further back the product has one factor more, that of the step shown.
  const stepLog = jacobian && back + 1 < length ? jacobian.stepwise[back + 1] - jacobian.stepwise[back] : NaN;
  return {
    spectralRadius: radius,
    stepsBack: back,
    radiusPower: radius ** back,
    meanSlope: meanSlope(reading, length, back),
    steepestSlope,
    weightStretch: stretch,
    stepBound: steepestSlope * stretch,
    ...known('stepNorm', stepLog),
    ...known('productNorm', jacobian?.product[back]),
    ...known('productOfNorms', jacobian?.stepwise[back]),
    ...known('productOfBounds', jacobian?.bound[back]),
    ...known('factorAStep', jacobian && back > 0 ? jacobian.product[back] / back : NaN),
    ...known('stateGradientNorm', Math.log10(rnn.hiddenState[back])),
    wholeGradientNorm: rnn.weightNorm,
    clipFactor: clipFactor(rnn, most),
  };
}

/** A number from its log₁₀ under its name, or nothing. */
function known<Name extends string>(
  name: Name,
  log10: number | undefined,
): { readonly [N in Name]?: number } {
  if (log10 === undefined || Number.isNaN(log10)) return {};
  const value = 10 ** log10;
  // Computed keys lose their literal type.
  return value === 0 && log10 > -Infinity ? {} : ({ [name]: value } as { readonly [N in Name]?: number });
}
