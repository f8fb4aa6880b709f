/** A lesson after parsing: validated, its prose rendered to HTML, ready for the page. Plain data. */
import type { FormulaName } from '#notation/formulas';
import type { Section } from './sections.ts';
import type { CheckName, FigureUse } from './vocabulary.ts';

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

export interface DerivationLine {
  readonly formula: FormulaName;
  readonly html: ProseHtml;
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
  | { readonly kind: 'analogy'; readonly html: ProseHtml }
  | { readonly kind: 'derivation'; readonly lines: readonly DerivationLine[] }
  | { readonly kind: 'experiment'; readonly html: ProseHtml }
  | {
      readonly kind: 'predict';
      readonly check: CheckName;
      readonly question: ProseHtml;
      /** One for every outcome of the check. */
      readonly choices: readonly Choice[];
      /** Why it turns out as it does, for after the commitment; it must hold whatever the outcome. */
      readonly reason: ProseHtml;
    }
  | { readonly kind: 'summary'; readonly html: ProseHtml }
  | {
      readonly kind: 'exercise';
      readonly question: ProseHtml;
      readonly hint: ProseHtml;
      readonly answer: ProseHtml;
    }
  | { readonly kind: 'source'; readonly source: Source };

export interface Lesson extends LessonHead {
  /** Its headings. */
  readonly outline: readonly Section[];
  readonly figure: FigureUse;
  readonly blocks: readonly Block[];
}
