/** Cells in NumPy: vectors of one example, one function a step. */
import {
  expressionCode,
  inputPart,
  recurrentPart,
  stepArguments,
  sumName,
  symbol,
  type CellCode,
  type Dialect,
} from './cellCode.ts';
import type { Statement } from './cellPrograms.ts';
import { floatsText, scriptWeights, stringsText, type ShownPlace } from './shownModel.ts';

const extraNames: Readonly<Record<string, string>> = {
  peephole_i: 'p_i',
  peephole_f: 'p_f',
  peephole_o: 'p_o',
  ln_weight: 'gain',
  ln_bias: 'shift',
  ln_cell_weight: 'gain_c',
  ln_cell_bias: 'shift_c',
};

const dialect: Dialect = {
  variable: (name) => name,
  functions: { sigmoid: 'sigmoid', tanh: 'np.tanh', relu: 'relu', norm: 'norm' },
  parameter: (name) => extraNames[name] ?? name,
  ofUnit: '',
};

export const numpyImports = 'import numpy as np';
const sigmoid = 'def sigmoid(a):\n    return 1 / (1 + np.exp(-a))';
const relu = 'def relu(a):\n    return np.maximum(a, 0)';
const norm =
  'def norm(a, gain, shift):  # over the units\n' +
  '    return gain * (a - a.mean()) / np.sqrt(a.var() + 1e-5) + shift';

/** The step, with the functions that it needs before it; after `numpyImports`. */
export function numpyCell(code: CellCode): string {
  const lines = code.program.flatMap((statement) => statementLines(code, statement));
  const given = code.values.map((name) => symbol(code, dialect, name)).join(', ');
  const step = [
    `def ${code.stepName}(${stepArguments(code, dialect).join(', ')}):`,
    ...lines.map((line) => `    ${line}`),
    `    return ${given}`,
  ].join('\n');
  const functions = [
    ...(step.includes('sigmoid(') ? [sigmoid] : []),
    ...(step.includes('relu(') ? [relu] : []),
    ...(code.hasNorm ? [norm] : []),
  ];
  return [...functions, step].join('\n\n\n');
}

function statementLines(code: CellCode, statement: Statement): readonly string[] {
  const { weight_ih: W, weight_hh: U, bias_ih: b, bias_hh: d } = code.names.weights;
  const x = symbol(code, dialect, 'input');
  const h = symbol(code, dialect, 'previousHiddenState');
  const split = (names: readonly string[], of: string) =>
    `${names.join(', ')} = np.split(${of}, ${names.length})`;
  const isRows = code.names.order === 'rows';
  const product = (weights: string, of: string) => (isRows ? `${of} @ ${weights}` : `${weights} @ ${of}`);
  const blocks = (weights: string, which: string) => `${weights}[${isRows ? ':, ' : ''}${which}]`;
  switch (statement.kind) {
    case 'sums': {
      const sum = `${product(W, x)} + ${b} + ${product(U, h)} + ${d}`;
      const names = code.gates.map((gate) => sumName(code, dialect, gate));
      return names.length === 1 ? [`${names[0]} = ${sum}`] : [`a = ${sum}`, split(names, 'a')];
    }
    case 'inputSums':
      return [
        split(
          code.gates.map((gate) => inputPart(code, dialect, gate)),
          `${product(W, x)} + ${b}`,
        ),
      ];
    case 'recurrentSums': {
      const gates = statement.candidate ? code.gates : code.gates.filter((gate) => gate !== 'candidate');
      const before = ': 2 * H';
      const sum = statement.candidate
        ? `${product(U, h)} + ${d}`
        : `${product(blocks(U, before), h)} + ${d}[${before}]`;
      return [
        split(
          gates.map((gate) => recurrentPart(code, dialect, gate)),
          sum,
        ),
      ];
    }
    case 'candidateRows': {
      const reset = symbol(code, dialect, 'resetHiddenState');
      const sum = `${product(blocks(U, '2 * H :'), reset)} + ${d}[2 * H :]`;
      return [`${symbol(code, dialect, 'recurrentCandidate')} = ${sum}`];
    }
    case 'normaliseGate': {
      const sum = sumName(code, dialect, statement.gate);
      return [`${sum} = norm(${sum}, gain[${statement.place}], shift[${statement.place}])`];
    }
    case 'value':
    case 'whole':
      return [
        `${symbol(code, dialect, statement.target)} = ${expressionCode(code, dialect, statement.expression, true)}`,
      ];
    default:
      return statement satisfies never;
  }
}

/** The script: the listing, the weights, and what it prints. Marked as the listing is. */
export function numpyScript(code: CellCode, place: ShownPlace): string {
  const { spec } = place.model;
  const names: Readonly<Record<string, string>> = {
    ...code.names.weights,
    'fc.weight': 'W_out',
    'fc.bias': 'b_out',
    ...extraNames,
  };
  const weights = scriptWeights(place.model).map(({ name, shape, values }) => {
    const { text, packed } = floatsText(values, place.base64, '"""');
    const given = packed ? `floats(${text})` : `np.array(${text})`;
    const rows = shapeOf(code, name, shape);
    const turned = code.names.order === 'rows' && (name === 'weight_ih' || name === 'weight_hh') ? '.T' : '';
    return `${names[name]} = ${given}${rows === null ? '' : `.reshape(${rows})`}${turned}`;
  });
  const values = code.values.map((name) => code.names.quantities[name]);
  const { input, hiddenState } = code.names.quantities;
  return [
    'import base64',
    numpyImports,
    '',
    '',
    numpyCell(code),
    '',
    '',
    `V, H = ${spec.vocabulary.length}, ${spec.units}  # letters, units`,
    `vocabulary = ${stringsText(spec.vocabulary)}`,
    `word = ${stringsText(place.letters)}`,
    `place, unit = ${place.timeStep}, ${place.unit}  # both counted from 0`,
    '',
    '',
    'def floats(text):  # float32, exactly as the page has them',
    '    return np.frombuffer(base64.b64decode(text), "<f4").astype(np.float64)',
    '',
    '',
    ...weights,
    '',
    `${stateNames(code).join(' = ')} = np.zeros(H)`,
    'for letter in word[: place + 1]:',
    `    ${input} = np.eye(V)[vocabulary.index(letter)]`,
    `    ${values.join(', ')} = ${code.stepName}(${[input, ...stateNames(code)].join(', ')})`,
    '',
    ...values.map((name) => `print(f"${name} = {${name}[unit]:.8f}")`),
    `logits = W_out @ ${hiddenState} + b_out`,
    'p = np.exp(logits - logits.max())',
    'p = p / p.sum()',
    'for k in np.argsort(-p)[:3]:',
    '    print(f"then {vocabulary[k]!r}: {p[k]:.8f}")',
    '',
  ].join('\n');
}

/** The states under the names that a step gives them. */
export function stateNames({ names, hasCellState }: CellCode): readonly string[] {
  const { hiddenState, cellState } = names.quantities;
  return hasCellState ? [hiddenState, cellState] : [hiddenState];
}

/** What a tensor is reshaped to; null where it stays a vector of units. */
export function shapeOf(code: CellCode, name: string, shape: readonly number[]): string | null {
  const blocks = code.extras.find((extra) => extra.name === name)?.blocks ?? 1;
  if (blocks > 1) return `${blocks}, H`;
  if (shape.length < 2) return null;
  switch (name) {
    case 'weight_ih':
      return `${code.gates.length} * H, V`;
    case 'weight_hh':
      return `${code.gates.length} * H, H`;
    default:
      return 'V, H';
  }
}
