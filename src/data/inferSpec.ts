/**
 * Which network a bare `state_dict` is of: one `torch.nn.RNN`, `LSTM` or `GRU` and perhaps a `Linear` head. Shapes tell
 * sizes, depth and directions, and how many gates there are; they don't tell what a cell does with its sums.
 */
import { cells, cellNames, type CellName, type ExtraParameter } from '#rnn/cells';
import type { DenseLayer, NetworkSpec, RecurrentLayer } from '#rnn/network';
import { modulesOf, splitName } from './moduleNaming.ts';
import { parseModelSpec } from './networkSchema.ts';
import type { SchemaProblem } from './schemaProblem.ts';
import { shapeText, type Tensor } from './safetensors.ts';
import { weightsFor, type WeightsProblem } from './foreignWeights.ts';

export interface InferenceOptions {
  /** Asked for where several cells have these weights. */
  readonly cell?: CellName;
  /** Whether the inputs are numbers (default) or codes, one-hot. */
  readonly inputs?: 'values' | 'codes';
  /** What the head reads: the hidden states of every step (default), or those after the last one. */
  readonly output?: 'sequence' | 'last';
}

export type Inference =
  | { readonly kind: 'inferred'; readonly spec: NetworkSpec; readonly parameters: Float32Array }
  /** Several cells have these weights; the first is what PyTorch's own module of this family computes by default. */
  | { readonly kind: 'cellUnknown'; readonly choices: readonly CellName[] }
  /** There is none, or more than one; `found` are the modules that could be it. */
  | { readonly kind: 'noRecurrentModule'; readonly expected: string; readonly found: readonly string[] }
  /** Weights that no network here has. */
  | {
      readonly kind: 'notInferred';
      readonly tensor: string;
      readonly expected: string;
      readonly actual: string;
    }
  /** Sizes or names that no network here may have. */
  | SchemaProblem
  | WeightsProblem;

type Tensors = ReadonlyMap<string, Tensor>;

/** A network and its weights, or what has to be known first, or what does not fit. */
export function inferSpec(tensors: Tensors, options: InferenceOptions = {}): Inference {
  const modules = modulesOf(tensors);
  const recurrent = [...modules].filter(([, own]) => own.has('weight_hh_l0'));
  if (recurrent.length !== 1) {
    const expected = 'one module with weight_hh_l0';
    const found = (recurrent.length > 0 ? recurrent : [...modules]).map(([module]) => module);
    return { kind: 'noRecurrentModule', expected, found: found.slice(0, 20) };
  }
  const [[module, own]] = recurrent;
  const others = [...modules].filter(([name]) => name !== module);
  const head = others.find(([, members]) => isLinear(members));
  const layerNames = distinctNames(module, head?.[0]);

  const layer = inferRecurrent(module, own, layerNames.recurrent, options);
  if (layer.kind !== 'recurrent') return layer;
  const dense = head ? [denseOf(head[1], layerNames.head)] : [];
  const inputs = own.get('weight_ih_l0')?.shape[1] ?? 0;
  const spec: NetworkSpec =
    options.inputs === 'codes'
      ? { inputs: { kind: 'codes', size: inputs }, layers: [{ kind: 'oneHot' }, layer, ...dense] }
      : { inputs: { kind: 'values', size: inputs }, layers: [layer, ...dense] };
  const parsed = parseModelSpec(spec);
  if (parsed.kind === 'invalid') return parsed;
  const weights = weightsFor(spec, tensors);
  return weights.kind === 'weights' ? { kind: 'inferred', spec, parameters: weights.parameters } : weights;
}

const isLinear = (members: Tensors): boolean =>
  members.size === 2 && members.get('weight')?.shape.length === 2 && members.get('bias')?.shape.length === 1;

const denseOf = (members: Tensors, name: string): DenseLayer => ({
  kind: 'dense',
  name,
  units: members.get('bias')?.shape[0] ?? 0,
});

/** The last names of the modules, or, where these are the same, the whole ones joined by underscores. */
function distinctNames(recurrent: string, head = ''): { readonly recurrent: string; readonly head: string } {
  const last = { recurrent: splitName(recurrent).own, head: splitName(head).own };
  const joined = (name: string) => name.replaceAll('.', '_');
  return last.recurrent === last.head ? { recurrent: joined(recurrent), head: joined(head) } : last;
}

/** The stack that has these parameters, each where its name says. */
function inferRecurrent(
  module: string,
  own: Tensors,
  name: string,
  options: InferenceOptions,
): RecurrentLayer | Inference {
  const path = (parameter: string) => (module === '' ? parameter : `${module}.${parameter}`);
  const hidden = own.get('weight_hh_l0')?.shape ?? [];
  const [rows, H] = hidden;
  const input = own.get('weight_ih_l0')?.shape ?? [];
  if (input.length !== 2)
    return {
      kind: 'notInferred',
      tensor: path('weight_ih_l0'),
      expected: '[gates · units, inputs]',
      actual: own.has('weight_ih_l0') ? shapeText(input) : 'no such tensor',
    };
  const extras = extraNames(own);
  const choices = cellNames.filter(
    (cell) => cells[cell].gates.length * H === rows && sameNames(extrasOf(cell), extras),
  );
  if (choices.length === 0)
    return {
      kind: 'notInferred',
      tensor: path('weight_hh_l0'),
      expected: '1, 3 or 4 rows for each unit, and what the cell has besides',
      actual: [shapeText(hidden), ...extras].join(', '),
    };
  const wanted = options.cell ?? (choices.length === 1 ? choices[0] : null);
  const cell = choices.find((choice) => choice === wanted);
  if (!cell) return { kind: 'cellUnknown', choices };

  const depth = [...own.keys()].filter((key) => /^weight_hh_l\d+$/.test(key)).length;
  return {
    kind: 'recurrent',
    name,
    cell,
    units: H,
    ...(depth > 1 && { depth }),
    ...(own.has('weight_hh_l0_reverse') && { bidirectional: true }),
    ...(own.has('h0') && { initialState: 'learned' as const }),
    ...(options.output === 'last' && { output: 'last' as const }),
  };
}

// The entries of `cells` are narrower types, each with its own tuple.
const extrasOf = (cell: CellName): readonly string[] =>
  (cells[cell].extraParameters satisfies readonly ExtraParameter[]).map(({ name }) => name);

/** Names of the first layer's parameters but for weights and biases. */
const extraNames = (own: Tensors): readonly string[] =>
  [...own.keys()]
    .filter((key) => key.endsWith('_l0') && !/^(weight|bias)_[ih]h_l0$/.test(key))
    .map((key) => key.slice(0, -'_l0'.length));

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name) => b.includes(name));
