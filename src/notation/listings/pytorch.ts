/** Cells in PyTorch, a batch of one: the ready-made cell opened, or a module of our own where torch.nn has none. */
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

/** How the ready-made cell is made, by the cells that torch.nn has. */
const readyMade: Readonly<Partial<Record<CellName, string>>> = {
  rnn: 'nn.RNNCell(V, H)',
  rnnRelu: 'nn.RNNCell(V, H, nonlinearity="relu")',
  lstm: 'nn.LSTMCell(V, H)',
  gru: 'nn.GRUCell(V, H)',
};

const dialectOf = (owner: 'cell' | 'self'): Dialect => ({
  variable: (name) => name,
  functions: { sigmoid: 'torch.sigmoid', tanh: 'torch.tanh', relu: 'torch.relu', norm: 'norm' },
  parameter: (name) => `${owner}.${name}`,
  ofUnit: '',
});

export const pytorchImports = 'import torch\nfrom torch import nn\nfrom torch.nn import functional as F';

const norm =
  'def norm(a, gain, shift):  # over the units\n    return F.layer_norm(a, (a.shape[-1],), gain, shift, eps=1e-5)';

export function pytorchCell(code: CellCode): string {
  const made = readyMade[code.cell];
  const dialect = dialectOf(made ? 'cell' : 'self');
  const body = code.program.flatMap((statement) => statementLines(code, dialect, statement));
  const given = `return ${code.values.map((name) => symbol(code, dialect, name)).join(', ')}`;
  const inputs = stepArguments(code, dialect).join(', ');
  const lines = [...body, given];
  if (made) {
    return [
      `cell = ${made}  # gives ${stateNames(code).join(' and ')} and nothing else`,
      '',
      '',
      `def ${code.stepName}(${inputs}):  # the same, opened`,
      ...lines.map((line) => `    ${line}`),
    ].join('\n');
  }
  return [
    ...(code.hasNorm ? [norm, '', ''] : []),
    `class ${code.className}(nn.Module):  # torch.nn has no such cell`,
    '    def __init__(self, I, H):',
    '        super().__init__()',
    ...parameterLines(code).map((line) => `        ${line}`),
    '',
    `    def forward(self, ${inputs}):`,
    ...lines.map((line) => `        ${line}`),
    '',
    '',
    `cell = ${code.className}(V, H)`,
  ].join('\n');
}

function parameterLines({ gates, extras, program }: CellCode): readonly string[] {
  const rows = gates.length === 1 ? 'H' : `${gates.length} * H`;
  const drawn = (name: string, shape: string) => `self.${name} = nn.Parameter(torch.empty(${shape}))`;
  return [
    ...(program.some(({ kind }) => kind === 'candidateRows') ? ['self.H = H'] : []),
    drawn('weight_ih', `${rows}, I`),
    drawn('weight_hh', `${rows}, H`),
    drawn('bias_ih', rows),
    drawn('bias_hh', rows),
    ...extras.filter(({ role }) => role === 'peephole').map(({ name }) => drawn(name, 'H')),
    'for parameter in self.parameters():',
    '    nn.init.uniform_(parameter, -(H**-0.5), H**-0.5)',
    ...extras
      .filter(({ role }) => role !== 'peephole')
      .map(({ name, role, blocks }) => {
        const shape = blocks === 1 ? 'H' : `${blocks}, H`;
        return `self.${name} = nn.Parameter(torch.${role === 'gain' ? 'ones' : 'zeros'}(${shape}))`;
      }),
  ];
}

