/**
 * A training step of the engine, on tfjs's current backend, against the reference in float64: first loss, whole gradient,
 * and what two updates of each optimizer make of the parameters.
 */
import { memory } from '@tensorflow/tfjs-core';
import { isEncoderDecoder } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { stateSize } from '#rnn/recurrentParts';
import { parameterCount, parameterViews } from '#rnn/parameters';
import type { Snapshot, TrainingSettings } from '#rnn/training';
import { NetworkTrainer } from '#engine/networkTrainer';
import { seededRandom } from '#data/random';
import type { NetworkCase } from './networkExamples.ts';
import { networkReference } from './networkReference.ts';
import type { NetworkVerdict } from './networkVerdict.ts';
import { relativeError } from './relativeError.ts';

const learningRate = 0.02;
const updates = 2;

/**
 * Every optimizer, way of clipping and kind of schedule. Bounds are set so that they bind, epsilons so that no derivative
 * that is zero but for rounding is blown up to a whole step.
 */
function optimizersFor(gradient: Float64Array): Readonly<Record<string, Partial<TrainingSettings>>> {
  const norm = Math.hypot(...gradient);
  const clipNorm = norm > 0 ? norm / 3 : 1;
  const largest = largestMagnitude(gradient);
  const clipValue = largest > 0 ? largest / 3 : 1;
  return {
    adam: {
      optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-2 },
      clipNorm,
      schedule: { kind: 'exponential', rate: 0.5 },
    },
    sgd: {
      // A change of about a tenth, so that float32 keeps six digits of it.
      learningRate: 0.1 / clipValue,
      optimizer: { kind: 'sgd', momentum: 0.9 },
      clipValue,
      schedule: { kind: 'warmUp', over: 2 },
    },
    rmsProp: {
      optimizer: { kind: 'rmsProp', decay: 0.9, epsilon: 1e-2 },
      clipValue,
      // Below the norm that is left.
      clipNorm: clipValue / 2,
      schedule: { kind: 'cosine', over: 3, floor: 0.1 },
    },
  };
}

/** Runs one case with every optimizer. */
export async function checkNetwork(networkCase: NetworkCase): Promise<NetworkVerdict> {
  const { name, spec, data, batch, window } = networkCase;
  const tensors = memory().numTensors;
  const layout = networkLayout(spec);
  const plain = { seed: 5, batch, window, learningRate, clipNorm: null };
  const start = startOf(networkCase);
  const first = networkReference(networkCase, start.parameters, plain, 1);
  const expected = parameterViews(layout, first.gradient);
  // A loss of the order of one has derivatives that are not all smaller than this, unless they are zero by symmetry.
  const magnitude = Math.max(largestMagnitude(first.gradient), 1e-3);
  const gradientErrors: Record<string, number> = {};
  const updateErrors: Record<string, number> = {};
  for (const [optimizer, more] of Object.entries(optimizersFor(first.gradient))) {
    const settings: TrainingSettings = { ...plain, ...more };
    const trainer = new NetworkTrainer(spec, data, settings, start);
    if (!('loss' in gradientErrors)) {
      const actual = parameterViews(layout, await trainer.readGradient());
      for (const slot of layout)
        gradientErrors[slot.name] = tensorError(actual[slot.name], expected[slot.name], magnitude);
    }
    for (let update = 0; update < updates; update++) trainer.step();
    const losses = (await trainer.readRecords()).map(({ lossNats }) => lossNats);
    const { parameters, moments } = await trainer.readState();
    trainer.dispose();
    const reference = networkReference(networkCase, start.parameters, settings, updates);
    gradientErrors['loss'] = Math.max(
      gradientErrors['loss'] ?? 0,
      relativeError(losses.slice(0, 1), reference.losses.slice(0, 1)),
    );
    updateErrors[`${optimizer}: loss`] = relativeError(losses, reference.losses);
    const change = (values: ArrayLike<number>) =>
      parameterViews(
        layout,
        start.parameters.reduce((all, value, k) => {
          all[k] = values[k] - value;
          return all;
        }, new Float64Array(start.parameters.length)),
      );
    const [moved, wanted] = [change(parameters), change(reference.parameters)];
    for (const slot of layout)
      updateErrors[`${optimizer}: ${slot.name}`] = relativeError(moved[slot.name], wanted[slot.name]);
    updateErrors[`${optimizer}: first moments`] = relativeError(
      moments.subarray(0, parameters.length),
      reference.moments.subarray(0, parameters.length),
    );
    updateErrors[`${optimizer}: second moments`] = relativeError(
      moments.subarray(parameters.length),
      reference.moments.subarray(parameters.length),
    );
  }
  const [worstGradient, worstUpdate] = [largest(gradientErrors), largest(updateErrors)];
  return {
    name,
    gradientError: worstGradient.error,
    updateError: worstUpdate.error,
    where: [worstGradient.where, worstUpdate.where],
    silent: layout.filter(({ name }) => expected[name].every((value) => value === 0)).map(({ name }) => name),
    leaked: memory().numTensors - tensors,
  };
}

/**
 * Relative to the largest magnitude of the tensor; to that of the whole gradient where the tensor's derivatives are zero
 * but for the rounding of float64, as those by a bias that moves all logits alike.
 */
function tensorError(actual: Float32Array, expected: Float64Array, whole: number): number {
  if (largestMagnitude(expected) > 1e-12 * whole) return relativeError(actual, expected);
  return largestMagnitude(actual) / whole;
}

const largestMagnitude = (values: Float32Array | Float64Array): number => {
  let most = 0;
  // A comparison would pass over NaN.
  for (const value of values) most = Math.max(most, Math.abs(value));
  return Number.isNaN(most) ? Infinity : most;
};

/** Weights from a seed, exact in float32: on ±0.8, gains about 1. */
function startOf({ spec, batch, data }: NetworkCase): Snapshot {
  const layout = networkLayout(spec);
  const random = seededRandom(17);
  const parameters = new Float32Array(parameterCount(layout));
  for (const { offset, size, role } of layout)
    for (let k = offset; k < offset + size; k++)
      parameters[k] = (role === 'gain' ? 1 : 0) + 1.6 * random.next() - 0.8;
  const carried = data.kind === 'text' && !isEncoderDecoder(spec) ? stateSize(spec) * batch : 0;
  return {
    trainStep: 0,
    parameters,
    moments: new Float32Array(2 * parameters.length),
    state: new Float32Array(carried),
    cursor: 0,
  };
}

function largest(errors: Readonly<Record<string, number>>): {
  readonly where: string;
  readonly error: number;
} {
  let worst = { where: '', error: -1 };
  for (const [where, error] of Object.entries(errors)) if (error > worst.error) worst = { where, error };
  return worst;
}
