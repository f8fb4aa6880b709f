/** Cells in TypeScript over plain arrays, without a library. */
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
import { stateNames } from './numpy.ts';
import { floatsText, scriptWeights, stringsText, type ShownPlace } from './shownModel.ts';

/** `h_prev` → `hPrev`, but `W_ih` → `Wih`. */
export const camelCase = (name: string) =>
  /^[A-Zb]_/.test(name)
    ? name.replace('_', '')
    : name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const extraNames: Readonly<Record<string, string>> = {
  peephole_i: 'pI',
  peephole_f: 'pF',
  peephole_o: 'pO',
  ln_weight: 'gain',
  ln_bias: 'shift',
  ln_cell_weight: 'gainC',
  ln_cell_bias: 'shiftC',
};

const dialect: Dialect = {
  variable: camelCase,
  functions: { sigmoid: 'sigmoid', tanh: 'Math.tanh', relu: 'relu', norm: 'norm' },
  parameter: (name) => extraNames[name] ?? name,
  ofUnit: '[k]',
};

const types = 'type Vector = number[];\ntype Matrix = Vector[];';
const each =
  'const each = (of: (k: number) => number): Vector => Array.from({ length: H }, (_, k) => of(k));';
const affine = [
  'const affine = (W: Matrix, x: Vector, b: Vector): Vector =>',
  '  W.map((row, k) => row.reduce((sum, weight, j) => sum + weight * x[j], b[k]));',
].join('\n');
const split = [
  'const split = (a: Vector, parts: number): Vector[] =>',
  '  Array.from({ length: parts }, (_, k) => a.slice(k * H, (k + 1) * H));',
].join('\n');
const add = 'const add = (a: Vector, b: Vector): Vector => a.map((value, k) => value + b[k]);';
const sigmoid = 'const sigmoid = (a: number): number => 1 / (1 + Math.exp(-a));';
const relu = 'const relu = (a: number): number => Math.max(a, 0);';
const norm = [
  'function norm(a: Vector, gain: Vector, shift: Vector): Vector {',
  '  const mean = a.reduce((sum, value) => sum + value, 0) / H;',
  '  const variance = a.reduce((sum, value) => sum + (value - mean) ** 2, 0) / H;',
  '  return each((k) => (gain[k] * (a[k] - mean)) / Math.sqrt(variance + 1e-5) + shift[k]);',
  '}',
].join('\n');

export function typescriptCell(code: CellCode): string {
  const body = code.program.flatMap((statement) => statementLines(code, statement));
  const values = code.values.map((name) => symbol(code, dialect, name)).join(', ');
  const step = [
    `function ${camelCase(code.stepName)}(${stepArguments(code, dialect)
      .map((name) => `${name}: Vector`)
      .join(', ')}) {`,
    ...body.map((line) => `  ${line}`),
    `  return { ${values} };`,
    '}',
  ].join('\n');
  const used = (name: string, source: string) => (step.includes(`${name}(`) ? [source] : []);
  return [
    types,
    each,
    affine,
    ...used('add', add),
    ...used('split', split),
    ...used('sigmoid', sigmoid),
    ...used('relu', relu),
    ...(code.hasNorm ? [norm] : []),
    '',
    step,
  ].join('\n');
}

