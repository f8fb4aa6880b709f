/**
 * Cells in Keras 3, a batch of one: the ready-made cell opened, or a layer of our own where Keras has none. Kernels are
 * PyTorch's matrices on their side, gates in Keras' order (i f c o, z r h), and one bias where PyTorch has two, save for
 * the GRU that resets after the product.
 */
import type { CellName } from '#rnn/cells';
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
import { shapeOf, stateNames } from './numpy.ts';
import { floatsText, scriptWeights, stringsText, type ShownPlace } from './shownModel.ts';

/** How the ready-made cell is made, by the cells that Keras has. */
const readyMade: Readonly<Partial<Record<CellName, string>>> = {
  rnn: 'layers.SimpleRNNCell(H)',
  rnnRelu: 'layers.SimpleRNNCell(H, activation="relu")',
  lstm: 'layers.LSTMCell(H)',
  gru: 'layers.GRUCell(H)',
  gruResetBefore: 'layers.GRUCell(H, reset_after=False)',
};

const dialectOf = (owner: 'cell' | 'self'): Dialect => ({
  variable: (name) => name,
  functions: { sigmoid: 'ops.sigmoid', tanh: 'ops.tanh', relu: 'ops.relu', norm: 'norm' },
  parameter: (name) => `${owner}.${name}`,
  ofUnit: '',
});

export const kerasImports = 'import keras\nfrom keras import layers, ops';

const norm = [
  'def norm(a, gain, shift):  # over the units',
  '    mean, variance = ops.moments(a, axes=[-1], keepdims=True)',
  '    return gain * (a - mean) / ops.sqrt(variance + 1e-5) + shift',
].join('\n');

/** The places of Keras' blocks among PyTorch's. */
const orderOf = ({ gates }: CellCode): readonly number[] =>
  gates[0] === 'resetGate' ? [1, 0, 2] : gates.map((_, place) => place);

export function kerasCell(code: CellCode): string {
  const made = readyMade[code.cell];
  const dialect = dialectOf(made ? 'cell' : 'self');
  const body = code.program.flatMap((statement) => statementLines(code, dialect, statement));
  const given = `return ${code.values.map((name) => symbol(code, dialect, name)).join(', ')}`;
  const inputs = stepArguments(code, dialect).join(', ');
  const lines = [...body, given];
  const states = stateNames(code);
  if (made) {
    return [
      `cell = ${made}  # gives ${states.join(' and ')} and nothing else`,
      '',
      '',
      `def ${code.stepName}(${inputs}):  # the same, opened`,
      ...lines.map((line) => `    ${line}`),
    ].join('\n');
  }
  const values = code.values.map((name) => code.names.quantities[name]);
  return [
    ...(code.hasNorm ? [norm, '', ''] : []),
    `class ${code.className}(layers.Layer):  # Keras has no such cell`,
    '    def __init__(self, units, **options):',
    '        super().__init__(**options)',
    '        self.units = self.output_size = units',
    `        self.state_size = [${states.map(() => 'units').join(', ')}]`,
    '',
    '    def build(self, input_shape):',
    '        I, H = input_shape[-1], self.units',
    ...parameterLines(code).map((line) => `        ${line}`),
    '',
    `    def step(self, ${inputs}):`,
    ...lines.map((line) => `        ${line}`),
    '',
    '    def call(self, inputs, states):  # as layers.RNN calls it',
    `        ${values.join(', ')} = self.step(inputs, *states)`,
    `        return ${code.names.quantities.hiddenState}, [${states.join(', ')}]`,
    '',
    '',
    `cell = ${code.className}(H)`,
  ].join('\n');
}

function parameterLines({ gates, extras }: CellCode): readonly string[] {
  const columns = gates.length === 1 ? 'H' : `${gates.length} * H`;
  const weight = (name: string, shape: string, initializer?: string) =>
    `self.${name} = self.add_weight(shape=(${shape})${initializer ? `, initializer="${initializer}"` : ''})`;
  return [
    weight('kernel', `I, ${columns}`),
    weight('recurrent_kernel', `H, ${columns}`, 'orthogonal'),
    weight('bias', `${columns},`, 'zeros'),
    ...extras.map(({ name, blocks, role }) =>
      weight(name, blocks === 1 ? 'H,' : `${blocks}, H`, role === 'gain' ? 'ones' : 'zeros'),
    ),
  ];
}

