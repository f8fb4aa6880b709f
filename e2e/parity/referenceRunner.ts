/** Golden cases on the float64 reference. */
import { cells, type StateName } from '#rnn/cells';
import type { NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount, parameterViews } from '#rnn/parameters';
import type { PerActivation } from '#rnn/trace';
import { networkForward, networkWeights } from '#reference/network';
import { networkBackward } from '#reference/networkBackward';
import { networkGradients } from '#reference/networkGradients';
import { clipGradient, optimizerUpdate } from '#reference/optimizers';
import type { BuiltCell, GoldenCase, LayerCase, NumberArray, TrainingCase } from './cases.ts';
import type { LayerResult, TrainingResult } from './result.ts';
import { sineTask } from './sine.ts';

/** The stack of a case as a network; its parameters have PyTorch's names and no layer name before them. */
function stackOf(
  { dims }: GoldenCase,
  { cell, epsilon }: BuiltCell,
  output: 'sequence' | 'last',
): NetworkSpec {
  const { inputs: size, units, layers: depth } = dims;
  return {
    inputs: { kind: 'values', size },
    layers: [{ kind: 'recurrent', name: '', cell, units, depth, epsilon, output }],
  };
}

/** Arrays by name → the flat vector of the network. */
function flat(spec: NetworkSpec, arrays: Readonly<Record<string, NumberArray>>): Float64Array {
  const layout = networkLayout(spec);
  const vector = new Float64Array(parameterCount(layout));
  for (const { name, offset } of layout) vector.set(arrays[name].data, offset);
  return vector;
}

/** States of a case, `[L, B, H]` for each, in the order in which networks pack them: `[L, state, B, H]`. */
function packed({ cell }: BuiltCell, { dims, h0, c0 }: LayerCase): Float64Array {
  const size = dims.batch * dims.units;
  return Float64Array.from(
    Array.from({ length: dims.layers }, (_, l) =>
      cells[cell].states.flatMap((state) => {
        const all = state === 'cellState' ? c0 : h0;
        return [...(all?.data.subarray(l * size, (l + 1) * size) ?? [])];
      }),
    ).flat(),
  );
}

/** The reverse for one of the states: `[L, B, H]`, or nothing where the cell does not have it. */
function unpacked({ cell }: BuiltCell, { dims }: LayerCase, all: Float64Array, wanted: StateName): number[] {
  const size = dims.batch * dims.units;
  const states: readonly StateName[] = cells[cell].states;
  return Array.from({ length: dims.layers }, (_, l) =>
    states.flatMap((state, k) => {
      const at = (l * states.length + k) * size;
      return state === wanted ? Array.from(all.subarray(at, at + size)) : [];
    }),
  ).flat();
}

/** Forward, and back from `upstream`. */
export function runLayersOnReference(golden: LayerCase, built: BuiltCell): LayerResult {
  const { steps: T, batch: B } = golden.dims;
  const spec = stackOf(golden, built, 'sequence');
  const weights = networkWeights(spec, flat(spec, golden.params));
  const batch = { T, B, inputs: golden.x.data };
  const trace = networkForward(spec, weights, batch, { states: packed(built, golden) });
  const gradients = networkBackward(spec, weights, trace, golden.upstream.data);
  return {
    output: trace.output,
    hn: unpacked(built, golden, trace.finalStates, 'hiddenState'),
    cn: unpacked(built, golden, trace.finalStates, 'cellState'),
    loss: trace.output.reduce((sum, value, k) => sum + value * golden.upstream.data[k], 0),
    trace: trace.layers[0].parts.map(({ activations }) => byLetter(built, activations)),
    gradTrace: gradients.layers[0].parts.map(({ activations }) => byLetter(built, activations.total)),
    grad: {
      x: gradients.inputs ?? [],
      h0: unpacked(built, golden, gradients.initialStates, 'hiddenState'),
      c0: unpacked(built, golden, gradients.initialStates, 'cellState'),
      ...parameterViews(networkLayout(spec), gradients.parameters),
    },
  };
}

/** The sine forecaster: a stack, a linear head on its last hidden state, mean squared error, Adam. */
export function trainOnReference(golden: TrainingCase, built: BuiltCell): TrainingResult {
  const { T, B, x, targets } = sineTask(golden);
  const stack = stackOf(golden, built, 'last');
  const spec = { ...stack, layers: [...stack.layers, { kind: 'dense', name: 'fc', units: 1 } as const] };
  const parameters = flat(spec, golden.initial);
  const moments = new Float64Array(2 * parameters.length);
  const { learningRate, clipNorm, beta1, beta2, epsilon } = golden.optimizer;
  const adam = { kind: 'adam', beta1, beta2, epsilon } as const;
  const result = { loss: [] as number[], gradientNorm: [] as number[] };
  for (let step = 0; step < golden.expect.lossBeforeStep.length; step++) {
    const batch = { T, B, inputs: x };
    const { loss, parameters: gradient } = networkGradients(spec, parameters, batch, {
      kind: 'values',
      values: targets,
    });
    result.loss.push(loss);
    result.gradientNorm.push(clipGradient(gradient, { clipNorm }));
    optimizerUpdate(adam, learningRate, parameters, gradient, moments, step);
  }
  return result;
}

function byLetter({ cell }: BuiltCell, activations: PerActivation): Record<string, Float64Array> {
  const letters: Readonly<Partial<Record<string, string>>> = cells[cell].letters;
  return Object.fromEntries(
    Object.entries(activations).map(([name, values]) => [letters[name] ?? name, values]),
  );
}
