/** Golden cases: recurrent computations with PyTorch's answers. Format: e2e/golden/README.md. */
import * as v from 'valibot';

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
export class CaseFormatError extends Error {
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
