/** Trains a forecaster: one LSTM layer, a linear head on its last hidden state, mean squared error, Adam. */
import {
  reshape,
  squaredDifference,
  tensor1d,
  tensor3d,
  zeros,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { headShapes, layerShapes, layOut, parameterCount } from '#rnn/parameters';
import type { AdamSettings } from './kernels/adamUpdate.ts';
import { takeBlock } from './kernels/block.ts';
import { dense, lstmLayer } from './layers.ts';
import { Optimizer } from './optimizer.ts';

export interface ForecasterTraining {
  /** `B` windows, all in one batch, of `T` values with `I` inputs each. */
  readonly T: number;
  readonly B: number;
  readonly I: number;
  readonly H: number;
  /** `[T, B, I]` */
  readonly x: Float32Array;
  /** `[B]` */
  readonly targets: Float32Array;
  /** PyTorch's names: the layer's, `fc.weight` `[1, H]` and `fc.bias` `[1]`. */
  readonly initial: Readonly<Record<string, ArrayLike<number>>>;
  readonly optimizer: AdamSettings;
  readonly steps: number;
}

/** The curves of a training run; both are from before each update, the norm from before clipping. */
export interface ForecasterCurves {
  readonly loss: number[];
  readonly gradientNorm: number[];
}

/** Runs on the current backend, in float32, every step on the whole batch. */
export async function trainForecaster(training: ForecasterTraining): Promise<ForecasterCurves> {
  const { T, B, I, H, steps } = training;
  const layout = layOut([...layerShapes('lstm', I, H, 0), ...headShapes(H, 1)]);
  const parameters = new Float32Array(parameterCount(layout));
  for (const { name, offset } of layout) parameters.set(Float32Array.from(training.initial[name]), offset);
  const moments = new Float32Array(2 * parameters.length);
  const optimizer = new Optimizer(layout, { updates: 0, parameters, moments }, B, training.optimizer);
  const x = tensor3d(training.x, [T, B, I]);
  const targets = tensor1d(training.targets);
  const initial = zeros([B, 2 * H]) as Tensor2D;

  const curves: ForecasterCurves = { loss: [], gradientNorm: [] };
  for (let step = 0; step < steps; step++) {
    optimizer.update((parameters) => {
      const layer = {
        weightIh: parameters['weight_ih_l0'] as Tensor2D,
        weightHh: parameters['weight_hh_l0'] as Tensor2D,
        biases: parameters['biases_l0'] as Tensor2D,
      };
      const { hidden } = lstmLayer(x, layer, initial);
      const last = takeBlock(hidden, { start: (T - 1) * B * H, stride: H, rows: B, width: H });
      const forecast = dense(last, parameters['fc.weight'] as Tensor2D, parameters['fc.bias'] as Tensor1D);
      return squaredDifference(reshape(forecast, [B]), targets) as Tensor1D;
    });
    for (const { loss, gradientNorm } of await optimizer.readRecords()) {
      curves.loss.push(loss);
      curves.gradientNorm.push(gradientNorm);
    }
  }
  optimizer.dispose();
  for (const used of [x, targets, initial]) used.dispose();
  return curves;
}
