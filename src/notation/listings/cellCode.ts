/** What the listings of a cell have in common: names, and the parts of a sentence of code. */
import { cells, type ActivationName, type CellName, type ExtraParameter } from '#rnn/cells';
import { cellProgram, type Statement } from './cellPrograms.ts';
import type { NotationChoice } from '../notation.ts';
import { codeNames, type CodeNames, type CodeQuantity } from './codeNames.ts';
import { marked } from './listing.ts';

export interface CellCode {
  readonly cell: CellName;
  readonly names: CodeNames;
  readonly program: readonly Statement[];
  /** Packed blocks, in PyTorch's order. */
  readonly gates: readonly ActivationName[];
  /** What a step gives back, in the order in which it is computed. */
  readonly values: readonly CodeQuantity[];
  readonly hasCellState: boolean;
  readonly hasNorm: boolean;
  readonly extras: readonly ExtraParameter[];
  /** The step as a function: `lstm_peephole`. */
  readonly stepName: string;
  /** The class, where a framework has none: `LstmPeepholeCell`. */
  readonly className: string;
}

export function cellCode(cell: CellName, choice: NotationChoice): CellCode {
  const names = codeNames(choice, cell);
  const { gates, states, reading, extraParameters, layerNorm } = cells[cell];
  return {
    cell,
    names,
    program: cellProgram(cell, names.update),
    gates,
    values: reading,
    hasCellState: (states as readonly string[]).includes('cellState'),
    hasNorm: layerNorm,
    extras: extraParameters,
    stepName: cell.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    className: `${cell[0].toUpperCase()}${cell.slice(1)}Cell`,
  };
}

/** How a language writes what an expression is made of. */
export interface Dialect {
  /** A variable's name in the language's own style. */
  readonly variable: (name: string) => string;
  /** `sigmoid`, `tanh`, `relu` and `norm`, as they are called. */
  readonly functions: Readonly<Record<'sigmoid' | 'tanh' | 'relu' | 'norm', string>>;
  /** A parameter of the cell. */
  readonly parameter: (name: string) => string;
  /** Written behind a vector where only one unit's number is meant. */
  readonly ofUnit: string;
}

/** A quantity's name, marked. */
export function symbol({ names }: CellCode, { variable }: Dialect, name: CodeQuantity): string {
  return marked(name, variable(names.quantities[name]));
}

const letterOf = ({ names }: CellCode, gate: ActivationName) => names.quantities[gate];

/** `a_f`: the packed sum of a gate, or the one sum that a plain cell has. */
export function sumName(code: CellCode, dialect: Dialect, gate: ActivationName): string {
  if (code.gates.length === 1) return symbol(code, dialect, 'weightedSum');
  return dialect.variable(`a_${letterOf(code, gate)}`);
}

/** `x_r`: what the input adds to a gate's sum. */
export const inputPart = (code: CellCode, dialect: Dialect, gate: ActivationName) =>
  dialect.variable(`${code.names.quantities.input}_${letterOf(code, gate)}`);

/** `h_r`: what the hidden state adds to it; for a candidate a quantity of its own. */
export const recurrentPart = (code: CellCode, dialect: Dialect, gate: ActivationName) =>
  gate === 'candidate'
    ? symbol(code, dialect, 'recurrentCandidate')
    : dialect.variable(`${code.names.quantities.hiddenState}_${letterOf(code, gate)}`);

/** The expression in a language; `unit`: of one unit, where the language computes unit by unit. */
export function expressionCode(code: CellCode, dialect: Dialect, expression: string, unit: boolean): string {
  const behind = unit ? dialect.ofUnit : '';
  return expression
    .replaceAll(/\b(sigmoid|tanh|relu|norm)\(/g, (_, name: keyof Dialect['functions']) => {
      return `${dialect.functions[name]}(`;
    })
    .replaceAll(/([$@%~#])(\w+)/g, (_, kind: string, name: string) => {
      switch (kind) {
        case '$':
          return symbol(code, dialect, name as CodeQuantity) + behind;
        case '@':
          return sumName(code, dialect, name as ActivationName) + behind;
        case '%':
          return inputPart(code, dialect, name as ActivationName) + behind;
        case '~':
          return recurrentPart(code, dialect, name as ActivationName) + behind;
        default:
          return dialect.parameter(name) + behind;
      }
    });
}

/** The arguments of a step: the input and the states before it. */
export function stepArguments(code: CellCode, dialect: Dialect): readonly string[] {
  const states: readonly CodeQuantity[] = code.hasCellState
    ? ['previousHiddenState', 'previousCellState']
    : ['previousHiddenState'];
  return (['input', ...states] as const).map((name) => symbol(code, dialect, name));
}
