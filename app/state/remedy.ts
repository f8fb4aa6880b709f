/** What to try after training has met a number that is none. */
import type { FaultPlace } from '#rnn/fault';
import { lowerRate } from './lowerRate.ts';

export type Remedy =
  /** The data itself holds what is no number. */
  | { readonly kind: 'mendData' }
  /** Not a single step was made: the data or the first weights are to blame. */
  | { readonly kind: 'otherStart' }
  | { readonly kind: 'limitGradient'; readonly clipNorm: number }
  | { readonly kind: 'lowerRate'; readonly learningRate: number };

/** The gradient limit to suggest where there was none: the usual one. */
const usualClipNorm = 1;
/** Up to here a learning rate by itself seldom makes training run away. */
const sensibleRate = 0.05;

/**
 * @param fault  the step counted from 0, and the settings in force; `clipNorm` null: no limit
 */
export function remedyFor(fault: {
  readonly place: FaultPlace;
  readonly trainStep: number;
  readonly learningRate: number;
  readonly clipNorm: number | null;
}): Remedy {
  const { place, trainStep, learningRate, clipNorm } = fault;
  const lower = { kind: 'lowerRate', learningRate: lowerRate(learningRate) } as const;
  switch (place.kind) {
    case 'data':
      return { kind: 'mendData' };
    case 'loss':
      return trainStep === 0 ? { kind: 'otherStart' } : lower;
    case 'gradient':
    case 'gradientNorm':
      return clipNorm === null && learningRate <= sensibleRate
        ? { kind: 'limitGradient', clipNorm: usualClipNorm }
        : lower;
    case 'parameter':
      return lower;
    default:
      return place satisfies never;
  }
}
