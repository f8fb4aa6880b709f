/** Times one training step of the engine and of stock `tf.layers` on one backend, in turn, in the same page. */
import { env, memory } from '@tensorflow/tfjs-core';
import { startBackend } from '#engine/backends';
import { NetworkTrainer } from '#engine/networkTrainer';
import type { BackendName } from '#rnn/backends';
import type { CellName } from '#rnn/cells';
import type { ModelSpec } from '#rnn/network';
import { seededRandom } from '#data/random';
import { dispatchCount } from '../dispatches.ts';
import { stockStep } from '../stockStep.ts';

export interface BenchSizes {
  readonly B: number;
  readonly T: number;
  readonly I: number;
  readonly H: number;
}

/** What is trained: a stack of layers with a dense head at every step, or an encoder and a decoder of one layer each. */
export interface BenchNetwork {
  readonly cell: CellName;
  readonly depth: number;
  readonly encoderDecoder: boolean;
}

export interface BenchRequest extends BenchSizes, BenchNetwork {
  readonly backend: BackendName;
  readonly samples: number;
  /** Whether the opponent runs too, where it can compute the same. */
  readonly stock: boolean;
}

export interface StepMeasurement {
  /** Every sample, in the order taken. */
  readonly milliseconds: readonly number[];
  /** GPU dispatches of one step. */
  readonly dispatches: number;
  /** Tensors more after the samples than before them. */
  readonly leaked: number;
  /** Mean loss of the last step, nats: a step that trains nothing would be quick. */
  readonly loss: number;
}

export interface BenchReply {
  readonly engine: StepMeasurement;
  /** null: not asked for, or stock layers have no such cell. */
  readonly stock: StepMeasurement | null;
}

/**
 * Inputs `[B, T, I]` and the right class of each step, `[B, T]`, below `I`; an encoder–decoder reads classes instead.
 */
export interface BenchBatch extends BenchSizes, BenchNetwork {
  readonly x: Float32Array;
  readonly codes: Int32Array;
  readonly targets: Int32Array;
}

export interface BenchStep {
  /** Trains one step and waits until its loss has come back. */
  readonly step: () => Promise<number>;
  readonly dispose: () => void;
}

/** Steps before the first sample, until code is compiled and buffers are there: at least two, for half a second. */
const fewestWarmUps = 2;
const warmUpMilliseconds = 500;

export async function run({ backend, samples, stock, ...request }: BenchRequest): Promise<BenchReply> {
  await startBackend(backend);
  const batch = randomBatch(request);
  const opponent = stock ? stockStep(batch) : null;
  const sides = [engineStep(batch), ...(opponent ? [opponent] : [])];
  const measurements = sides.map(() => ({ milliseconds: [] as number[], dispatches: 0, leaked: 0, loss: 0 }));
  /** The engine keeps this off; stock tfjs has it on unless told otherwise. */
  const takeTurn = (side: number) => {
    if (backend === 'webgpu') env().set('WEBGPU_CPU_FORWARD', side === 1);
  };
  for (const [k, { step }] of sides.entries()) {
    takeTurn(k);
    const started = performance.now();
    for (let n = 0; n < fewestWarmUps || performance.now() - started < warmUpMilliseconds; n++) await step();
  }
  for (let sample = 0; sample < samples; sample++) {
    for (const [k, { step }] of sides.entries()) {
      takeTurn(k);
      const measured = measurements[k];
      const tensors = memory().numTensors;
      const dispatches = dispatchCount();
      const started = performance.now();
      measured.loss = await step();
      const elapsed = performance.now() - started;
      measured.milliseconds.push(elapsed);
      measured.dispatches = dispatchCount() - dispatches;
      measured.leaked += memory().numTensors - tensors;
    }
  }
  for (const { dispose } of sides) dispose();
  return { engine: measurements[0], stock: measurements[1] ?? null };
}

function randomBatch({ B, T, I, H, cell, depth, encoderDecoder }: BenchSizes & BenchNetwork): BenchBatch {
  const random = seededRandom(1);
  const x = Float32Array.from({ length: T * B * I }, () => 2 * random.next() - 1);
  const codesOf = () => Int32Array.from({ length: T * B }, () => Math.floor(I * random.next()));
  const targets = codesOf();
  return { B, T, I, H, cell, depth, encoderDecoder, x, codes: codesOf(), targets };
}

export function benchSpec({ I, H, cell, depth, encoderDecoder }: BenchSizes & BenchNetwork): ModelSpec {
  const recurrent = { kind: 'recurrent', name: 'rnn', cell, units: H, depth } as const;
  const head = { kind: 'dense', name: 'fc', units: I } as const;
  if (!encoderDecoder) return { inputs: { kind: 'values', size: I }, layers: [recurrent, head] };
  const inputs = { kind: 'codes', size: I } as const;
  return {
    encoder: { inputs, layers: [{ kind: 'oneHot' }, recurrent] },
    decoder: { inputs, layers: [{ kind: 'oneHot' }, recurrent, head] },
  };
}

/** A step of the trainer that the product uses. */
function engineStep(batch: BenchBatch): BenchStep {
  const { B, T, I, x, codes, targets, encoderDecoder } = batch;
  const inputs = encoderDecoder
    ? ({ kind: 'codes', T, V: I, codes } as const)
    : ({ kind: 'values', T, I, values: x } as const);
  const examples = { count: B, inputs, targets: { kind: 'codes', T, V: I, codes: targets } } as const;
  const trainer = new NetworkTrainer(
    benchSpec(batch),
    { kind: 'examples', examples, ...(encoderDecoder ? { startCode: 0 } : {}) },
    { seed: 1, batch: B, window: T, learningRate: 0.001, clipNorm: 1 },
    null,
  );
  return {
    async step() {
      trainer.step();
      const [{ lossNats }] = await trainer.readRecords();
      return lossNats;
    },
    dispose: () => trainer.dispose(),
  };
}
