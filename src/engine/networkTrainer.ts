/** Trains any network on a text (truncated BPTT, states carried from window to window) or on examples. */
import { dispose, tidy, keep, type Tensor2D } from '@tensorflow/tfjs-core';
import { isEncoderDecoder, type ModelSpec, type NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { recurrentLayers } from '#rnn/recurrentParts';
import { parameterCount, type ParameterSlot } from '#rnn/parameters';
import { scheduledShare } from '#rnn/schedule';
import type { Snapshot, StepRecord, TrainingSettings } from '#rnn/training';
import { carriedShapes, carriedSize, packStates, uploadStates, type CarriedShape } from './carriedStates.ts';
import { drawMasks } from './dropoutMasks.ts';
import { lossesBetween, runModel, uploadBatch, uploadMasks } from './modelRun.ts';
import type { TrainingData } from '#data/trainingData';
import { countedTargets, feedOf, type Batch, type Feed } from './feed.ts';
import { defaultInitialisation, initialParameters } from './initialize.ts';
import { adamDefaults } from './kernels/optimizerUpdate.ts';
import { Optimizer, readCopy, type Losses } from './optimizer.ts';

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
    this.#carried = uploadStates(this.#carriedShapes, start.state);
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
    if (!goesOn)
      this.#carried = uploadStates(this.#carriedShapes, new Float32Array(carriedSize(this.#carriedShapes)));
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
    const state = packStates(this.#carriedShapes, carried);
    return { trainStep: updates, parameters, moments, state, cursor };
  }

  /** Goes on from `from`. */
  restore(from: Snapshot): void {
    const carried = uploadStates(this.#carriedShapes, from.state);
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

  #freshState(layout: readonly ParameterSlot[], settings: TrainingSettings): Snapshot {
    const initialisation = settings.initialisation ?? defaultInitialisation;
    return {
      trainStep: 0,
      parameters: initialParameters(this.#spec, initialisation, settings.seed),
      moments: new Float32Array(2 * parameterCount(layout)),
      state: new Float32Array(carriedSize(this.#carriedShapes)),
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
}
