/** Golden cases on the float64 reference. */
import { cells, type CellName } from '#rnn/cells';
import { stateLetters } from '#rnn/network';
import {
  denseShapes,
  layerShapes,
  layerSuffix,
  layOut,
  parameterCount,
  parameterViews,
} from '#rnn/parameters';
import type { LayerGradients, LayerTrace, PerActivation, PerState } from '#rnn/trace';
import { adamUpdate, clipByGlobalNorm } from '#reference/adam';
import { referenceCells } from '#reference/cells';
import { headBackward, headForward } from '#reference/head';
import type { LayerParameters } from '#reference/cell';
import type { BuiltCell, LayerCase, TrainingCase } from './cases.ts';
import type { LayerResult, TrainingResult } from './result.ts';
import { sineTask } from './sine.ts';

/** A stack of layers, each reading the hidden states of the one below. */
export function runLayersOnReference(golden: LayerCase, { cell, epsilon }: BuiltCell): LayerResult {
  const { steps: T, batch: B, inputs, units: H, layers: L } = golden.dims;
  const { forward, backward } = referenceCells[cell];
  const parameters = Array.from({ length: L }, (_, l) =>
    layerParameters(cell, (name) => golden.params[name].data, l),
  );
  const traces: LayerTrace[] = [];
  let below = golden.x.data;
  for (let l = 0; l < L; l++) {
    const initial: PerState = Object.fromEntries(
      cells[cell].states.map((state) => {
        const all = golden[`${stateLetters[state]}0`]?.data;
        return [state, all?.slice(l * B * H, (l + 1) * B * H)];
      }),
    );
    const sizes = { T, B, I: l === 0 ? inputs : H, H };
    traces.push(forward(parameters[l], below, initial, sizes, { epsilon }));
    below = hiddenOf(traces[l]).slice();
  }
  const gradients: LayerGradients[] = [];
  let upstream = golden.upstream.data;
  for (let l = L - 1; l >= 0; l--) {
    gradients.unshift(backward(parameters[l], traces[l], upstream));
    upstream = gradients[0].x.slice();
  }

  const last = (state: keyof typeof stateLetters) =>
    traces.flatMap(({ activations }) => Array.from(activations[state]?.slice(-B * H) ?? []));
  const byInitial = (state: keyof typeof stateLetters) =>
    gradients.flatMap(({ initial }) => Array.from(initial[state] ?? []));
  const output = hiddenOf(traces[L - 1]);
  return {
    output,
    hn: last('hiddenState'),
    cn: last('cellState'),
    loss: output.reduce((sum, value, k) => sum + value * golden.upstream.data[k], 0),
    trace: traces.map(({ activations }) => byLetter(cell, activations)),
    gradTrace: gradients.map(({ activations }) => byLetter(cell, activations.total)),
    grad: {
      x: gradients[0].x,
      h0: byInitial('hiddenState'),
      c0: byInitial('cellState'),
      ...Object.fromEntries(
        gradients.flatMap(({ parameters }, l) =>
          Object.entries(parameters).map(([name, values]) => [`${name}_l${l}`, values]),
        ),
      ),
    },
  };
}

/** The sine forecaster: one layer, a linear head on the last hidden state, mean squared error, Adam. */
export function trainOnReference(golden: TrainingCase, { cell, epsilon }: BuiltCell): TrainingResult {
  const { inputs: I, units: H } = golden.dims;
  const { T, B, x, targets } = sineTask(golden);
  const layout = layOut([...layerShapes(cell, I, H, layerSuffix(0)), ...denseShapes(H, 1)]);
  const flat = new Float64Array(parameterCount(layout));
  const views = parameterViews(layout, flat);
  for (const { name } of layout) views[name].set(golden.initial[name].data);
  const gradient = new Float64Array(flat.length);
  const gradientViews = parameterViews(layout, gradient);
  const moments = new Float64Array(2 * flat.length);
  const layer = layerParameters(cell, (name) => views[name], 0);
  const head = { weight: views['fc.weight'], bias: views['fc.bias'] };
  const { forward, backward } = referenceCells[cell];

  const result = { loss: [] as number[], gradientNorm: [] as number[] };
  for (let step = 0; step < golden.expect.lossBeforeStep.length; step++) {
    const trace = forward(layer, x, {}, { T, B, I, H }, { epsilon });
    const lastHidden = hiddenOf(trace).slice(-B * H);
    const errors = headForward(head, lastHidden).map((forecast, b) => forecast - targets[b]);
    result.loss.push(errors.reduce((sum, error) => sum + error * error, 0) / B);
    const byHead = headBackward(
      head,
      lastHidden,
      errors.map((error) => (2 * error) / B),
    );
    const upstream = new Float64Array(T * B * H);
    upstream.set(byHead.hidden, (T - 1) * B * H);
    const byLayer = backward(layer, trace, upstream).parameters;
    for (const [name, values] of Object.entries(byLayer)) gradientViews[`${name}_l0`].set(values);
    gradientViews['fc.weight'].set(byHead.weight);
    gradientViews['fc.bias'].set(byHead.bias);
    result.gradientNorm.push(clipByGlobalNorm(gradient, golden.optimizer.clipNorm));
    adamUpdate(flat, gradient, moments, step, golden.optimizer);
  }
  return result;
}

function layerParameters(cell: CellName, named: (name: string) => Float64Array, l: number): LayerParameters {
  const get = (name: string) => named(`${name}${layerSuffix(l)}`);
  return {
    weight_ih: get('weight_ih'),
    weight_hh: get('weight_hh'),
    bias_ih: get('bias_ih'),
    bias_hh: get('bias_hh'),
    ...Object.fromEntries(cells[cell].extraParameters.map(({ name }) => [name, get(name)])),
  };
}

function hiddenOf({ activations }: LayerTrace): Float64Array {
  if (!activations.hiddenState) throw new Error('a trace without hidden states');
  return activations.hiddenState;
}

function byLetter(cell: CellName, activations: PerActivation): Record<string, Float64Array> {
  const { letters } = cells[cell];
  return Object.fromEntries(
    Object.entries(activations).map(([name, values]) => [letters[name as keyof typeof letters], values]),
  );
}
