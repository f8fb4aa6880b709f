/** Modules that the plugins of this folder make while building. */

declare module 'virtual:formulas' {
  import type { FormulaName } from '#notation/formulas';

  /** HTML of KaTeX without MathML: what shows it must also say it in words. */
  export const renderedFormulas: Readonly<
    Record<FormulaName, { readonly symbolic: string; readonly substituted: string }>
  >;
}
