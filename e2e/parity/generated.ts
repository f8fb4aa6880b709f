/**
 * Cases in the format of the golden ones, with the reference's answers: what the published cases do not have, in sizes,
 * lengths, depths and epsilons. They judge the engine; the reference itself is judged by PyTorch and by differences.
 */
import { cellNames, cells, type CellName, type ExtraParameter, type ParameterRole } from '#rnn/cells';
import { denseShapes, layerShapes, layerSuffix, type NamedShape } from '#rnn/parameters';
import { seededRandom } from '#data/random';
import type { LayerCase, NumberArray, TrainingCase } from './cases.ts';
import { runLayersOnReference, trainOnReference } from './referenceRunner.ts';

export interface GeneratedCase {
  readonly name: string;
  readonly cell: CellName;
  /** Steps, batch rows, inputs, units, depth. */
  readonly sizes: readonly [T: number, B: number, I: number, H: number, L: number];
  readonly epsilon: number;
  /** Of a training case; null: a layer case. */
  readonly updates: number | null;
}

/** Sizes that something can go wrong at, each for every cell. */
const shapes = {
  'one-step': [1, 3, 4, 5, 1],
  'two-hundred-steps': [200, 2, 3, 5, 1],
  'one-row': [7, 1, 3, 6, 1],
  'one-unit': [6, 3, 2, 1, 1],
  'one-of-everything': [1, 1, 1, 1, 1],
  'odd-sizes': [9, 5, 7, 11, 1],
  'many-rows': [5, 17, 2, 33, 1],
  'three-deep': [6, 2, 3, 5, 3],
  // One more than the threads of a workgroup.
  '257-units': [3, 2, 5, 257, 1],
} as const satisfies Record<string, GeneratedCase['sizes']>;

const usualEpsilon = 1e-5;

const casesOf = (cell: CellName): readonly GeneratedCase[] => {
  const layers = Object.entries(shapes).map(([what, sizes]) => ({
    name: `${cell}-${what}`,
    cell,
    sizes,
    epsilon: usualEpsilon,
    updates: null,
  }));
  const epsilons = (cells[cell].layerNorm ? [1e-3, 1e-8] : []).map((epsilon) => ({
    name: `${cell}-epsilon-${epsilon}`,
    cell,
    sizes: [6, 3, 3, 7, 2] as const,
    epsilon,
    updates: null,
  }));
  const training = {
    name: `${cell}-training-two-layers`,
    cell,
    sizes: [12, 10, 1, 6, 2] as const,
    epsilon: usualEpsilon,
    updates: 10,
  };
  return [...layers, ...epsilons, training];
};

export const generatedCases: readonly GeneratedCase[] = cellNames.flatMap(casesOf);

/**
 * The case as the text of a file.
 * Weights are small enough for the recurrent ones to forget, so that a rounding at the first of 200 steps is not all
 * that the last one sees; every given number is exact in float32, so that all backends are asked the same.
 */
