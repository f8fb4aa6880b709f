/** What a check answers: what turned out, with the numbers that show it; or what it still needs to know. */
import type { Catalogue } from '../../i18n/en.ts';
import { inShownNotation } from '../../state/notation.ts';

/** What the learner's own model did, in the form in which the learner committed to it. */
export type Turnout =
  | { readonly answer: 'choice'; readonly outcome: string }
  /** A guess is right if it is within the tolerance. */
  | { readonly answer: 'number'; readonly value: number; readonly tolerance: number }
  /** Which places, counted from 0. Right with so many too many or too few in all. */
  | { readonly answer: 'marks'; readonly places: readonly number[]; readonly allowed: number }
  /** Right if the drawn curve is within the tolerance of these values on average. */
  | { readonly answer: 'curve'; readonly values: readonly number[]; readonly tolerance: number };

export type Verdict<Evidence, Need extends string> =
  | { readonly kind: 'decided'; readonly turnout: Turnout; readonly evidence: Evidence }
  | { readonly kind: 'needs'; readonly need: Need };

/** What there is to mark or to draw over, from the figure. */
export type Board =
  | { readonly answer: 'marks'; readonly places: readonly string[] }
  | {
      readonly answer: 'curve';
      /** What stands below each point. */
      readonly places: readonly string[];
      /** Bounds of the drawing, and the smallest difference it makes; of a log scale these are exponents. */
      readonly least: number;
      readonly most: number;
      readonly step: number;
      /** A height of the drawing as a number to read. */
      readonly write: (height: number) => string;
    };

export type Judged =
  | { readonly kind: 'decided'; readonly turnout: Turnout; readonly sentence: string }
  | { readonly kind: 'needs'; readonly sentence: string };

/** A check as the page asks it. */
export interface AskedCheck {
  /** For marks and curves; null while the figure cannot tell. */
  readonly board?: (signal: AbortSignal) => Promise<Board | null>;
  /** Asks the learner's own model; rejects when the inspector is lost or `signal` aborts. */
  readonly ask: (text: Catalogue, signal: AbortSignal) => Promise<Judged>;
}

/** The checks of a topic by name, as the default of its module. */
export type TopicChecks<Name extends string> = { readonly [N in Name]: AskedCheck };

interface TopicWords {
  /** What must happen in the figure before a check can decide. */
  readonly needs: Readonly<Record<string, string>>;
}

/**
 * Joins what decides a check with the sentences that tell of it.
 * @param words  the topic's sentences in the language of the page
 */
export function tellingIn<Words extends TopicWords>(words: (text: Catalogue) => Words) {
  return <Evidence, Need extends string & keyof Words['needs']>(
    decide: (signal: AbortSignal) => Promise<Verdict<Evidence, Need>>,
    sentence: (words: Words) => (evidence: Evidence) => string,
    board?: AskedCheck['board'],
  ): AskedCheck => ({
    ...(board && { board }),
    async ask(text, signal) {
      const verdict = await decide(signal);
      const said = inShownNotation(words(text));
      return verdict.kind === 'needs'
        ? { kind: 'needs', sentence: said.needs[verdict.need] ?? '' }
        : { kind: 'decided', turnout: verdict.turnout, sentence: sentence(said)(verdict.evidence) };
    },
  });
}
