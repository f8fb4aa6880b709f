/**
 * The formula of a step, written from the cell's data: once in symbols, which mean whole vectors, and once with the
 * numbers of a unit. A kind of cell needs no formula of its own, and none can say what the cell does not do.
 */
import { cells, type ActivationName, type CellKind, type CellName } from '#rnn/cells';
import type { QuantityName } from '#rnn/quantities';
import { partOf, squashingSigns, type CellGraph, type CellPart } from './cellGraph.ts';
import { unitSum, type CellMoment } from './cellTerms.ts';

/** `sup` and `sub` stand small beside `text`. */
export interface SymbolPiece {
  readonly kind: 'symbol';
  readonly quantity: QuantityName | null;
  readonly text: string;
  readonly sub: string;
  readonly sup: string;
}

/** A piece of a line. */
export type FormulaPiece =
  | { readonly kind: 'text'; readonly text: string }
  | SymbolPiece
  /** `added`: set with its sign between spaces. */
  | {
      readonly kind: 'number';
      readonly quantity: QuantityName | null;
      readonly value: number;
      readonly added: boolean;
    };

/** The vectors in a sum; null for one that is not. */
export interface WeighedVectors {
  readonly input: readonly FormulaPiece[] | null;
  readonly state: readonly FormulaPiece[] | null;
}

/** How a book writes what has no letter in the cell's data. */
export interface FormulaStyle {
  /** The sign of the product unit by unit. */
  readonly product: string;
  /** What stands below a letter at the present step. */
  readonly step: string;
  /** The vectors times their weights, as summands; and the bias. */
  readonly sum: (
    kind: CellName,
    gate: ActivationName,
    vectors: WeighedVectors,
  ) => readonly (readonly FormulaPiece[])[];
  readonly bias: (kind: CellName, gate: ActivationName, vectors: WeighedVectors) => SymbolPiece;
  readonly peephole: (kind: CellName, gate: ActivationName) => SymbolPiece;
}

export interface CellFormulaLines {
  readonly symbols: readonly FormulaPiece[];
  readonly numbers: readonly FormulaPiece[];
}

/**
 * @param values  of the unit at the moment
 * @param unit    from 0
 * @param style   of the notation that the letters in the cell's data belong to
 * @throws RangeError when the cell has no such quantity
 */
export function cellFormula(
  moment: CellMoment,
  name: QuantityName,
  values: Readonly<Partial<Record<QuantityName, number>>>,
  unit: number,
  style = pytorchStyle,
): CellFormulaLines {
  const { graph } = moment;
  const times = ` ${style.product} `;
  const symbolOf = (graph: CellGraph, name: QuantityName, enclosed = false) =>
    symbolPieces(graph, style, name, enclosed);
  const part = partOf(graph, name);
  const { operation, from } = part;
  const left = [...symbolOf(graph, name), text(' = ')];
  const number = (of: QuantityName) => value(of, values[of] ?? NaN);
  const result = [text(' = '), number(name)];
  if (!operation) return { symbols: symbolOf(graph, name), numbers: [number(name)] };
  const line = (symbols: readonly FormulaPiece[], numbers: readonly FormulaPiece[]) => ({
    symbols: [...left, ...symbols],
    numbers: [...left, ...numbers, ...result],
  });
  switch (operation.kind) {
    case 'weighted':
      return line(...weightedLines(moment, part, unit, style));
    case 'product':
      return line(
        joined(
          from.map((of) => symbolOf(graph, of, true)),
          times,
        ),
        joined(
          from.map((of) => [number(of)]),
          ' × ',
        ),
      );
    case 'sum': {
      // What is added is itself a product of two: its factors say more than its name.
      const products = from.map((of) => partOf(graph, of).from);
      return line(
        joined(
          products.map((factors) =>
            joined(
              factors.map((of) => symbolOf(graph, of, true)),
              times,
            ),
          ),
          ' + ',
        ),
        [
          ...joined(
            products.map((factors) =>
              joined(
                factors.map((of) => [number(of)]),
                ' × ',
              ),
            ),
            ' + ',
          ),
          text(' = '),
          ...from.map((of, index) => value(of, values[of] ?? NaN, index > 0)),
        ],
      );
    }
    case 'rest':
      return line([text('1 − '), ...symbolOf(graph, from[0])], [text('1 − '), number(from[0])]);
    case 'squash': {
      const sign = squashingSigns[operation.by];
      return line(
        [text(`${sign}(`), ...symbolOf(graph, from[0]), text(')')],
        [text(`${sign}(`), number(from[0]), text(')')],
      );
    }
    case 'normalise':
      return line(
        [text('LN('), ...symbolOf(graph, from[0]), text(')')],
        [text('LN('), number(from[0]), text(')')],
      );
    default:
      return operation satisfies never;
  }
}

