/** A golden case on one backend of the engine, float32; the answer is judged outside. */
import { startBackend } from '#engine/backends';
import type { BackendName } from '#rnn/backends';
import { trainForecaster } from '#engine/forecaster';
import { runLstmLayers } from '#engine/layerRun';
import {
  parseCase,
  shortened,
  type LayerCase,
  type NumberArray,
  type TrainingCase,
} from '../../parity/cases.ts';
import type { LayerResult, TrainingResult } from '../../parity/result.ts';
import { sineTask } from '../../parity/sine.ts';

export interface GoldenRequest {
  readonly backend: BackendName;
  /** The case's file. */
  readonly text: string;
  /** Updates of a training case, at most. */
  readonly updates: number;
}

export type GoldenReply =
  | { readonly kind: 'layer'; readonly result: LayerResult }
  | { readonly kind: 'training'; readonly result: TrainingResult };

/** Every cell kind that `builtCell` lets through has its entry here. */
export async function run({ backend, text, updates }: GoldenRequest): Promise<GoldenReply> {
  await startBackend(backend);
  const golden = shortened(parseCase(text), updates);
  return golden.kind === 'training'
    ? { kind: 'training', result: await train(golden) }
    : { kind: 'layer', result: await runLayers(golden) };
}

const valuesOf = (arrays: Readonly<Record<string, NumberArray>>) =>
  Object.fromEntries(Object.entries(arrays).map(([name, { data }]) => [name, data]));

async function runLayers({ dims, params, x, h0, c0, upstream }: LayerCase): Promise<LayerResult> {
  const result = await runLstmLayers({
    T: dims.steps,
    B: dims.batch,
    I: dims.inputs,
    H: dims.units,
    layers: dims.layers,
    parameters: valuesOf(params),
    x: x.data,
    h0: h0.data,
    c0: c0?.data ?? [],
    upstream: upstream.data,
  });
  return {
    output: [...result.output],
    hn: [...result.hn],
    cn: [...result.cn],
    loss: result.loss,
    trace: result.trace.map(plainArrays),
    gradTrace: result.gradTrace.map(plainArrays),
    grad: plainArrays(result.grad),
  };
}

/** Typed arrays as lists, which leave the page as they are. */
const plainArrays = (arrays: Readonly<Record<string, Float32Array>>) =>
  Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, [...values]]));

async function train(golden: TrainingCase): Promise<TrainingResult> {
  const { dims, initial, optimizer, expect } = golden;
  const { T, B, x, targets } = sineTask(golden);
  return trainForecaster({
    T,
    B,
    I: dims.inputs,
    H: dims.units,
    x: Float32Array.from(x),
    targets: Float32Array.from(targets),
    initial: valuesOf(initial),
    optimizer,
    steps: expect.lossBeforeStep.length,
  });
}
