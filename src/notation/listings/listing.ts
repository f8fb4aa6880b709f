/** Code as lines whose symbols know the quantity that they stand for. */
import { isQuantityName, type QuantityName } from '#rnn/quantities';

export const codeLanguages = ['numpy', 'pytorch', 'keras', 'typescript'] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

export interface ListingPart {
  readonly text: string;
  /** What the symbol stands for; null: plain code. */
  readonly quantity: QuantityName | null;
}

export interface ListingLine {
  readonly text: string;
  readonly parts: readonly ListingPart[];
  /** What the line computes; null where it computes no quantity. */
  readonly quantity: QuantityName | null;
}

/** A symbol within code that `listingLines` takes apart again. Code itself has no such brackets. */
export const marked = (quantity: QuantityName, text: string) => `⟪${quantity}|${text}⟫`;

const symbol = /⟪(\w+)\|([^⟫]*)⟫/g;

/** Code as it is run: the symbols without their marks. */
export const plainCode = (source: string) => source.replaceAll(symbol, '$2');

/** @param source  code in which quantities stand as `marked` writes them */
export function listingLines(source: string): readonly ListingLine[] {
  return source.split('\n').map((line) => {
    const parts: ListingPart[] = [];
    let at = 0;
    for (const { 0: whole, 1: name, 2: text, index } of line.matchAll(symbol)) {
      if (index > at) parts.push({ text: line.slice(at, index), quantity: null });
      parts.push({ text, quantity: isQuantityName(name) ? name : null });
      at = index + whole.length;
    }
    if (at < line.length) parts.push({ text: line.slice(at), quantity: null });
    return { text: plainCode(line), parts, quantity: assigned(line) };
  });
}

/** The quantity on the left of a line's assignment. */
function assigned(line: string): QuantityName | null {
  const name = /^\s*(?:const )?⟪(\w+)\|[^⟫]*⟫(?:: \w+)? = /.exec(line)?.[1];
  return name !== undefined && isQuantityName(name) ? name : null;
}