function statementLines(code: CellCode, dialect: Dialect, statement: Statement): readonly string[] {
  const x = symbol(code, dialect, 'input');
  const h = symbol(code, dialect, 'previousHiddenState');
  const linear = (of: string, which: 'ih' | 'hh', rows = '') =>
    `F.linear(${of}, ${dialect.parameter(`weight_${which}`)}${rows}, ${dialect.parameter(`bias_${which}`)}${rows})`;
  const chunks = (names: readonly string[], of: string) =>
    `${names.join(', ')} = ${of}.chunk(${names.length}, dim=-1)`;
  switch (statement.kind) {
    case 'sums': {
      const names = code.gates.map((gate) => sumName(code, dialect, gate));
      const [sum, split] = names.length === 1 ? [names[0], []] : ['a', [chunks(names, 'a')]];
      return [`${sum} = ${linear(x, 'ih')} + ${linear(h, 'hh')}`, ...split];
    }
    case 'inputSums':
      return [
        chunks(
          code.gates.map((gate) => inputPart(code, dialect, gate)),
          linear(x, 'ih'),
        ),
      ];
    case 'recurrentSums': {
      const gates = statement.candidate ? code.gates : code.gates.filter((gate) => gate !== 'candidate');
      const names = gates.map((gate) => recurrentPart(code, dialect, gate));
      return [chunks(names, linear(h, 'hh', statement.candidate ? '' : '[: 2 * self.H]'))];
    }
    case 'candidateRows': {
      const reset = symbol(code, dialect, 'resetHiddenState');
      return [`${symbol(code, dialect, 'recurrentCandidate')} = ${linear(reset, 'hh', '[2 * self.H :]')}`];
    }
    case 'normaliseGate': {
      const sum = sumName(code, dialect, statement.gate);
      const row = `[${statement.place}]`;
      return [
        `${sum} = norm(${sum}, ${dialect.parameter('ln_weight')}${row}, ${dialect.parameter('ln_bias')}${row})`,
      ];
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
export function pytorchScript(code: CellCode, place: ShownPlace): string {
  const { spec } = place.model;
  const made = readyMade[code.cell];
  const weights = scriptWeights(place.model).map(({ name, shape, values }) => {
    const { text, packed } = floatsText(values, place.base64, '"""');
    const rows = shapeOf(code, name, shape);
    const given = packed ? `floats(${text})` : `torch.tensor(${text})`;
    return { name, given: `${given}${rows === null ? '' : `.reshape(${rows})`}` };
  });
  const dictionary = (isOf: (name: string) => boolean, prefix: string) =>
    weights
      .filter(({ name }) => isOf(name))
      .map(({ name, given }) => `    "${name.slice(prefix.length)}": ${given},`);
  const isHead = (name: string) => name.startsWith('fc.');
  const { input, hiddenState } = code.names.quantities;
  const values = code.values.map((name) => code.names.quantities[name]);
  const states = stateNames(code).join(', ');
  const ready = code.hasCellState ? `(${states})` : hiddenState;
  return [
    'import base64',
    pytorchImports,
    '',
    'torch.set_default_dtype(torch.float64)  # as the page computes',
    `V, H = ${spec.vocabulary.length}, ${spec.units}  # letters, units`,
    '',
    '',
    pytorchCell(code),
    '',
    '',
    `vocabulary = ${stringsText(spec.vocabulary)}`,
    `word = ${stringsText(place.letters)}`,
    `place, unit = ${place.timeStep}, ${place.unit}  # both counted from 0`,
    'head = nn.Linear(H, V)',
    '',
    '',
    'def floats(text):  # float32, exactly as the page has them',
    '    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float32).double()',
    '',
    '',
    'cell.load_state_dict({',
    ...dictionary((name) => !isHead(name), ''),
    '})',
    'head.load_state_dict({',
    ...dictionary(isHead, 'fc.'),
    '})',
    '',
    `${stateNames(code).join(' = ')} = torch.zeros(1, H)`,
    ...(made ? [`ready = ${ready}`] : []),
    'with torch.no_grad():',
    '    for letter in word[: place + 1]:',
    `        ${input} = torch.eye(V)[[vocabulary.index(letter)]]`,
    ...(made ? [`        ready = cell(${input}, ready)`] : []),
    `        ${values.join(', ')} = ${made ? code.stepName : 'cell'}(${input}, ${states})`,
    `    p = head(${hiddenState})[0].softmax(0)`,
    '',
    ...values.map((name) => `print(f"${name} = {${name}[0, unit]:.8f}")`),
    'for k in p.argsort(descending=True)[:3]:',
    '    print(f"then {vocabulary[k]!r}: {p[k]:.8f}")',
    ...(made
      ? [
          `difference = (ready${code.hasCellState ? '[0]' : ''} - ${hiddenState}).abs().max()`,
          `print(f"${made.slice(0, made.indexOf('('))} gives the same ${hiddenState} to within {difference:.0e}")`,
        ]
      : []),
    '',
  ].join('\n');
}
