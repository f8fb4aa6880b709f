/** Trains a character language model by truncated BPTT, carrying the state from window to window. */
import {
  dispose,
  keep,
  reshape,
  tensor1d,
  tensor2d,
  tidy,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { assertLength } from '#rnn/errors';
import { charModelLayout, type CharModelSpec } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import type { Snapshot, StepRecord, TrainingSettings } from '#rnn/training';
import { initialParameters } from './initialize.ts';
import { adamDefaults } from './kernels/adamUpdate.ts';
import { takeBlock } from './kernels/block.ts';
import { softmaxCrossEntropy } from './kernels/crossEntropy.ts';
import { oneHot } from './kernels/oneHot.ts';
import { dense, lstmLayer } from './layers.ts';
import { Optimizer, readCopy, type NamedTensors } from './optimizer.ts';
import { textStreams, type TextStreams, type TextWindow } from './streams.ts';

export class CharTrainer {
  readonly #spec: CharModelSpec;
  readonly #settings: TrainingSettings;
  readonly #streams: TextStreams;
  readonly #optimizer: Optimizer;
  /** `[B, 2H]`: c|h. */
  #carried: Tensor2D;
  #cursor: number;

  /**
   * @param codes  letters of the training text, each below `V`
   * @param from   null: fresh weights from the seed
   * @throws ShapeError when `from` was made for another model or batch
   * @throws RangeError when the text is empty
   */
  constructor(spec: CharModelSpec, codes: Int32Array, settings: TrainingSettings, from: Snapshot | null) {
    this.#spec = spec;
    this.#settings = settings;
    this.#streams = textStreams(codes, settings.batch, settings.window);
    const start = from ?? freshState(spec, settings);
    this.#optimizer = new Optimizer(
      charModelLayout(spec),
      { updates: start.trainStep, parameters: start.parameters, moments: start.moments },
      settings.batch * settings.window,
      { ...adamDefaults, learningRate: settings.learningRate, clipNorm: settings.clipNorm },
    );
    this.#carried = this.#uploadCarried(start.state);
    this.#cursor = start.cursor;
  }

  /** Updates made so far. */
  get trainStep(): number {
    return this.#optimizer.updates;
  }

  /** One update on the next window. Returns as soon as the work is handed to the device; reads nothing back. */
  step(): void {
    const { batch: B, window: T } = this.#settings;
    const H = this.#spec.units;
    const window = this.#streams.window(this.#cursor);
    this.#cursor = (this.#cursor + 1) % this.#streams.windows;
    const before = this.#carried;
    tidy(() => {
      const forward = this.#forward(window, before);
      this.#optimizer.update((parameters) => {
        const { losses, tape } = forward(parameters);
        if (this.#cursor > 0) {
          const last = { start: (T * B * 6 + 4) * H, stride: 6 * H, rows: B, width: 2 * H };
          this.#carried = keep(takeBlock(tape, last));
        }
        return losses;
      });
    });
    // The streams are back at their beginnings, which do not follow from where they ended.
    if (this.#cursor === 0) this.#carried = this.#uploadCarried(new Float32Array(2 * B * H));
    before.dispose();
  }

  /** The gradient that the next `step` would follow, before clipping, `[P]`, in the order of `charModelLayout`. */
  readGradient(): Promise<Float32Array> {
    const window = this.#streams.window(this.#cursor);
    return this.#optimizer.readGradient(
      (parameters) => this.#forward(window, this.#carried)(parameters).losses,
    );
  }

  /** Always null: a text is read as whole numbers, which are finite. */
  badInput(): null {
    return null;
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
    const [{ updates, parameters, moments }, carried] = await Promise.all([
      this.#optimizer.readState(),
      readCopy(this.#carried),
    ]);
    const state = swapStatesAndRows(carried, this.#settings.batch, 2, this.#spec.units);
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
    this.#carried.dispose();
    this.#carried = carried;
    this.#cursor = from.cursor;
  }

  dispose(): void {
    this.#optimizer.dispose();
    dispose(this.#carried);
  }

  /** Uploads a window, and returns what computes its losses, `[T·B]`, and the tape from the parameters. */
  #forward(window: TextWindow, carried: Tensor2D) {
    const { batch: B, window: T } = this.#settings;
    const V = this.#spec.vocabulary.length;
    const { inputs, targets } = uploadWindow(window);
    const x: Tensor3D = reshape(oneHot(inputs, V), [T, B, V]);
    return (parameters: NamedTensors) => {
      const { hidden, tape } = lstmLayer(x, lstmParameters(parameters), carried);
      return { tape, losses: charLosses(reshape(hidden, [T * B, this.#spec.units]), parameters, targets) };
    };
  }

  #uploadCarried(state: Float32Array): Tensor2D {
    const { batch: B } = this.#settings;
    const H = this.#spec.units;
    assertLength('state', state, [2, B, H]);
    return keep(tensor2d(swapStatesAndRows(state, 2, B, H), [B, 2 * H]));
  }
}

function freshState(spec: CharModelSpec, { seed, batch }: TrainingSettings): Snapshot {
  const layout = charModelLayout(spec);
  return {
    trainStep: 0,
    parameters: initialParameters(layout, spec.units, seed),
    moments: new Float32Array(2 * parameterCount(layout)),
    state: new Float32Array(2 * batch * spec.units),
    cursor: 0,
  };
}

function lstmParameters(parameters: NamedTensors) {
  return {
    weightIh: parameters['weight_ih_l0'] as Tensor2D,
    weightHh: parameters['weight_hh_l0'] as Tensor2D,
    biases: parameters['biases_l0'] as Tensor2D,
  };
}

function charLosses(hidden: Tensor2D, parameters: NamedTensors, targets: Tensor1D): Tensor1D {
  const weight = parameters['fc.weight'] as Tensor2D;
  const bias = parameters['fc.bias'] as Tensor1D;
  return softmaxCrossEntropy(dense(hidden, weight, bias), targets);
}

function uploadWindow({ inputs, targets }: TextWindow): { inputs: Tensor1D; targets: Tensor1D } {
  return { inputs: tensor1d(inputs, 'int32'), targets: tensor1d(targets, 'int32') };
}

/** `[outer, inner, H]` → `[inner, outer, H]`. */
function swapStatesAndRows(values: Float32Array, outer: number, inner: number, H: number): Float32Array {
  const swapped = new Float32Array(values.length);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const from = (o * inner + i) * H;
      swapped.set(values.subarray(from, from + H), (i * outer + o) * H);
    }
  }
  return swapped;
}
