/** How a notation writes the formula of a cell's step that is not set by KaTeX. */
import type { FormulaPiece, FormulaStyle, SymbolPiece, WeighedVectors } from '#figures/cellFormula';
import { affineSum, type Weighed } from '#notation/affineSum';
import { families, gateScript } from '#notation/families';
import type { GateName, NotationChoice, Script } from '#notation/notation';
import { cells, type ActivationName, type CellName } from '#rnn/cells';

export function formulaStyleIn({ family }: NotationChoice): FormulaStyle {
  const notation = families[family];
  const summands = (kind: CellName, gate: ActivationName, vectors: WeighedVectors) =>
    affineSum(notation, gateOf(kind, gate), weighed(vectors));
  return {
    product: notation.product.text,
    step: notation.step === 'plain' ? 't' : '(t)',
    sum: (kind, gate, vectors) =>
      summands(kind, gate, vectors).flatMap((summand) => {
        switch (summand.kind) {
          case 'product': {
            const factors = [[symbol(summand.weights)], vectors[summand.of] ?? []];
            const [first, second] = summand.order === 'columns' ? factors : factors.toReversed();
            return [[...first, text(' '), ...second]];
          }
          case 'joined': {
            const [first, second] = summand.of.map((of) => vectors[of] ?? []);
            return [[symbol(summand.weights), text(' ['), ...first, text(', '), ...second, text(']')]];
          }
          case 'bias':
            return [];
          default:
            return summand satisfies never;
        }
      }),
    bias: (kind, gate, vectors) => {
      const last = summands(kind, gate, vectors).at(-1);
      return symbol(last?.kind === 'bias' ? last.bias : { letter: 'b' });
    },
    peephole: (kind, gate) =>
      symbol({ ...gateScript(notation.rows.bias, notation, gateOf(kind, gate)), letter: 'p' }),
  };
}

/** The candidate of a GRU has a name of its own. */
function gateOf(kind: CellName, gate: ActivationName): GateName {
  if (gate === 'candidate' && cells[kind].family === 'gru') return 'newState';
  return gate === 'cellState' ? 'hiddenState' : gate;
}

function weighed({ input, state }: WeighedVectors): readonly Weighed[] {
  return [...(input ? (['input'] as const) : []), ...(state ? (['state'] as const) : [])];
}

function symbol({ letter, tilde, sub = '', sup = '' }: Script): SymbolPiece {
  return { kind: 'symbol', quantity: null, text: letter + (tilde ? '\u0303' : ''), sub, sup };
}

function text(written: string): FormulaPiece {
  return { kind: 'text', text: written };
}
