/** A golden case on one backend of the engine, float32; the answer is judged outside. */
import { startBackend } from '#engine/backends';
import { runRecurrentLayers } from '#engine/layerRun';
import { NetworkTrainer } from '#engine/networkTrainer';
import { recordCapacity } from '#engine/optimizer';
import type { BackendName } from '#rnn/backends';
import type { NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import type { StepRecord } from '#rnn/training';
import {
  builtCell,
  parseCase,
  shortened,
  type BuiltCell,
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

/** @throws TypeError when the case's cell is not built */
export async function run({ backend, text, updates }: GoldenRequest): Promise<GoldenReply> {
  await startBackend(backend);
  const golden = shortened(parseCase(text), updates);
  const built = builtCell(golden);
  if (!built) throw new TypeError(`${golden.name}: its cell is not built`);
  return golden.kind === 'training'
    ? { kind: 'training', result: await train(golden, built) }
    : { kind: 'layer', result: await runLayers(golden, built) };
}

const valuesOf = (arrays: Readonly<Record<string, NumberArray>>) =>
  Object.fromEntries(Object.entries(arrays).map(([name, { data }]) => [name, data]));

async function runLayers(
  { dims, params, x, h0, c0, upstream }: LayerCase,
  { cell, epsilon }: BuiltCell,
): Promise<LayerResult> {
  const result = await runRecurrentLayers({
    cell,
    epsilon,
    T: dims.steps,
    B: dims.batch,
    I: dims.inputs,
    H: dims.units,
    layers: dims.layers,
    parameters: valuesOf(params),
    x: x.data,
    initial: valuesOf(c0 ? { h0, c0 } : { h0 }),
    upstream: upstream.data,
  });
  return {
    output: [...result.output],
    hn: [...result.final['hn']],
    cn: [...(result.final['cn'] ?? [])],
    loss: result.loss,
    trace: result.trace.map(plainArrays),
    gradTrace: result.gradTrace.map(plainArrays),
    grad: plainArrays(result.grad),
  };
}

/** Typed arrays as lists, which leave the page as they are. */
const plainArrays = (arrays: Readonly<Record<string, Float32Array>>) =>
  Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, [...values]]));

/** The training loop of the engine itself, on all windows of the sine as one batch. */
async function train(golden: TrainingCase, { cell, epsilon }: BuiltCell): Promise<TrainingResult> {
  const { dims, initial, optimizer, expect } = golden;
  const { name: kind, learningRate, clipNorm, ...rest } = optimizer;
  const { units, layers: depth } = dims;
  const spec: NetworkSpec = {
    inputs: { kind: 'values', size: dims.inputs },
    layers: [
      { kind: 'recurrent', name: '', cell, units, depth, epsilon, output: 'last' },
      { kind: 'dense', name: 'fc', units: 1 },
    ],
  };
  const layout = networkLayout(spec);
  const parameters = new Float32Array(parameterCount(layout));
  for (const { name, offset } of layout) parameters.set(initial[name].data, offset);
  const moments = new Float32Array(2 * parameters.length);
  const examples = sineExamples(golden);
  const trainer = new NetworkTrainer(
    spec,
    { kind: 'examples', examples },
    {
      seed: 0,
      batch: examples.count,
      window: dims.steps,
      learningRate,
      clipNorm,
      optimizer: { kind, ...rest },
    },
    { trainStep: 0, parameters, moments, state: new Float32Array(0), cursor: 0 },
  );
  const records: StepRecord[] = [];
  for (const [step] of expect.lossBeforeStep.entries()) {
    trainer.step();
    if ((step + 1) % recordCapacity === 0) records.push(...(await trainer.readRecords()));
  }
  records.push(...(await trainer.readRecords()));
  trainer.dispose();
  return {
    loss: records.map(({ lossNats }) => lossNats),
    gradientNorm: records.map(({ gradientNorm }) => gradientNorm),
  };
}

/** The windows example by example. */
function sineExamples(golden: TrainingCase) {
  const { T, B, x, targets } = sineTask(golden);
  const values = Float32Array.from({ length: B * T }, (_, k) => x[(k % T) * B + Math.floor(k / T)]);
  return {
    count: B,
    inputs: { kind: 'values', T, I: 1, values },
    targets: { kind: 'values', T: null, O: 1, values: Float32Array.from(targets) },
  } as const;
}
