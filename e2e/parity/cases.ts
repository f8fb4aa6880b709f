/** Golden cases: recurrent computations with PyTorch's answers. Format: e2e/golden/README.md. */
import * as v from 'valibot';
import { cells, type CellName } from '#rnn/cells';
import { stateLetters } from '#rnn/network';
import { denseShapes, layerShapes, layerSuffix } from '#rnn/parameters';

export interface NumberArray {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

const numberArray = v.pipe(
  v.object({ shape: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), data: v.array(v.number()) }),
  v.check(
    ({ shape, data }) => shape.reduce((product, size) => product * size, 1) === data.length,
    'an array has another number of values than its shape says',
  ),
  v.transform(({ shape, data }): NumberArray => ({ shape, data: Float64Array.from(data) })),
);
const named = v.record(v.string(), numberArray);
const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));

const layerCase = v.object({
  kind: v.optional(v.literal('layer'), 'layer'),
  name: v.string(),
  cell: v.string(),
  options: v.optional(v.record(v.string(), v.unknown()), {}),
  dims: v.object({ steps: size, batch: size, inputs: size, units: size, layers: size }),
  params: named,
  x: numberArray,
  h0: numberArray,
  c0: v.optional(numberArray),
  upstream: numberArray,
  expect: v.object({
    output: numberArray,
    hn: numberArray,
    cn: v.optional(numberArray),
    loss: v.number(),
    trace: v.array(named),
    gradTrace: v.array(named),
    grad: named,
  }),
});

const trainingCase = v.object({
  kind: v.literal('training'),
  name: v.string(),
  cell: v.string(),
  options: v.optional(v.record(v.string(), v.unknown()), {}),
  task: v.object({ series: v.literal('sin(linspace(0, 100, 1000))'), window: size }),
  optimizer: v.object({
    name: v.literal('adam'),
    learningRate: v.number(),
    beta1: v.number(),
    beta2: v.number(),
    epsilon: v.number(),
    clipNorm: v.nullable(v.number()),
  }),
  dims: v.object({ steps: size, batch: size, inputs: size, units: size, layers: size }),
  initial: named,
  expect: v.object({ lossBeforeStep: v.array(v.number()), gradNorm: v.array(v.number()) }),
});

export type LayerCase = v.InferOutput<typeof layerCase>;
export type TrainingCase = v.InferOutput<typeof trainingCase>;
export type GoldenCase = LayerCase | TrainingCase;

/** The file is not a golden case; the message says where and what was expected. */
class CaseFormatError extends Error {
  override readonly name = 'CaseFormatError';
}

/** @throws CaseFormatError naming the place in the file that does not fit the format */
export function parseCase(text: string): GoldenCase {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new CaseFormatError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const isTraining = typeof json === 'object' && json !== null && 'kind' in json && json.kind === 'training';
  const result = v.safeParse<typeof layerCase | typeof trainingCase>(
    isTraining ? trainingCase : layerCase,
    json,
  );
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new CaseFormatError(`not a golden case: at ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}`);
}

/** A training case cut to its first `updates`; any other case as it is. */
export function shortened(golden: GoldenCase, updates: number): GoldenCase {
  if (golden.kind !== 'training') return golden;
  const { lossBeforeStep, gradNorm } = golden.expect;
  const expect = { lossBeforeStep: lossBeforeStep.slice(0, updates), gradNorm: gradNorm.slice(0, updates) };
  return { ...golden, expect };
}

/** What a case asks to be computed. */
export interface BuiltCell {
  readonly cell: CellName;
  /** Of layer normalisation; counts only where the cell has it. */
  readonly epsilon: number;
}

/**
 * The cell of a case if it is built here, options included; null otherwise.
 * @throws CaseFormatError naming the first array that is missing or has not the shape that `dims` asks for
 */
