/** Trains any network on a text (truncated BPTT, states carried from window to window) or on examples. */
import {
  dispose,
  keep,
  reshape,
  squaredDifference,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { cells } from '#rnn/cells';
import { assertLength } from '#rnn/errors';
import {
  isEncoderDecoder,
  networkLayout,
  recurrentLayers,
  recurrentParts,
  type ModelSpec,
  type NetworkSpec,
} from '#rnn/network';
import { parameterCount, type ParameterSlot } from '#rnn/parameters';
import { scheduledShare } from '#rnn/schedule';
import type { Snapshot, StepRecord, TrainingSettings } from '#rnn/training';
import { drawMasks, type ShapedMasks } from './dropoutMasks.ts';
import type { TrainingData } from '#data/trainingData';
import { countedTargets, feedOf, type Batch, type Feed } from './feed.ts';
import { defaultInitialisation, initialParameters } from './initialize.ts';
import { adamDefaults } from './kernels/optimizerUpdate.ts';
import { softmaxCrossEntropy } from './kernels/crossEntropy.ts';
import { runNetwork, type NetworkOutputs } from './network.ts';
import { Optimizer, readCopy, type Losses } from './optimizer.ts';
import type { NamedTensors } from './parameterTensors.ts';

export class NetworkTrainer {
  readonly #spec: ModelSpec;
  readonly #seed: number;
  readonly #feed: Feed;
  readonly #optimizer: Optimizer;
  /** Shapes of what is carried, one for each part of each recurrent layer; empty: nothing is. */
  readonly #carriedShapes: readonly CarriedShape[];
  /** Whether a layer's state before the first step is a parameter. */
  readonly #learnsStates: boolean;
  /** `[B, S·H]` each. */
  #carried: readonly Tensor2D[];
  #cursor: number;

  /**
   * @param from  null: fresh weights from the seed
   * @throws ShapeError when a layer does not fit the one before it, or `from` was made for another model or batch
   * @throws RangeError when there is nothing to learn from
   */
  constructor(spec: ModelSpec, data: TrainingData, settings: TrainingSettings, from: Snapshot | null) {
    this.#spec = spec;
    this.#seed = settings.seed;
    this.#feed = feedOf(data, settings);
    this.#carriedShapes =
      this.#feed.continues && !isEncoderDecoder(spec) ? carriedShapes(spec, settings.batch) : [];
    this.#learnsStates =
      !isEncoderDecoder(spec) && recurrentLayers(spec).some(({ layer }) => layer.initialState === 'learned');
    const layout = networkLayout(spec);
    const start = from ?? this.#freshState(layout, settings);
    this.#optimizer = new Optimizer(
      layout,
      { updates: start.trainStep, parameters: start.parameters, moments: start.moments },
      (update) => ({
        optimizer: settings.optimizer ?? adamDefaults,
        learningRate:
          settings.learningRate * scheduledShare(settings.schedule ?? { kind: 'constant' }, update),
        clipNorm: settings.clipNorm,
        clipValue: settings.clipValue ?? null,
      }),
    );
    this.#carried = this.#uploadCarried(start.state);
    this.#cursor = start.cursor;
  }

  /** Updates made so far. */
  get trainStep(): number {
    return this.#optimizer.updates;
  }

  /** Batches until the data has been gone through. */
  get batches(): number {
    return this.#feed.batches;
  }

  /** One update on the next batch. Returns as soon as the work is handed to the device; reads nothing back. */
  step(): void {
    const batch = this.#feed.batch(this.#cursor);
    const before = this.#carried;
    const follows = this.#cursor > 0;
    this.#cursor += 1;
    if (this.#feed.continues) this.#cursor %= this.#feed.batches;
    // The streams are back at their beginnings, which do not follow from where they ended.
    const goesOn = this.#cursor > 0;
    tidy(() =>
      this.#optimizer.update(
        this.#lossesOf(batch, follows, (final) => {
          if (this.#carriedShapes.length > 0 && goesOn) this.#carried = final.map((state) => keep(state));
        }),
      ),
    );
    if (!goesOn) this.#carried = this.#uploadCarried(new Float32Array(this.#carriedSize));
    if (this.#carried !== before) dispose([...before]);
  }

  /** The gradient that the next `step` would follow, before clipping, `[P]`, in the order of `networkLayout`. */
  readGradient(): Promise<Float32Array> {
    const batch = this.#feed.batch(this.#cursor);
    return this.#optimizer.readGradient(() => this.#lossesOf(batch, this.#cursor > 0, () => {}));
  }

  /** The first example that the next `step` would read and that holds no number, counted from 0; null: none. */
  badInput(): number | null {
    return this.#feed.badExample(this.#cursor);
  }

  /** The records of all steps since the last call; to be called at least every `recordCapacity` steps. */
  async readRecords(): Promise<readonly StepRecord[]> {
    const records = await this.#optimizer.readRecords();
    return records.map(({ update, loss, gradientNorm }) => ({
      trainStep: update,
      lossNats: loss,
      gradientNorm,
    }));
  }

  /** Where training stands at the moment of the call; further steps may be taken while it is read. */
  async readState(): Promise<Snapshot> {
    const cursor = this.#cursor;
    const [{ updates, parameters, moments }, ...carried] = await Promise.all([
      this.#optimizer.readState(),
      ...this.#carried.map(readCopy),
    ]);
    const state = new Float32Array(this.#carriedSize);
    let at = 0;
    for (const [k, { B, states, H }] of this.#carriedShapes.entries()) {
      state.set(swapAxes(carried[k], B, states, H), at);
      at += B * states * H;
    }
    return { trainStep: updates, parameters, moments, state, cursor };
  }

  /** Goes on from `from`. */
  restore(from: Snapshot): void {
    const carried = this.#uploadCarried(from.state);
    this.#optimizer.restore({
      updates: from.trainStep,
      parameters: from.parameters,
      moments: from.moments,
    });
    dispose([...this.#carried]);
    this.#carried = carried;
    this.#cursor = from.cursor;
  }

  dispose(): void {
    this.#optimizer.dispose();
    dispose([...this.#carried]);
  }

  get #carriedSize(): number {
    return this.#carriedShapes.reduce((sum, { B, states, H }) => sum + B * states * H, 0);
  }

  #freshState(layout: readonly ParameterSlot[], settings: TrainingSettings): Snapshot {
    const initialisation = settings.initialisation ?? defaultInitialisation;
    return {
      trainStep: 0,
      parameters: initialParameters(this.#spec, initialisation, settings.seed),
      moments: new Float32Array(2 * parameterCount(layout)),
      state: new Float32Array(this.#carriedSize),
      cursor: 0,
    };
  }

  /**
   * @param follows    whether the batch goes on where another ended; if not, learnt states stand before it
   * @param takeFinal  is given the states after the last step while they live
   */
  #lossesOf(batch: Batch, follows: boolean, takeFinal: (final: readonly Tensor2D[]) => void): Losses {
    const update = this.#optimizer.updates;
    const { targets } = batch;
    const uploaded = uploadBatch(batch, this.#spec);
    const masks = (side: NetworkSpec, T: number, salt: number) =>
      uploadMasks(drawMasks(side, T, batch.B, this.#seed + salt, update));
    const given = this.#carried.length > 0 && (follows || !this.#learnsStates);
    const carried = given ? { initial: this.#carried } : {};
    return {
      length: targets instanceof Float32Array ? targets.length : uploaded.targets.size,
      counted: countedTargets(targets),
      of: (parameters) => {
        const { output, final } = runModel(this.#spec, parameters, uploaded, masks, carried);
        takeFinal(final);
        return lossesBetween(output, uploaded.targets, targets instanceof Float32Array);
      },
    };
  }

  #uploadCarried(state: Float32Array): readonly Tensor2D[] {
    assertLength('state', state, [this.#carriedSize]);
    let at = 0;
    return this.#carriedShapes.map(({ B, states, H }) => {
      const size = B * states * H;
      const values = swapAxes(state.subarray(at, at + size), states, B, H);
      at += size;
      return keep(tensor2d(values, [B, states * H]));
    });
  }
}

export interface UploadedBatch {
  readonly T: number;
  readonly B: number;
  readonly inputs: Tensor1D | Tensor3D;
  readonly decoder: { readonly T: number; readonly inputs: Tensor1D } | null;
  readonly targets: Tensor1D;
}

/** A batch as tensors; inside a `tidy` of the caller. */
export function uploadBatch(batch: Batch, spec: ModelSpec): UploadedBatch {
  const { T, B, inputs, decoder, targets } = batch;
  const { size } = (isEncoderDecoder(spec) ? spec.encoder : spec).inputs;
  return {
    T,
    B,
    inputs:
      inputs instanceof Float32Array ? (tensor(inputs, [T, B, size]) as Tensor3D) : tensor1d(inputs, 'int32'),
    decoder: decoder && { T: decoder.T, inputs: tensor1d(decoder.inputs, 'int32') },
    targets: targets instanceof Float32Array ? tensor1d(targets) : tensor1d(targets, 'int32'),
  };
}

type MaskSource = (spec: NetworkSpec, T: number, salt: number) => NamedTensors | null;

/** Runs a network, or an encoder and then, from the states it ends with, a decoder that is told the right answers. */
export function runModel(
  spec: ModelSpec,
  parameters: NamedTensors,
  { T, B, inputs, decoder }: UploadedBatch,
  masksFor: MaskSource,
  carried: { readonly initial?: readonly Tensor2D[] } = {},
): NetworkOutputs {
  const withMasks = (side: NetworkSpec, steps: number, salt: number) => {
    const masks = masksFor(side, steps, salt);
    return masks ? { masks } : {};
  };
  if (!isEncoderDecoder(spec))
    return runNetwork(spec, parameters, { T, B, inputs, ...withMasks(spec, T, 0), ...carried });
  if (!decoder) throw new TypeError('an encoder–decoder needs examples with a start code');
  const { final } = runNetwork(
    spec.encoder,
    parameters,
    { T, B, inputs, ...withMasks(spec.encoder, T, 0) },
    'encoder',
  );
  return runNetwork(
    spec.decoder,
    parameters,
    { ...decoder, B, initial: final, ...withMasks(spec.decoder, decoder.T, 1) },
    'decoder',
  );
}

/** Cross-entropy in nats for codes, squared differences for values; `[N]`. */
function lossesBetween(output: Tensor, targets: Tensor1D, values: boolean): Tensor1D {
  if (values) return squaredDifference(reshape(output, [-1]), targets) as Tensor1D;
  return softmaxCrossEntropy(reshape(output, [targets.size, -1]), targets);
}

function uploadMasks(masks: ShapedMasks | null): NamedTensors | null {
  if (!masks) return null;
  return Object.fromEntries(
    Object.entries(masks).map(([key, { values, shape }]) => [key, tensor(values, [...shape])]),
  );
}

interface CarriedShape {
  readonly B: number;
  readonly states: number;
  readonly H: number;
}

function carriedShapes(spec: NetworkSpec, B: number): readonly CarriedShape[] {
  return recurrentLayers(spec).flatMap(({ layer, I }) =>
    recurrentParts(layer, I).map(() => ({ B, states: cells[layer.cell].states.length, H: layer.units })),
  );
}

/** `[outer, inner, H]` → `[inner, outer, H]`. */
function swapAxes(values: Float32Array, outer: number, inner: number, H: number): Float32Array {
  const swapped = new Float32Array(values.length);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const from = (o * inner + i) * H;
      swapped.set(values.subarray(from, from + H), (i * outer + o) * H);
    }
  }
  return swapped;
}
