/**
 * The formula of a step, written from the cell's data: once in symbols, which mean whole vectors, and once with the
 * numbers of a unit. A kind of cell needs no formula of its own, and none can say what the cell does not do.
 */
import { cells, type ActivationName } from '#rnn/cells';
import type { QuantityName } from '#rnn/quantities';
import { partOf, squashingSigns, type CellGraph, type CellPart } from './cellGraph.ts';
import { unitSum, type CellMoment } from './cellTerms.ts';

/** A piece of a line. `sup` and `sub` stand small beside `text`. */
export type FormulaPiece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'symbol';
      readonly quantity: QuantityName | null;
      readonly text: string;
      readonly sub: string;
      readonly sup: string;
    }
  /** `added`: set with its sign between spaces. */
  | {
      readonly kind: 'number';
      readonly quantity: QuantityName | null;
      readonly value: number;
      readonly added: boolean;
    };

export interface CellFormulaLines {
  readonly symbols: readonly FormulaPiece[];
  readonly numbers: readonly FormulaPiece[];
}

/**
 * @param values  of the unit at the moment
 * @param unit    from 0
 * @throws RangeError when the cell has no such quantity
 */
export function cellFormula(
  moment: CellMoment,
  name: QuantityName,
  values: Readonly<Partial<Record<QuantityName, number>>>,
  unit: number,
): CellFormulaLines {
  const { graph } = moment;
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
      return line(...weightedLines(moment, part, unit));
    case 'product':
      return line(
        joined(
          from.map((of) => symbolOf(graph, of, true)),
          ' ⊙ ',
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
              ' ⊙ ',
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
): [symbols: readonly FormulaPiece[], numbers: readonly FormulaPiece[]] {
  const { graph } = moment;
  const found = unitSum(moment, name, unit);
  if (!found || operation?.kind !== 'weighted') return [[], []];
  const { gate, input, weighs, peephole, adds, squash, normalised } = operation;
  // A plain network has one block of rows, which needs no letter.
  const gates: readonly ActivationName[] = cells[graph.kind].gates;
  const row =
    gates.length > 1 ? ((cells[graph.kind].letters as Readonly<Record<string, string>>)[gate] ?? '') : '';
  const weight = (letter: string, sub: string) =>
    ({ kind: 'symbol', quantity: null, text: letter, sub, sup: row }) as const;
  const summands: readonly (readonly FormulaPiece[])[] = [
    ...(input ? [[weight('W', 'ih'), text(' '), ...symbolOf(graph, 'input')]] : []),
    ...(weighs ? [[weight('W', 'hh'), text(' '), ...symbolOf(graph, weighs, true)]] : []),
    ...(peephole ? [[weight('p', ''), text(' ⊙ '), ...symbolOf(graph, peephole.of)]] : []),
    ...(adds ? [symbolOf(graph, adds)] : []),
    [weight('b', input && weighs ? '' : input ? 'ih' : 'hh')],
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
function symbolOf(graph: CellGraph, name: QuantityName, enclosed = false): readonly FormulaPiece[] {
  const { label, operation, from } = partOf(graph, name);
  if (operation?.kind === 'squash' && name !== 'hiddenState')
    return [text(`${squashingSigns[operation.by]}(`), ...symbolOf(graph, from[0]), text(')')];
  const [letter, before] = label;
  const sub = before === '' && letter.length === 1 ? 't' : before;
  const symbol = { kind: 'symbol', quantity: name, text: letter, sub, sup: '' } as const;
  // What is itself a product or a difference is held together where it is weighed or multiplied.
  return enclosed && /[·−]/.test(letter) ? [text('('), symbol, text(')')] : [symbol];
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
