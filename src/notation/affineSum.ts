/**
 * The sum inside a gate, `W x + U h + b`, in the form of a book: two products, products with the batch in rows, or one
 * matrix for both vectors joined. One structure, from which TeX and plain text are written.
 */
import { gateScript } from './families.ts';
import type { GateName, Notation, Script } from './notation.ts';

/** The vectors that a sum weighs. */
export type Weighed = 'input' | 'state';

export type Summand =
  /** The factors in the order in which the book writes them. */
  | {
      readonly kind: 'product';
      readonly weights: Script;
      readonly of: Weighed;
      readonly order: Notation['order'];
    }
  /** One matrix times the vectors one after the other. */
  | { readonly kind: 'joined'; readonly weights: Script; readonly of: readonly Weighed[] }
  | { readonly kind: 'bias'; readonly bias: Script };

/** @param weighed  what is in the sum; of one vector alone, the bias is that of its weights */
export function affineSum(
  notation: Notation,
  gate: GateName,
  weighed: readonly Weighed[] = ['input', 'state'],
): readonly Summand[] {
  const { rows, order } = notation;
  const script = (of: Script) => gateScript(of, notation, gate);
  const both = weighed.length > 1;
  if (both && rows.joined)
    return [
      { kind: 'joined', weights: script(rows.joined), of: ['state', 'input'] },
      { kind: 'bias', bias: script(rows.bias) },
    ];
  const products = weighed.map((of) => ({
    kind: 'product' as const,
    weights: script(of === 'input' ? rows.input : rows.recurrent),
    of,
    order,
  }));
  const bias = both ? rows.bias : weighed[0] === 'input' ? rows.inputBias : rows.recurrentBias;
  return [...products, { kind: 'bias', bias: script(bias) }];
}