export function caseText(generated: GeneratedCase): string {
  const { name, cell, sizes, epsilon, updates } = generated;
  const [steps, batch, inputs, units, layers] = sizes;
  const random = seededRandom(nameSeed(name));
  const array = (shape: readonly number[], bound: number, centre = 0): NumberArray => {
    const size = shape.reduce((product, length) => product * length, 1);
    const value = () => Math.round((centre + bound * (2 * random.next() - 1)) * 4096) / 4096;
    return { shape, data: Float64Array.from({ length: size }, value) };
  };
  const weights = (all: readonly NamedShape[]) =>
    Object.fromEntries(
      all.map(({ name, shape, role }) => [
        name,
        array(shape, boundOf(role, shape.at(-1) ?? 1), role === 'gain' ? 1 : 0),
      ]),
    );
  const stack = Array.from({ length: layers }, (_, l) =>
    layerShapes(cell, l === 0 ? inputs : units, units, layerSuffix(l)),
  ).flat();
  const head = {
    name,
    cell: cells[cell].family,
    options: optionsOf(cell, epsilon),
    dims: { steps, batch, inputs, units, layers },
  };
  const built = { cell, epsilon };
  if (updates !== null) {
    const training: TrainingCase = {
      kind: 'training',
      ...head,
      task: { series: 'sin(linspace(0, 100, 1000))', window: steps },
      optimizer: { name: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, clipNorm: 0.5 },
      initial: weights([...stack, ...denseShapes(units, 1)]),
      expect: { lossBeforeStep: Array<number>(updates).fill(0), gradNorm: [] },
    };
    const { loss, gradientNorm } = trainOnReference(training, built);
    return textOf({ ...training, expect: { lossBeforeStep: loss, gradNorm: gradientNorm } });
  }
  const sequence = [steps, batch, units];
  const state = [layers, batch, units];
  const nothing = { shape: [0], data: new Float64Array(0) };
  const hasCell = (cells[cell].states as readonly string[]).includes('cellState');
  const layer: LayerCase = {
    kind: 'layer',
    ...head,
    params: weights(stack),
    x: array([steps, batch, inputs], 1),
    h0: array(state, 0.5),
    ...(hasCell && { c0: array(state, 0.5) }),
    upstream: array(sequence, 1),
    expect: { output: nothing, hn: nothing, loss: 0, trace: [], gradTrace: [], grad: {} },
  };
  const { output, hn, cn, loss, trace, gradTrace, grad } = runLayersOnReference(layer, built);
  const shaped = (shape: readonly number[]) => (data: ArrayLike<number>) => ({ shape, data });
  const allOf = (shape: readonly number[]) => (arrays: Readonly<Record<string, ArrayLike<number>>>) =>
    Object.fromEntries(Object.entries(arrays).map(([letter, data]) => [letter, shaped(shape)(data)]));
  const shapeOf = (parameter: string) => (parameter === 'x' ? layer.x.shape : layer.params[parameter]?.shape);
  return textOf({
    ...layer,
    expect: {
      output: shaped(sequence)(output),
      hn: shaped(state)(hn),
      ...(hasCell && { cn: shaped(state)(cn) }),
      loss,
      trace: trace.map(allOf(sequence)),
      gradTrace: gradTrace.map(allOf(sequence)),
      grad: Object.fromEntries(
        Object.entries(grad)
          .filter(([parameter]) => hasCell || parameter !== 'c0')
          .map(([parameter, data]) => [parameter, shaped(shapeOf(parameter) ?? state)(data)]),
      ),
    },
  });
}

/** Half the range of a parameter's values; `width` is the length of its rows. */
function boundOf(role: ParameterRole, width: number): number {
  switch (role) {
    case 'input':
      return 1 / Math.sqrt(width);
    case 'recurrent':
      // A spectral radius of about 0.3.
      return 0.5 / Math.sqrt(width);
    case 'bias':
    case 'peephole':
      return 0.5;
    case 'gain':
    case 'shift':
      return 0.25;
    default:
      return role satisfies never;
  }
}

/** The options by which a case asks for the cell. */
function optionsOf(cell: CellName, epsilon: number): Record<string, unknown> {
  const { family, squashing, layerNorm } = cells[cell];
  const extra: readonly ExtraParameter[] = cells[cell].extraParameters;
  return {
    ...(family === 'rnn' && { nonlinearity: squashing[0] }),
    ...(family === 'gru' && { resetAfter: cell === 'gru' }),
    ...(layerNorm && { layerNorm, layerNormEps: epsilon }),
    ...(extra.some(({ role }) => role === 'peephole') && { peephole: true }),
  };
}

/** A seed of the name's own, so that a new case leaves the others as they are. FNV-1a. */
function nameSeed(name: string): number {
  let seed = 0x811c9dc5;
  for (const letter of name) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return seed >>> 0;
}

/** Twelve digits, as in the published cases. */
function textOf(json: object): string {
  return JSON.stringify(json, (_, value: unknown) => {
    if (value instanceof Float64Array) return [...value];
    return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
  });
}
