/** Training on the reference, in float64: what the engine's trainer is compared with, on its batches and its masks. */
import { isEncoderDecoder, type ModelSpec, type NetworkSpec } from '#rnn/network';
import type { Masks } from '#rnn/masks';
import { scheduledShare } from '#rnn/schedule';
import type { TrainingSettings } from '#rnn/training';
import { drawMasks } from '#engine/dropoutMasks';
import { feedOf, type Batch } from '#engine/feed';
import { adamDefaults } from '#engine/kernels/optimizerUpdate';
import { encoderDecoderGradients } from '#reference/encoderDecoder';
import type { Targets } from '#reference/losses';
import { networkGradients } from '#reference/networkGradients';
import { clipGradient, optimizerUpdate } from '#reference/optimizers';
import type { NetworkCase } from './networkExamples.ts';

export interface ReferenceTraining {
  /** Mean loss before every update. */
  readonly losses: readonly number[];
  /** Of the last batch, before clipping, `[P]`. */
  readonly gradient: Float64Array;
  /** After all updates, `[P]`. */
  readonly parameters: Float64Array;
  /** The optimizer's memory, `[2, P]`. */
  readonly moments: Float64Array;
}

/** @param start  `[P]` */
export function networkReference(
  { spec, data }: NetworkCase,
  start: Float32Array,
  settings: TrainingSettings,
  updates: number,
): ReferenceTraining {
  const feed = feedOf(data, settings);
  const parameters = Float64Array.from(start);
  const moments = new Float64Array(2 * parameters.length);
  const losses: number[] = [];
  let gradient = new Float64Array(parameters.length);
  let states: Float64Array | null = null;
  for (let update = 0; update < updates; update++) {
    const goesOn = feed.continues && update % feed.batches > 0;
    const step: Step = batchGradients(
      spec,
      parameters,
      feed.batch(update),
      { seed: settings.seed, update },
      goesOn ? states : null,
    );
    losses.push(step.loss);
    gradient = step.gradient.slice();
    states = step.finalStates;
    clipGradient(step.gradient, settings);
    const learningRate =
      settings.learningRate * scheduledShare(settings.schedule ?? { kind: 'constant' }, update);
    const optimizer = settings.optimizer ?? adamDefaults;
    optimizerUpdate(optimizer, learningRate, parameters, step.gradient, moments, update);
  }
  return { losses, gradient, parameters, moments };
}

interface Step {
  readonly loss: number;
  readonly gradient: Float64Array;
  readonly finalStates: Float64Array | null;
}

/** @param states  before the first step; null: the network's own */
function batchGradients(
  spec: ModelSpec,
  parameters: Float64Array,
  { T, B, inputs, decoder, targets: wanted }: Batch,
  { seed, update }: { readonly seed: number; readonly update: number },
  states: Float64Array | null,
): Step {
  const targets: Targets = { kind: wanted instanceof Float32Array ? 'values' : 'codes', values: wanted };
  const masksOf = (side: NetworkSpec, steps: number, salt: number): Masks =>
    Object.fromEntries(
      Object.entries(drawMasks(side, steps, B, seed + salt, update) ?? {}).map(([key, { values }]) => [
        key,
        values,
      ]),
    );
  if (!isEncoderDecoder(spec)) {
    const options = { masks: masksOf(spec, T, 0), ...(states && { states }) };
    const run = networkGradients(spec, parameters, { T, B, inputs }, targets, options);
    return { loss: run.loss, gradient: run.parameters, finalStates: run.trace.finalStates };
  }
  if (!decoder) throw new TypeError('an encoder–decoder needs a start code');
  const run = encoderDecoderGradients(
    spec,
    parameters,
    { source: { T, B, inputs }, target: { T: decoder.T, B, inputs: decoder.inputs } },
    targets,
    { encoder: masksOf(spec.encoder, T, 0), decoder: masksOf(spec.decoder, decoder.T, 1) },
  );
  return { loss: run.loss, gradient: run.parameters, finalStates: null };
}
