/** Stacked LSTM layers run once, forward and back, with everything read out: for self-test and parity runs. */
import {
  engine,
  reshape,
  tensor2d,
  tensor3d,
  tidy,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { cells } from '#rnn/cells';
import { takeBlock } from './kernels/block.ts';
import { lstmBackward } from './kernels/lstmBackward.ts';
import { matrixProduct } from './kernels/matrixProduct.ts';
import { lstmLayer, type LstmParameters } from './layers.ts';
import { readCopy } from './optimizer.ts';

export interface LayerRun {
  readonly T: number;
  readonly B: number;
  readonly I: number;
  readonly H: number;
  readonly layers: number;
  /** PyTorch's names, `weight_ih_l0` and so on. */
  readonly parameters: Readonly<Record<string, ArrayLike<number>>>;
  /** `[T, B, I]` */
  readonly x: ArrayLike<number>;
  /** `[layers, B, H]` */
  readonly h0: ArrayLike<number>;
  /** `[layers, B, H]` */
  readonly c0: ArrayLike<number>;
  /** The loss is `Σ output · upstream`, `[T, B, H]`. */
  readonly upstream: ArrayLike<number>;
}

/** Arrays `[T, B, H]` under `i`, `f`, `g`, `o`, `c`, `h`. */
export type LetterTrace = Readonly<Record<string, Float32Array>>;

export interface LayerRunResult {
  /** `[T, B, H]` */
  readonly output: Float32Array;
  /** `[layers, B, H]` */
  readonly hn: Float32Array;
  /** `[layers, B, H]` */
  readonly cn: Float32Array;
  readonly loss: number;
  /** One per layer. */
  readonly trace: readonly LetterTrace[];
  /** Total derivative of the loss by each activation, one per layer. */
  readonly gradTrace: readonly LetterTrace[];
  /** By every parameter under its name, and by `x`, `h0` and `c0`. */
  readonly grad: Readonly<Record<string, Float32Array>>;
}

/** Runs on the current backend, in float32. */
export async function runLstmLayers(run: LayerRun): Promise<LayerRunResult> {
  const { T, B, I, H, layers } = run;
  const upstream = tensor3d(Float32Array.from(run.upstream), [T, B, H]);
  const x = tensor3d(Float32Array.from(run.x), [T, B, I]);
  const parameters = Array.from({ length: layers }, (_, l) => uploadParameters(run, l));
  const initial = Array.from({ length: layers }, (_, l) => uploadInitial(run, l));
  const leaves: Tensor[] = [
    x,
    ...initial,
    ...parameters.flatMap(({ weightIh, weightHh, biases }) => [weightIh, weightHh, biases]),
  ];
  const tapes: Tensor3D[] = [];
  const { output, grads } = tidy(() => {
    const { value, grads } = engine().gradients(
      () => {
        let below = x;
        for (const [l, layer] of parameters.entries()) {
          const { hidden, tape } = lstmLayer(below, layer, initial[l]);
          tapes.push(engine().keep(tape));
          below = hidden;
        }
        return below;
      },
      leaves,
      upstream,
    );
    return { output: value as Tensor3D, grads };
  });
  const derivatives = activationDerivatives(parameters, tapes, upstream);

  const trace = await Promise.all(tapes.map(async (tape) => splitLetters(await readCopy(tape), H, B)));
  const outputValues = await readCopy(output);
  const result: LayerRunResult = {
    output: outputValues,
    hn: joined(trace.map(({ h }) => h.subarray((T - 1) * B * H))),
    cn: joined(trace.map(({ c }) => c.subarray((T - 1) * B * H))),
    loss: outputValues.reduce((sum, value, k) => sum + value * run.upstream[k], 0),
    trace,
    gradTrace: await Promise.all(derivatives.map(async (rows) => splitLetters(await readCopy(rows), H, 0))),
    grad: await namedGradients(grads, layers, H),
  };
  for (const used of [upstream, output, ...leaves, ...grads, ...tapes, ...derivatives]) used.dispose();
  return result;
}

function uploadParameters({ parameters, I, H }: LayerRun, l: number): LstmParameters {
  const matrix = (name: string, columns: number) =>
    tensor2d(Float32Array.from(parameters[name]), [4 * H, columns]);
  const weightIh = matrix(`weight_ih_l${l}`, l === 0 ? I : H);
  const weightHh = matrix(`weight_hh_l${l}`, H);
  const biases = joined(
    [`bias_ih_l${l}`, `bias_hh_l${l}`].map((name) => Float32Array.from(parameters[name])),
  );
  return { weightIh, weightHh, biases: tensor2d(biases, [2, 4 * H]) };
}

/** `[B, 2H]`: c|h of layer `l`. */
function uploadInitial({ c0, h0, B, H }: LayerRun, l: number): Tensor2D {
  const values = new Float32Array(B * 2 * H);
  for (let b = 0; b < B; b++) {
    for (let u = 0; u < H; u++) {
      values[b * 2 * H + u] = c0[(l * B + b) * H + u];
      values[b * 2 * H + H + u] = h0[(l * B + b) * H + u];
    }
  }
  return tensor2d(values, [B, 2 * H]);
}

/** Derivatives by every activation, `[T, B, 6H]` per layer, from the top layer down. */
function activationDerivatives(
  parameters: readonly LstmParameters[],
  tapes: readonly Tensor3D[],
  upstream: Tensor3D,
): Tensor3D[] {
  const results: Tensor3D[] = [];
  tidy(() => {
    let by = upstream;
    for (let l = parameters.length - 1; l >= 0; l--) {
      const inputs = { upstream: by, tape: tapes[l], weightHh: parameters[l].weightHh };
      results.unshift(engine().keep(lstmBackward(inputs, 'activations')));
      const [T, B, H] = by.shape;
      const rows: Tensor2D = reshape(lstmBackward(inputs, 'preActivations'), [T * B, 4 * H]);
      if (l > 0) by = reshape(matrixProduct(rows, parameters[l].weightIh), [T, B, H]);
    }
  });
  return results;
}

async function namedGradients(
  [x, ...rest]: readonly Tensor[],
  layers: number,
  H: number,
): Promise<Record<string, Float32Array>> {
  const byInitial = rest.slice(0, layers) as Tensor2D[];
  const columns = (from: number) =>
    Promise.all(
      byInitial.map(async (by) => {
        const [B] = by.shape;
        const half = takeBlock(by, { start: from, stride: 2 * H, rows: B, width: H });
        const values = await readCopy(half);
        half.dispose();
        return values;
      }),
    );
  const named: Record<string, Float32Array> = {
    x: await readCopy(x),
    c0: joined(await columns(0)),
    h0: joined(await columns(H)),
  };
  for (let l = 0; l < layers; l++) {
    const [weightIh, weightHh, biases] = rest.slice(layers + 3 * l, layers + 3 * l + 3);
    const bias = await readCopy(biases);
    named[`weight_ih_l${l}`] = await readCopy(weightIh);
    named[`weight_hh_l${l}`] = await readCopy(weightHh);
    named[`bias_ih_l${l}`] = bias.slice(0, 4 * H);
    named[`bias_hh_l${l}`] = bias.slice(4 * H);
  }
  return named;
}

/** Rows of 6H columns, without the first `skip` of them, taken apart by activation. */
function splitLetters(rows: Float32Array, H: number, skip: number): LetterTrace {
  const { activations, letters } = cells.lstm;
  const count = rows.length / (6 * H) - skip;
  return Object.fromEntries(
    activations.map((name, block) => {
      const values = new Float32Array(count * H);
      for (let row = 0; row < count; row++) {
        const from = ((row + skip) * 6 + block) * H;
        values.set(rows.subarray(from, from + H), row * H);
      }
      return [letters[name], values];
    }),
  );
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
