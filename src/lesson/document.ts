/** A lesson after parsing: validated, its prose rendered to HTML, ready for the page. Plain data. */
import type { FormulaName } from '#notation/formulas';
import type { QuantityName } from '#rnn/quantities';
import type { SlotName } from '#notation/slots';
import type { Asked } from './check.ts';
import type { CheckTopic } from './checks.ts';
import type { ExerciseCheck, FigureUse, ListingName } from './vocabulary.ts';
import type { Section } from './sections.ts';

/** HTML that `html.ts` wrote: allowed elements and attributes only. */
export type ProseHtml = string & { readonly proseHtml: unique symbol };

export interface LessonHead {
  readonly title: string;
  /** Place in the curriculum. */
  readonly number: number;
  /** Time to read and do it. */
  readonly minutes: number;
  /** The question that the learner cannot answer yet. */
  readonly question: string;
}

/** A line of a derivation, its formula rendered in the notation of PyTorch. */
export interface DerivationLine {
  readonly formula: FormulaName;
  /** Why this line follows. */
  readonly html: ProseHtml;
  /** With MathML. */
  readonly symbolic: ProseHtml;
  /** With places for `slots`; without MathML, since its numbers are said in words. */
  readonly substituted?: ProseHtml | undefined;
  /** With indices, for a look closer; with MathML. */
  readonly indices?: ProseHtml | undefined;
  readonly slots: readonly SlotName[];
  readonly quantity?: QuantityName | undefined;
}

export interface Choice {
  /** The outcome of the check for which this choice is right. */
  readonly outcome: string;
  readonly html: ProseHtml;
}

export interface Source {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** Journal, conference or address. */
  readonly published: string;
  /** What to read it for. */
  readonly html: ProseHtml;
}

export type Block =
  | { readonly kind: 'prose'; readonly html: ProseHtml }
  | { readonly kind: 'figure'; readonly use: FigureUse }
  | { readonly kind: 'code'; readonly of: ListingName }
  | { readonly kind: 'analogy'; readonly html: ProseHtml }
  | { readonly kind: 'derivation'; readonly lines: readonly DerivationLine[] }
  | { readonly kind: 'experiment'; readonly html: ProseHtml }
  | {
      readonly kind: 'predict';
      readonly topic: CheckTopic;
      readonly check: string;
      readonly asked: Asked;
      readonly question: ProseHtml;
      /** One for every outcome of the check, where it has outcomes. */
      readonly choices: readonly Choice[];
      /** What the field, the marks or the curve stand for; none where there are choices. */
      readonly guess: ProseHtml;
      /** Why it turns out as it does, for after the commitment; it must hold whatever the outcome. */
      readonly reason: ProseHtml;
    }
  | { readonly kind: 'summary'; readonly html: ProseHtml }
  | {
      readonly kind: 'exercise';
      readonly question: ProseHtml;
      /** From the slightest to the plainest. */
      readonly hints: readonly ProseHtml[];
      readonly answer: ProseHtml;
      /** Present where the page checks what the learner does. */
      readonly check?: ExerciseCheck | undefined;
    }
  | { readonly kind: 'source'; readonly source: Source };

export interface Lesson extends LessonHead {
  /** Its headings. */
  readonly outline: readonly Section[];
  /** The one that stays beside the text; others stand in it. */
  readonly figure: FigureUse;
  readonly blocks: readonly Block[];
}
