/**
 * TeX in the macros of the notation to HTML, by KaTeX. Runs while building; the page loads this and KaTeX only when
 * another notation than the standard one is shown.
 */
import katex from 'katex';
import { isQuantityName } from '#rnn/quantities';
import { MacroArgumentError, notationMacros } from './macros.ts';
import { standardNotation, type NotationChoice } from './notation.ts';
import { isSlotName, type SlotPart } from './slots.ts';

/** A formula that KaTeX refuses, or that asks for something a lesson may not have. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
}

export interface RenderOptions {
  /** A formula on a line of its own. */
  readonly display: boolean;
  /** Adds MathML, which screen readers read; without it the caller must say the formula in words. */
  readonly mathml: boolean;
}

/**
 * The formula as HTML: `<span class="katex">…`, every symbol with its `data-quantity`.
 * @throws FormulaError with the reason
 */
export function renderTex(
  tex: string,
  { display, mathml }: RenderOptions,
  notation: NotationChoice = standardNotation,
): string {
  try {
    const html = katex.renderToString(tex, {
      displayMode: display,
      output: mathml ? 'htmlAndMathml' : 'html',
      throwOnError: true,
      strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
      trust: (context) => {
        if (context.command !== '\\htmlData' || !Object.entries(context.attributes).every(isOurs)) {
          throw new FormulaError(`${context.command} is not allowed in a formula`);
        }
        return true;
      },
      macros: notationMacros(notation),
      maxExpand: 2000,
      maxSize: 40,
    });
    // The source in TeX would be read aloud by some screen readers and doubles the size.
    return html.replaceAll(/<annotation [^>]*>[^<]*<\/annotation>/g, '');
  } catch (error) {
    if (error instanceof FormulaError) throw error;
    if (error instanceof katex.ParseError || error instanceof MacroArgumentError) {
      throw new FormulaError(error.message.replace(/^KaTeX parse error: /, ''), { cause: error });
    }
    throw error;
  }
}

const partNames: ReadonlySet<string> = new Set(['value', 'count', 'sign', 'magnitude'] satisfies SlotPart[]);

/** Only what `macros.ts` writes passes, whoever wrote the command. */
function isOurs([attribute, value]: readonly [string, string]): boolean {
  switch (attribute) {
    case 'data-quantity':
      return isQuantityName(value);
    case 'data-slot':
      return isSlotName(value);
    case 'data-part':
      return partNames.has(value);
    default:
      return false;
  }
}
