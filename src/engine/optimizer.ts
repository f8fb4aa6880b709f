/**
 * All parameters of a network in one tensor, with the optimizer's memory, and the update of all of them at once.
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
import { optimizerUpdate, type UpdateSettings } from './kernels/optimizerUpdate.ts';
import { logColumns, recordStep } from './kernels/recordStep.ts';
import {
  jointPieces,
  namedTensors,
  pieceTensors,
  type NamedTensors,
  type ParameterPiece,
} from './parameterTensors.ts';

export interface OptimizerState {
  /** Updates made so far. */
  readonly updates: number;
  /** `[P]` */
  readonly parameters: Float32Array;
  /** `[2, P]`: first moments (or momentum) and second moments. */
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

/** What an update averages: the losses, from the parameters by name. */
export interface Losses {
  readonly of: (parameters: NamedTensors) => Tensor1D;
  /** `N`, how many `of` returns. */
  readonly length: number;
  /** What their sum is divided by; losses that do not count are zero. */
  readonly counted: number;
}

/** Updates that fit between two calls of `readRecords`. */
export const recordCapacity = 256;

export class Optimizer {
  readonly #pieces: readonly ParameterPiece[];
  readonly #P: number;
  readonly #settingsOf: (update: number) => UpdateSettings;
  /** Derivative of the mean loss by every single loss, `[N]`; kept while `N` and the number counted stay the same. */
  #meanWeights: { readonly tensor: Tensor1D; readonly counted: number } | null = null;
  /** `[3, P]`: parameters, first and second moments. */
  #state: Tensor2D;
  /** `[recordCapacity, 3]`: what `recordStep` writes of update `n` in row `n mod recordCapacity`. */
  #log: Tensor2D;
  #updates: number;
  #recordsRead: number;

  /**
   * @param layout      parameters in the order of the flat vector
   * @param settingsOf  settings of an update, counted from 0
   * @throws ShapeError when `from` does not fit the layout
   */
  constructor(
    layout: readonly ParameterSlot[],
    from: OptimizerState,
    settingsOf: (update: number) => UpdateSettings,
  ) {
    this.#pieces = jointPieces(layout);
    this.#P = parameterCount(layout);
    this.#settingsOf = settingsOf;
    this.#log = keep(zeros([recordCapacity, logColumns]));
    this.#state = this.#upload(from);
    this.#updates = this.#recordsRead = from.updates;
  }

  get updates(): number {
    return this.#updates;
  }

  /** One update. Parameters have the names of `jointPieces`. Nothing is read back. */
  update(losses: Losses): void {
    if (this.#updates - this.#recordsRead === recordCapacity) {
      throw new Error(`more than ${recordCapacity} updates without readRecords()`);
    }
    const row = this.#updates % recordCapacity;
    const settings = this.#settingsOf(this.#updates);
    const [state, log] = tidy(() => {
      const { value, gradient } = this.#differentiate(losses);
      const log = recordStep(gradient, value, this.#log, row, losses.counted, settings.clipValue);
      const state = optimizerUpdate(this.#state, gradient, log, row, this.#updates + 1, settings);
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
   * @param losses  what it uploads is freed
   */
  async readGradient(losses: () => Losses): Promise<Float32Array> {
    const gradient = tidy(() => this.#differentiate(losses()).gradient);
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
      const row = logColumns * ((first + k) % recordCapacity);
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

  /** The parameters by name, for a run that is not differentiated; made inside a `tidy` of the caller. */
  parameters(): NamedTensors {
    return namedTensors(this.#pieces, pieceTensors(this.#state, this.#pieces));
  }

  dispose(): void {
    dispose([this.#state, this.#log]);
    this.#meanWeights?.tensor.dispose();
  }

  /** The losses `value`, and the gradient of their mean, `[P]`. */
  #differentiate({ of, length, counted }: Losses) {
    const parameters = pieceTensors(this.#state, this.#pieces);
    const { value, grads } = engine().gradients(
      () => of(namedTensors(this.#pieces, parameters)),
      parameters,
      this.#weightsOf(length, counted),
    );
    // A parameter that nothing reads (learnt states where states are given, say) has no gradient on tfjs's tape.
    const pieces = grads.map((gradient: Tensor | undefined, k): Tensor1D =>
      gradient ? reshape(gradient, [-1]) : zeros([this.#pieces[k].size]),
    );
    return { value, gradient: concat1d(pieces) };
  }

  #weightsOf(length: number, counted: number): Tensor1D {
    const known = this.#meanWeights;
    if (known?.counted === counted && known.tensor.size === length) return known.tensor;
    known?.tensor.dispose();
    const tensor = keep(tensor1d(new Float32Array(length).fill(1 / counted)));
    this.#meanWeights = { tensor, counted };
    return tensor;
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
