/** Runs any network on the current backend, differentiable by its parameters. */
import {
  concat,
  mul,
  ones,
  relu,
  reshape,
  reverse,
  sigmoid,
  tanh,
  transpose,
  zeros,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { cells, type CellName } from '#rnn/cells';
import { dropoutMaskKey, inputMaskKey, recurrentMaskKey } from '#rnn/masks';
import {
  stateLetters,
  type Activation,
  type LayerSpec,
  type NetworkSpec,
  type RecurrentLayer,
} from '#rnn/network';
import { recurrentParts } from '#rnn/recurrentParts';
import { qualified } from '#rnn/parameters';
import { convolution } from './convolution.ts';
import { takeBlock } from './kernels/block.ts';
import { matrixProduct } from './kernels/matrixProduct.ts';
import { oneHot } from './kernels/oneHot.ts';
import { dense, recurrentLayer, type RecurrentParameters } from './layers.ts';
import type { NamedTensors } from './parameterTensors.ts';

export interface NetworkRun {
  readonly T: number;
  readonly B: number;
  /** Codes `[T·B]` or values `[T, B, I]`, time-major. */
  readonly inputs: Tensor1D | Tensor3D;
  /** Dropout masks by the keys of `maskShapes`; absent: nothing is dropped. */
  readonly masks?: NamedTensors;
  /** States before the first step, one `[B, S·H]` for each part of each recurrent layer; absent: as the layer says. */
  readonly initial?: readonly Tensor2D[];
}

export interface NetworkOutputs {
  /** `[T, B, features]`, or `[B, features]` where the network answers once. */
  readonly output: Tensor3D | Tensor2D;
  /** States after the last step, one `[B, S·H]` for each part of each recurrent layer. */
  readonly final: readonly Tensor2D[];
}

/** Parameters of one layer by the names that follow its own. */
type LayerTensors = (name: string) => Tensor;

interface Context extends NetworkRun {
  readonly final: Tensor2D[];
}

/**
 * @param parameters  by the names of `jointPieces`
 * @param side        what stands before the network's names: `encoder`, `decoder` or nothing
 */
export function runNetwork(
  spec: NetworkSpec,
  parameters: NamedTensors,
  run: NetworkRun,
  side = '',
): NetworkOutputs {
  const context: Context = { ...run, final: [] };
  let flow: Tensor = run.inputs;
  for (const [at, layer] of spec.layers.entries()) {
    const name = qualified(side, 'name' in layer ? layer.name : '');
    flow = runLayer(layer, at, flow, (parameter) => parameters[qualified(name, parameter)], spec, context);
  }
  return { output: flow as Tensor3D | Tensor2D, final: context.final };
}

function runLayer(
  layer: LayerSpec,
  at: number,
  x: Tensor,
  parameters: LayerTensors,
  spec: NetworkSpec,
  context: Context,
): Tensor {
  const { T, B, masks } = context;
  switch (layer.kind) {
    case 'oneHot':
      return reshape(oneHot(x as Tensor1D, spec.inputs.size), [T, B, spec.inputs.size]);
    case 'embedding': {
      // The derivative of a look-up is not to be had on wasm; that of a product is.
      const codes = oneHot(x as Tensor1D, spec.inputs.size);
      return reshape(matrixProduct(codes, parameters('weight') as Tensor2D), [T, B, layer.size]);
    }
    case 'recurrent':
      return recurrentStack(layer, at, x as Tensor3D, parameters, context);
    case 'dense': {
      const shape = x.shape.slice(0, -1);
      const rows: Tensor2D = reshape(x, [-1, x.shape.at(-1) ?? 1]);
      const sums = dense(rows, parameters('weight') as Tensor2D, parameters('bias') as Tensor1D);
      return activate(reshape(sums, [...shape, layer.units]), layer.activation);
    }
    case 'convolution': {
      const sums = convolution(
        layer,
        x as Tensor3D,
        parameters('weight') as Tensor3D,
        parameters('bias') as Tensor1D,
      );
      return activate(sums, layer.activation);
    }
    case 'dropout': {
      const mask = masks?.[dropoutMaskKey(at)];
      return mask ? mul(x, mask) : x;
    }
    case 'repeat':
      return repeated(x as Tensor2D, layer.times);
    case 'flatten':
      return reshape(transpose(x as Tensor3D, [1, 0, 2]), [B, -1]);
    default:
      return layer satisfies never;
  }
}

function recurrentStack(
  layer: RecurrentLayer,
  at: number,
  x: Tensor3D,
  parameters: LayerTensors,
  context: Context,
): Tensor {
  const { cell, units: H, epsilon } = layer;
  const { masks, initial } = context;
  const options = epsilon === undefined ? {} : { epsilon };
  const parts = recurrentParts(layer, x.shape[2]);
  const first = context.final.length;
  let below = x;
  let side: Tensor3D[] = [];
  for (const [k, { reverse: backward, suffix, depth }] of parts.entries()) {
    const inputMask = masks?.[inputMaskKey(at, k)];
    const read: Tensor3D = inputMask ? mul(below, reshape(inputMask, [1, ...inputMask.shape])) : below;
    const start = initial?.[first + k] ?? initialState(layer, k, x.shape[1], parameters);
    const { hidden, final } = recurrentLayer(
      cell,
      backward ? reverse(read, 0) : read,
      partParameters(cell, suffix, parameters),
      start,
      { ...options, mask: masks?.[recurrentMaskKey(at, k)] as Tensor2D | undefined },
    );
    context.final.push(final);
    side.push(backward ? reverse(hidden, 0) : hidden);
    if (parts[k + 1]?.depth === depth) continue;
    below = side.length === 1 ? side[0] : concat(side, 2);
    side = [];
  }
  if (layer.output !== 'last') return below;
  const top = context.final.slice(first + parts.length - (layer.bidirectional ? 2 : 1));
  const hidden = top.map((final) => lastHidden(final, cell, H));
  return hidden.length === 1 ? hidden[0] : concat(hidden, 1);
}

function partParameters(cell: CellName, suffix: string, parameters: LayerTensors): RecurrentParameters {
  const shared = {
    weightIh: parameters(`weight_ih${suffix}`) as Tensor2D,
    weightHh: parameters(`weight_hh${suffix}`) as Tensor2D,
    biases: parameters(`biases${suffix}`) as Tensor2D,
  };
  if (cells[cell].extraParameters.length === 0) return shared;
  return { ...shared, extra: parameters(`extra${suffix}`) as Tensor1D };
}

/** The hidden state's columns of packed states. */
function lastHidden(final: Tensor2D, cell: CellName, H: number): Tensor2D {
  const states: readonly string[] = cells[cell].states;
  if (states.length === 1) return final;
  const stride = states.length * H;
  return takeBlock(final, {
    start: states.indexOf('hiddenState') * H,
    stride,
    rows: final.shape[0],
    width: H,
  });
}

/** States before the first step where none are given, `[B, S·H]`. */
function initialState(layer: RecurrentLayer, part: number, B: number, parameters: LayerTensors): Tensor2D {
  const { states } = cells[layer.cell];
  const H = layer.units;
  if (layer.initialState !== 'learned') return zeros([B, states.length * H]);
  const rows = states.map((state) =>
    takeBlock(parameters(`${stateLetters[state]}0`), { start: part * H, stride: H, rows: 1, width: H }),
  );
  return matrixProduct(ones([B, 1]), rows.length === 1 ? rows[0] : (concat(rows, 1) as Tensor2D));
}

/** `[B, features]` → `[times, B, features]`. */
function repeated(x: Tensor2D, times: number): Tensor3D {
  const [B, features] = x.shape;
  const rows = matrixProduct(ones([times, 1]), reshape(x, [1, B * features]));
  return reshape(rows, [times, B, features]);
}

function activate(x: Tensor, activation: Activation = 'linear'): Tensor {
  switch (activation) {
    case 'linear':
      return x;
    case 'tanh':
      return tanh(x);
    case 'relu':
      return relu(x);
    case 'sigmoid':
      return sigmoid(x);
    default:
      return activation satisfies never;
  }
}
