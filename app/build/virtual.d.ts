/** Modules that the plugins of this folder make while building. */

declare module 'virtual:formulas' {
  import type { LstmFormulaName } from '#notation/formulas/lstm';

  /** HTML of KaTeX without MathML: what shows it must also say it in words. */
  export const renderedFormulas: Readonly<
    Record<LstmFormulaName, { readonly symbolic: string; readonly substituted: string }>
  >;
}

declare module 'virtual:lessons' {
  import type { LessonHead } from '#lesson/document';

  export interface LessonEntry extends LessonHead {
    /** File name without `.md`, as in the address: `06-lstm`. */
    readonly name: string;
    /** How many there are in it. */
    readonly predictions: number;
    readonly exercises: number;
    /** Where its text is, for `fetchDataText`. */
    readonly file: string;
  }

  /** The lessons of a language in reading order; English where the language has none. */
  export function lessonsIn(language: string): readonly LessonEntry[];
}

declare module 'virtual:courseTexts' {
  /** By language, the files, relative to the page. Glossary: the terms as JSON; search: the index as JSON. */
  export const courseTexts: Readonly<Record<string, { readonly glossary: string; readonly search: string }>>;
}