function statementLines(code: CellCode, statement: Statement): readonly string[] {
  const { weights } = code.names;
  const W = camelCase(weights.weight_ih);
  const U = camelCase(weights.weight_hh);
  const [b, d] = [camelCase(weights.bias_ih), camelCase(weights.bias_hh)];
  const x = symbol(code, dialect, 'input');
  const h = symbol(code, dialect, 'previousHiddenState');
  const apart = (names: readonly string[], of: string, keyword = 'const') =>
    `${keyword} [${names.join(', ')}] = split(${of}, ${names.length});`;
  switch (statement.kind) {
    case 'sums': {
      const sum = `add(affine(${W}, ${x}, ${b}), affine(${U}, ${h}, ${d}))`;
      const names = code.gates.map((gate) => sumName(code, dialect, gate));
      if (names.length === 1) return [`const ${names[0]} = ${sum};`];
      const renewed = code.program.some(({ kind }) => kind === 'normaliseGate');
      return [`const a = ${sum};`, apart(names, 'a', renewed ? 'let' : 'const')];
    }
    case 'inputSums':
      return [
        apart(
          code.gates.map((gate) => inputPart(code, dialect, gate)),
          `affine(${W}, ${x}, ${b})`,
        ),
      ];
    case 'recurrentSums': {
      const gates = statement.candidate ? code.gates : code.gates.filter((gate) => gate !== 'candidate');
      const rows = statement.candidate ? '' : '.slice(0, 2 * H)';
      return [
        apart(
          gates.map((gate) => recurrentPart(code, dialect, gate)),
          `affine(${U}${rows}, ${h}, ${d})`,
        ),
      ];
    }
    case 'candidateRows': {
      const reset = symbol(code, dialect, 'resetHiddenState');
      const candidate = symbol(code, dialect, 'recurrentCandidate');
      return [`const ${candidate} = affine(${U}.slice(2 * H), ${reset}, ${d}.slice(2 * H));`];
    }
    case 'normaliseGate': {
      const sum = sumName(code, dialect, statement.gate);
      return [`${sum} = norm(${sum}, gain[${statement.place}], shift[${statement.place}]);`];
    }
    case 'value':
      return [
        `const ${symbol(code, dialect, statement.target)} = each((k) => ${expressionCode(code, dialect, statement.expression, true)});`,
      ];
    case 'whole':
      return [
        `const ${symbol(code, dialect, statement.target)} = ${expressionCode(code, dialect, statement.expression, false)};`,
      ];
    default:
      return statement satisfies never;
  }
}

/** The script: the listing, the weights, and what it prints. Marked as the listing is. */
export function typescriptScript(code: CellCode, place: ShownPlace): string {
  const { spec } = place.model;
  const names: Readonly<Record<string, string>> = {
    ...code.names.weights,
    'fc.weight': 'W_out',
    'fc.bias': 'b_out',
    ...extraNames,
  };
  const weights = scriptWeights(place.model).map(({ name, shape, values }) => {
    const { text, packed } = floatsText(values, place.base64, '`');
    const given = packed ? `floats(${text})` : text;
    const isMatrix = shape.length > 1 || code.extras.some((extra) => extra.name === name && extra.blocks > 1);
    const columns = name === 'weight_ih' ? 'V' : 'H';
    return `const ${camelCase(names[name])} = ${isMatrix ? `rows(${given}, ${columns})` : given};`;
  });
  const values = code.values.map((name) => camelCase(code.names.quantities[name]));
  const states = stateNames(code).map(camelCase);
  const hidden = camelCase(code.names.quantities.hiddenState);
  const zeros = states.map((name) => `${name}: each(() => 0)`).join(', ');
  return [
    `const V = ${spec.vocabulary.length}; // letters`,
    `const H = ${spec.units}; // units`,
    '',
    typescriptCell(code),
    '',
    `const vocabulary: string[] = ${stringsText(spec.vocabulary)};`,
    `const word: string[] = ${stringsText(place.letters)};`,
    `const place = ${place.timeStep}; // counted from 0`,
    `const unit = ${place.unit}; // counted from 0`,
    '',
    '// float32, exactly as the page has them',
    'const floats = (text: string): Vector => [',
    '  ...new Float32Array(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer),',
    '];',
    'const rows = (values: Vector, columns: number): Matrix =>',
    '  Array.from({ length: values.length / columns }, (_, k) => values.slice(k * columns, (k + 1) * columns));',
    '',
    ...weights,
    '',
    'const read = (letter: string, before: { ' +
      states.map((name) => `${name}: Vector`).join('; ') +
      ' }) =>',
    `  ${camelCase(code.stepName)}(`,
    '    vocabulary.map((other) => (other === letter ? 1 : 0)),',
    ...states.map((name) => `    before.${name},`),
    '  );',
    `let now = read(word[0], { ${zeros} });`,
    'for (const letter of word.slice(1, place + 1)) now = read(letter, now);',
    '',
    ...values.map((name) => `console.log(\`${name} = \${now.${name}[unit].toFixed(8)}\`);`),
    `const logits = affine(Wout, now.${hidden}, bout);`,
    'const weightsOf = logits.map((value) => Math.exp(value - Math.max(...logits)));',
    'const total = weightsOf.reduce((sum, value) => sum + value, 0);',
    'const p = weightsOf.map((value) => value / total);',
    'const likeliest = [...p.keys()].sort((j, k) => p[k] - p[j]).slice(0, 3);',
    'for (const k of likeliest) console.log(`then ${JSON.stringify(vocabulary[k])}: ${p[k].toFixed(8)}`);',
    '',
  ].join('\n');
}