export function builtCell(golden: GoldenCase): BuiltCell | null {
  const built = namedCell(golden);
  if (!built) return null;
  const { cell } = built;
  const { steps: T, batch: B, inputs: I, units: H, layers: L } = golden.dims;
  const weights = Array.from({ length: L }, (_, l) =>
    layerShapes(cell, l === 0 ? I : H, H, layerSuffix(l)),
  ).flat();
  if (golden.kind === 'training') {
    // The sine has one value a step.
    if (I !== 1) return null;
    for (const { name, shape } of [...weights, ...denseShapes(H, 1)])
      checkShape(`initial.${name}`, golden.initial[name], shape);
    return built;
  }
  for (const { name, shape } of weights) checkShape(`params.${name}`, golden.params[name], shape);
  checkShape('x', golden.x, [T, B, I]);
  checkShape('upstream', golden.upstream, [T, B, H]);
  for (const state of cells[cell].states) {
    const name = `${stateLetters[state]}0` as const;
    checkShape(name, golden[name], [L, B, H]);
  }
  return built;
}

/** An option that is absent, null or false asks for nothing. */
const optionsSchema = v.strictObject({
  nonlinearity: v.optional(v.picklist(['tanh', 'relu'])),
  layerNorm: v.optional(v.boolean()),
  layerNormEps: v.optional(v.pipe(v.number(), v.minValue(0))),
  peephole: v.optional(v.boolean()),
  resetAfter: v.optional(v.boolean()),
});

/** The cell kind that family and options name together; null when there is none. */
function namedCell({ cell: family, options }: GoldenCase): BuiltCell | null {
  const asked = Object.entries(options).filter(
    ([name, value]) => value !== null && (value !== false || name in optionsSchema.entries),
  );
  const parsed = v.safeParse(optionsSchema, Object.fromEntries(asked));
  if (!parsed.success) return null;
  const {
    nonlinearity,
    layerNorm = false,
    layerNormEps: epsilon = 1e-5,
    peephole = false,
    resetAfter,
  } = parsed.output;
  const named = (cell: CellName): BuiltCell => ({ cell, epsilon });
  switch (family) {
    case 'rnn':
      if (peephole || resetAfter) return null;
      if (nonlinearity === 'relu') return named(layerNorm ? 'rnnReluLayerNorm' : 'rnnRelu');
      return named(layerNorm ? 'rnnLayerNorm' : 'rnn');
    case 'lstm':
      if (nonlinearity || resetAfter || (peephole && layerNorm)) return null;
      return named(peephole ? 'lstmPeephole' : layerNorm ? 'lstmLayerNorm' : 'lstm');
    case 'gru':
      if (nonlinearity || layerNorm || peephole) return null;
      // PyTorch's GRU has no such option and resets after.
      return named(resetAfter === false ? 'gruResetBefore' : 'gru');
    default:
      return null;
  }
}

function checkShape(name: string, array: NumberArray | undefined, shape: readonly number[]): void {
  const [expected, actual] = [shape, array?.shape].map((sizes) =>
    sizes ? `[${sizes.join(', ')}]` : 'nothing',
  );
  if (expected !== actual)
    throw new CaseFormatError(`not a golden case: ${name}: expected ${expected}, got ${actual}`);
}

/**
 * The factor by which a case's `gradTrace` differs from its own definition. Nothing follows the last step, so there
 * the total derivative by the top layer's `h` is `upstream` itself. The published cases made with `torch.nn` carry
 * exactly twice that, in every array of `gradTrace` (their generator ran backward twice and retained gradients add
 * up); `grad`, and the cases made by autograd over the equations, do not. Any other deviation counts as an error.
 */
export function gradTraceFactor({ upstream, expect, dims }: LayerCase): 1 | 2 {
  const top = expect.gradTrace.at(-1)?.['h']?.data.slice(-dims.batch * dims.units);
  const last = upstream.data.slice(-dims.batch * dims.units);
  const doubled = top?.every((value, k) => Math.abs(value - 2 * last[k]) <= 1e-9 * Math.abs(value));
  return doubled && last.some((value) => value !== 0) ? 2 : 1;
}
