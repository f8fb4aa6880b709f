/** What a check answers: what turned out, with the numbers that show it; or what it still needs to know. */
import type { CheckName } from '#lesson/vocabulary';

/** The numbers behind each answer, for the sentence that reports it. Units and letters count from 1. */
export interface Evidence {
  gateAtRepeatedLetter: {
    readonly letter: string;
    readonly unit: number;
    readonly first: number;
    readonly again: number;
  };
  memoryIfNothingForgotten: { readonly unit: number; readonly now: number; readonly held: number };
  farthestFromZero: {
    readonly cell: { readonly value: number; readonly unit: number; readonly letter: string };
    readonly hidden: { readonly value: number; readonly unit: number; readonly letter: string };
  };
  untrainedLoss: { readonly bits: number; readonly uniformBits: number };
  steeperStretch: { readonly first: number; readonly second: number };
  surpriseWithinWords: {
    readonly firstLetters: number;
    readonly laterLetters: number;
    readonly trainStep: number;
  };
}

/** What must happen in the figure before a check can decide. */
export type Need = 'figure' | 'repeatedLetter' | 'firstStep' | 'freshRun' | 'twoHundredSteps' | 'words';

export type Verdict<Name extends CheckName = CheckName> =
  | { readonly kind: 'decided'; readonly outcome: string; readonly evidence: Evidence[Name] }
  | { readonly kind: 'needs'; readonly need: Need };

/** Asks the learner's own model; rejects when the inspector is lost or `signal` aborts. */
export type CheckFunction<Name extends CheckName> = (signal: AbortSignal) => Promise<Verdict<Name>>;
