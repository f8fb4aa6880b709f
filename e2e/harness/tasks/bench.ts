/** Times one training step of the engine and of stock `tf.layers` on one backend, in turn, in the same page. */
import {
  env,
  memory,
  reshape,
  tensor,
  tidy,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { startBackend } from '#engine/backends';
import type { BackendName } from '#rnn/backends';
import { adamDefaults } from '#engine/kernels/adamUpdate';
import { softmaxCrossEntropy } from '#engine/kernels/crossEntropy';
import { dense, lstmLayer } from '#engine/layers';
import { initialParameters } from '#engine/initialize';
import { Optimizer } from '#engine/optimizer';
import { seededRandom } from '#data/random';
import { headShapes, layerShapes, layOut, parameterCount } from '#rnn/parameters';
import { dispatchCount } from '../dispatches.ts';
import { stockStep } from '../stockStep.ts';

export interface BenchSizes {
  readonly B: number;
  readonly T: number;
  readonly I: number;
  readonly H: number;
}

export interface BenchRequest extends BenchSizes {
  readonly backend: BackendName;
  readonly samples: number;
  /** Whether the opponent runs too. */
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
  readonly stock: StepMeasurement | null;
}

/** Inputs `[T, B, I]` and the right class of each, `[T · B]`, below `I`; the same for both sides. */
export interface BenchBatch extends BenchSizes {
  readonly x: Float32Array;
  readonly targets: Int32Array;
}

export interface BenchStep {
  /** Trains one step and waits until its loss has come back. */
  readonly step: () => Promise<number>;
  readonly dispose: () => void;
}

const warmUps = 2;

export async function run({ backend, samples, stock, ...sizes }: BenchRequest): Promise<BenchReply> {
  await startBackend(backend);
  const batch = randomBatch(sizes);
  const sides = [engineStep(batch), ...(stock ? [stockStep(batch)] : [])];
  const measurements = sides.map(() => ({ milliseconds: [] as number[], dispatches: 0, leaked: 0, loss: 0 }));
  for (let sample = -warmUps; sample < samples; sample++) {
    for (const [k, { step }] of sides.entries()) {
      // The engine keeps this off; stock tfjs has it on unless told otherwise.
      if (backend === 'webgpu') env().set('WEBGPU_CPU_FORWARD', k === 1);
      const measured = measurements[k];
      const tensors = memory().numTensors;
      const dispatches = dispatchCount();
      const started = performance.now();
      measured.loss = await step();
      const elapsed = performance.now() - started;
      if (sample < 0) continue;
      measured.milliseconds.push(elapsed);
      measured.dispatches = dispatchCount() - dispatches;
      measured.leaked += memory().numTensors - tensors;
    }
  }
  for (const { dispose } of sides) dispose();
  return { engine: measurements[0], stock: measurements[1] ?? null };
}

function randomBatch({ B, T, I, H }: BenchSizes): BenchBatch {
  const random = seededRandom(1);
  const x = Float32Array.from({ length: T * B * I }, () => 2 * random.next() - 1);
  const targets = Int32Array.from({ length: T * B }, () => Math.floor(I * random.next()));
  return { B, T, I, H, x, targets };
}

function engineStep({ B, T, I, H, ...values }: BenchBatch): BenchStep {
  const layout = layOut([...layerShapes('lstm', I, H, 0), ...headShapes(H, I)]);
  const parameters = initialParameters(layout, H, 1);
  const optimizer = new Optimizer(
    layout,
    { updates: 0, parameters, moments: new Float32Array(2 * parameterCount(layout)) },
    T * B,
    { ...adamDefaults, clipNorm: 1 },
  );
  return {
    async step() {
      tidy(() => {
        // Inputs come from memory at every step, as in training.
        const x = tensor(values.x, [T, B, I]) as Tensor3D;
        const targets = tensor(values.targets, [T * B], 'int32') as Tensor1D;
        const initial = tensor(new Float32Array(B * 2 * H), [B, 2 * H]) as Tensor2D;
        optimizer.update((parameters) => {
          const layer = {
            weightIh: parameters['weight_ih_l0'] as Tensor2D,
            weightHh: parameters['weight_hh_l0'] as Tensor2D,
            biases: parameters['biases_l0'] as Tensor2D,
          };
          const { hidden } = lstmLayer(x, layer, initial);
          const logits = dense(
            reshape(hidden, [T * B, H]) as Tensor2D,
            parameters['fc.weight'] as Tensor2D,
            parameters['fc.bias'] as Tensor1D,
          );
          return softmaxCrossEntropy(logits, targets);
        });
      });
      const [{ loss }] = await optimizer.readRecords();
      return loss;
    },
    dispose: () => optimizer.dispose(),
  };
}