function weightedLines(
  moment: CellMoment,
  { name, operation }: CellPart,
  unit: number,
  style: FormulaStyle,
): [symbols: readonly FormulaPiece[], numbers: readonly FormulaPiece[]] {
  const { graph } = moment;
  const { kind } = graph;
  const found = unitSum(moment, name, unit);
  if (!found || operation?.kind !== 'weighted') return [[], []];
  const { gate, input, weighs, peephole, adds, squash, normalised } = operation;
  const symbolOf = (name: QuantityName, enclosed = false) => symbolPieces(graph, style, name, enclosed);
  const vectors: WeighedVectors = {
    input: input ? symbolOf('input') : null,
    state: weighs ? symbolOf(weighs, true) : null,
  };
  const summands: readonly (readonly FormulaPiece[])[] = [
    ...style.sum(kind, gate, vectors),
    ...(peephole ? [[style.peephole(kind, gate), text(` ${style.product} `), ...symbolOf(peephole.of)]] : []),
    ...(adds ? [symbolOf(adds)] : []),
    [style.bias(kind, gate, vectors)],
  ];
  const total = (kind: string) =>
    found.terms.reduce((sum, term) => (term.kind === kind ? sum + term.product : sum), 0);
  const numbers = [
    ...(input ? [value('input', total('input'))] : []),
    ...(weighs ? [value(weighs, total('recurrent'), input)] : []),
    ...(peephole ? [value(peephole.of, total('peephole'), true)] : []),
    ...(adds ? [value(adds, total('added'), true)] : []),
    value(null, total('bias'), true),
  ];
  const sign = squash ? squashingSigns[squash] : '';
  const opening = `${sign}${squash ? '(' : ''}${normalised ? 'LN(' : ''}`;
  const closing = `${normalised ? ')' : ''}${squash ? ')' : ''}`;
  const wrapped = (pieces: readonly FormulaPiece[]) => [text(opening), ...pieces, text(closing)];
  const squashedSum = [text(` = ${sign}(`), value(null, found.preActivation), text(')')];
  return [wrapped(joined(summands, ' + ')), [...wrapped(numbers), ...(squash ? squashedSum : [])]];
}

/** A quantity as its letter, or written out where it is no more than a function of another. */
function symbolPieces(
  graph: CellGraph,
  style: FormulaStyle,
  name: QuantityName,
  enclosed = false,
): readonly FormulaPiece[] {
  const { label, operation, from } = partOf(graph, name);
  if (operation?.kind === 'squash' && name !== 'hiddenState')
    return [text(`${squashingSigns[operation.by]}(`), ...symbolPieces(graph, style, from[0]), text(')')];
  const [letter, before] = label;
  // One letter, with or without a tilde.
  const sub = before === '' && /^\p{L}\p{M}?$/u.test(letter) ? style.step : before;
  const symbol = { kind: 'symbol', quantity: name, text: letter, sub, sup: '' } as const;
  // What is itself a product or a difference is held together where it is weighed or multiplied.
  return enclosed && /[·−]/.test(letter) ? [text('('), symbol, text(')')] : [symbol];
}

/** PyTorch's, the engine's own: `W_ih^f x + W_hh^f h + b^f`. A plain network has one block of rows and needs no letter. */
const pytorchStyle: FormulaStyle = {
  product: '⊙',
  step: 't',
  sum: (kind, gate, { input, state }) => [
    ...(input ? [[weight('W', 'ih', rowsOf(kind, gate)), text(' '), ...input]] : []),
    ...(state ? [[weight('W', 'hh', rowsOf(kind, gate)), text(' '), ...state]] : []),
  ],
  bias: (kind, gate, { input, state }) =>
    weight('b', input && state ? '' : input ? 'ih' : 'hh', rowsOf(kind, gate)),
  peephole: (kind, gate) => weight('p', '', rowsOf(kind, gate)),
};

function rowsOf(kind: CellName, gate: ActivationName): string {
  const { gates, letters }: CellKind = cells[kind];
  return gates.length > 1 ? (letters[gate] ?? '') : '';
}

function weight(letter: string, sub: string, sup: string): SymbolPiece {
  return { kind: 'symbol', quantity: null, text: letter, sub, sup };
}

function text(written: string): FormulaPiece {
  return { kind: 'text', text: written };
}

function value(quantity: QuantityName | null, number: number, added = false): FormulaPiece {
  return { kind: 'number', quantity, value: number, added };
}

function joined(groups: readonly (readonly FormulaPiece[])[], sign: string): readonly FormulaPiece[] {
  return groups.flatMap((pieces, index) => (index === 0 ? pieces : [text(sign), ...pieces]));
}
