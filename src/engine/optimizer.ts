/**
 * All parameters of a network in one tensor, with Adam's moments, and the update of all of them at once.
 * Losses and gradient norms stay on the device until they are read.
 */
import {
  concat1d,
  dispose,
  engine,
  keep,
  reshape,
  tensor1d,
  tensor2d,
  tidy,
  zeros,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { assertLength } from '#rnn/errors';
import { parameterCount, type ParameterSlot } from '#rnn/parameters';
import { adamUpdate, type AdamSettings } from './kernels/adamUpdate.ts';
import { takeRun } from './kernels/block.ts';
import { recordStep } from './kernels/recordStep.ts';

export interface OptimizerState {
  /** Updates made so far. */
  readonly updates: number;
  /** `[P]` */
  readonly parameters: Float32Array;
  /** `[2, P]`: first and second moments. */
  readonly moments: Float32Array;
}

export interface UpdateRecord {
  /** The update, counted from 0. */
  readonly update: number;
  /** Mean loss before the update. */
  readonly loss: number;
  /** Global norm of the gradient before clipping. */
  readonly gradientNorm: number;
}

export type NamedTensors = Readonly<Record<string, Tensor>>;

/** Updates that fit between two calls of `readRecords`. */
export const recordCapacity = 256;

export class Optimizer {
  readonly #pieces: readonly ParameterSlot[];
  readonly #P: number;
  readonly #settings: AdamSettings;
  /** Derivative of the mean loss by every single loss. */
  readonly #meanWeights: Tensor1D;
  /** `[3, P]`: parameters, first and second moments. */
  #state: Tensor2D;
  /** `[recordCapacity, 2]`: loss and norm of update `n` in row `n mod recordCapacity`. */
  #log: Tensor2D;
  #updates: number;
  #recordsRead: number;

  /**
   * @param layout      parameters in the order of the flat vector
   * @param lossCount   number of losses that each update averages
   * @throws ShapeError when `from` does not fit the layout
   */
  constructor(
    layout: readonly ParameterSlot[],
    from: OptimizerState,
    lossCount: number,
    settings: AdamSettings,
  ) {
    this.#pieces = withJointBiases(layout);
    this.#P = parameterCount(layout);
    this.#settings = settings;
    this.#meanWeights = keep(tensor1d(new Float32Array(lossCount).fill(1 / lossCount)));
    this.#log = keep(zeros([recordCapacity, 2]));
    this.#state = this.#upload(from);
    this.#updates = this.#recordsRead = from.updates;
  }

  get updates(): number {
    return this.#updates;
  }

  /**
   * One update. `losses` gets the parameters by name (`bias_ih_l0` and `bias_hh_l0` as one `biases_l0`, `[2, 4H]`)
   * and returns the losses to average. Nothing is read back.
   */
  update(losses: (parameters: NamedTensors) => Tensor1D): void {
    if (this.#updates - this.#recordsRead === recordCapacity) {
      throw new Error(`more than ${recordCapacity} updates without readRecords()`);
    }
    const row = this.#updates % recordCapacity;
    const [state, log] = tidy(() => {
      const { value, gradient } = this.#differentiate(losses);
      const log = recordStep(gradient, value, this.#log, row);
      const state = adamUpdate(this.#state, gradient, log, row, this.#updates + 1, this.#settings);
      return [keep(state), keep(log)];
    });
    dispose([this.#state, this.#log]);
    this.#state = state;
    this.#log = log;
    this.#updates++;
  }

  /**
   * The gradient that `update` would follow with the same losses, before clipping, `[P]`, in the order of the layout.
   * Nothing is updated.
   */
  async readGradient(losses: (parameters: NamedTensors) => Tensor1D): Promise<Float32Array> {
    const gradient = tidy(() => this.#differentiate(losses).gradient);
    const values = readCopy(gradient);
    gradient.dispose();
    return values;
  }

  /** The records of all updates since the last call. */
  async readRecords(): Promise<readonly UpdateRecord[]> {
    const first = this.#recordsRead;
    const last = this.#updates;
    this.#recordsRead = last;
    if (first === last) return [];
    const log = await readCopy(this.#log);
    return Array.from({ length: last - first }, (_, k) => {
      const row = 2 * ((first + k) % recordCapacity);
      return { update: first + k, loss: log[row], gradientNorm: log[row + 1] };
    });
  }

  async readState(): Promise<OptimizerState> {
    const updates = this.#updates;
    const values = await readCopy(this.#state);
    return { updates, parameters: values.slice(0, this.#P), moments: values.slice(this.#P) };
  }

  /** Goes on from `from`; records that were not read are dropped. */
  restore(from: OptimizerState): void {
    const state = this.#upload(from);
    this.#state.dispose();
    this.#state = state;
    this.#updates = this.#recordsRead = from.updates;
  }

  dispose(): void {
    dispose([this.#state, this.#log, this.#meanWeights]);
  }

  /** The losses `value`, and the gradient of their mean, `[P]`. */
  #differentiate(losses: (parameters: NamedTensors) => Tensor1D) {
    const parameters = this.#pieces.map(({ offset, size, shape }) =>
      reshape(takeRun(this.#state, offset, size), [...shape]),
    );
    const named = Object.fromEntries(this.#pieces.map(({ name }, k) => [name, parameters[k]]));
    const { value, grads } = engine().gradients(() => losses(named), parameters, this.#meanWeights);
    return { value, gradient: concat1d(grads.map((gradient): Tensor1D => reshape(gradient, [-1]))) };
  }

  #upload({ parameters, moments }: OptimizerState): Tensor2D {
    assertLength('parameters', parameters, [this.#P]);
    assertLength('moments', moments, [2, this.#P]);
    const values = new Float32Array(3 * this.#P);
    values.set(parameters);
    values.set(moments, this.#P);
    return keep(tensor2d(values, [3, this.#P]));
  }
}

/**
 * The values of a tensor, in an array of its own: what tfjs returns may be the tensor's memory itself, which must
 * neither be changed nor transferred to another thread. The tensor may be disposed while the read is under way.
 */
export async function readCopy(tensor: Tensor): Promise<Float32Array> {
  const held = keep(tensor.clone());
  try {
    return new Float32Array(await held.data());
  } finally {
    held.dispose();
  }
}

/** The two biases of a layer lie side by side and have equal derivatives: one piece saves a slice and a sum. */
function withJointBiases(layout: readonly ParameterSlot[]): readonly ParameterSlot[] {
  return layout.flatMap((slot, k) => {
    if (slot.name.startsWith('bias_hh_')) return [];
    if (!slot.name.startsWith('bias_ih_')) return [slot];
    const size = slot.size + layout[k + 1].size;
    const name = slot.name.replace('bias_ih', 'biases');
    return [{ name, shape: [2, slot.size], offset: slot.offset, size }];
  });
}