function statementLines(code: CellCode, dialect: Dialect, statement: Statement): readonly string[] {
  const x = symbol(code, dialect, 'input');
  const h = symbol(code, dialect, 'previousHiddenState');
  const { parameter } = dialect;
  const inOrder = orderOf(code).map((place) => code.gates[place]);
  const split = (names: readonly string[], of: string) =>
    `${names.join(', ')} = ops.split(${of}, ${names.length}, axis=-1)`;
  // The GRU that resets after the product keeps the two biases apart.
  const resetsAfter = code.cell === 'gru';
  switch (statement.kind) {
    case 'sums': {
      const names = inOrder.map((gate) => sumName(code, dialect, gate));
      const [sum, blocks] = names.length === 1 ? [names[0], []] : ['a', [split(names, 'a')]];
      const products = `ops.matmul(${x}, ${parameter('kernel')}) + ops.matmul(${h}, ${parameter('recurrent_kernel')})`;
      return [`${sum} = ${products} + ${parameter('bias')}`, ...blocks];
    }
    case 'inputSums':
      return [
        split(
          inOrder.map((gate) => inputPart(code, dialect, gate)),
          `ops.matmul(${x}, ${parameter('kernel')}) + ${parameter('bias')}${resetsAfter ? '[0]' : ''}`,
        ),
      ];
    case 'recurrentSums': {
      const gates = statement.candidate ? inOrder : inOrder.filter((gate) => gate !== 'candidate');
      const columns = statement.candidate ? '' : '[:, : 2 * H]';
      const bias = resetsAfter ? ` + ${parameter('bias')}[1]` : '';
      return [
        split(
          gates.map((gate) => recurrentPart(code, dialect, gate)),
          `ops.matmul(${h}, ${parameter('recurrent_kernel')}${columns})${bias}`,
        ),
      ];
    }
    case 'candidateRows': {
      const reset = symbol(code, dialect, 'resetHiddenState');
      const product = `ops.matmul(${reset}, ${parameter('recurrent_kernel')}[:, 2 * H :])`;
      return [`${symbol(code, dialect, 'recurrentCandidate')} = ${product}`];
    }
    case 'normaliseGate': {
      const sum = sumName(code, dialect, statement.gate);
      const row = `[${statement.place}]`;
      return [`${sum} = norm(${sum}, ${parameter('ln_weight')}${row}, ${parameter('ln_bias')}${row})`];
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
export function kerasScript(code: CellCode, place: ShownPlace): string {
  const { spec } = place.model;
  const variables: Readonly<Record<string, string>> = {
    weight_ih: 'W_ih',
    weight_hh: 'W_hh',
    bias_ih: 'b_ih',
    bias_hh: 'b_hh',
    'fc.weight': 'W_out',
    'fc.bias': 'b_out',
  };
  const weights = scriptWeights(place.model).map(({ name, shape, values }) => {
    const { text, packed } = floatsText(values, place.base64, '"""');
    const given = packed ? `floats(${text})` : `np.array(${text})`;
    const rows = shapeOf(code, name, shape);
    return `${variables[name] ?? name} = ${given}${rows === null ? '' : `.reshape(${rows})`}`;
  });
  const { input, hiddenState } = code.names.quantities;
  const values = code.values.map((name) => code.names.quantities[name]);
  const states = stateNames(code).join(', ');
  const step = readyMade[code.cell] ? code.stepName : 'cell.step';
  const biases = code.cell === 'gru' ? 'np.stack([columns(b_ih), columns(b_hh)])' : 'columns(b_ih + b_hh)';
  const extras = code.extras.map(({ name }) => `, ${name}`).join('');
  return [
    'import base64',
    'import numpy as np',
    kerasImports,
    '',
    'keras.config.set_floatx("float64")  # as the page computes',
    `V, H = ${spec.vocabulary.length}, ${spec.units}  # letters, units`,
    '',
    '',
    kerasCell(code),
    '',
    '',
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
    '',
    ...columnsFunction(code),
    '',
    '',
    'cell.build((1, V))',
    `cell.set_weights([columns(W_ih), columns(W_hh), ${biases}${extras}])`,
    'head = layers.Dense(V, activation="softmax")',
    'head.build((1, H))',
    'head.set_weights([W_out.T, b_out])',
    '',
    `${stateNames(code).join(' = ')} = ops.zeros((1, H))`,
    'letters = np.eye(V)[[vocabulary.index(letter) for letter in word[: place + 1]]]',
    `for ${input} in letters[:, None]:`,
    `    ${values.join(', ')} = ${step}(${input}, ${states})`,
    '',
    ...values.map((name) => `print(f"${name} = {ops.convert_to_numpy(${name})[0, unit]:.8f}")`),
    `p = ops.convert_to_numpy(head(${hiddenState}))[0]`,
    'for k in np.argsort(-p)[:3]:',
    '    print(f"then {vocabulary[k]!r}: {p[k]:.8f}")',
    'whole = ops.convert_to_numpy(layers.RNN(cell)(letters[None]))',
    `difference = np.abs(whole - ops.convert_to_numpy(${hiddenState})).max()`,
    `print(f"layers.RNN over the word gives the same ${hiddenState} to within {difference:.0e}")`,
    '',
  ].join('\n');
}

/** From rows in PyTorch's order to columns in Keras'. */
function columnsFunction(code: CellCode): readonly string[] {
  if (code.gates.length === 1)
    return ['def columns(rows):  # Keras has the matrices on their side', '    return rows.T'];
  const order = orderOf(code);
  const [theirs, keras] = code.gates[0] === 'resetGate' ? ['r z n', 'z r h'] : ['i f g o', 'i f c o'];
  return [
    `def columns(rows):  # PyTorch has the gates as rows ${theirs}, Keras as columns ${keras}`,
    `    blocks = np.split(rows, ${order.length})`,
    `    return np.concatenate([blocks[k] for k in (${order.join(', ')})]).T`,
  ];
}
