/** Stacked recurrent layers run once, forward and back, with everything read out: for self-test and parity runs. */
import {
  engine,
  reshape,
  tensor1d,
  tensor2d,
  tensor3d,
  tidy,
  zeros,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { cells, type CellName, type ExtraParameter, type StateName } from '#rnn/cells';
import { stateLetters } from '#rnn/network';
import { layerSuffix } from '#rnn/parameters';
import { takeBlock } from './kernels/block.ts';
import { matrixProduct } from './kernels/matrixProduct.ts';
import { recurrentBackward } from './kernels/recurrent/backward.ts';
import { derivativeColumns, tapeColumns } from './kernels/recurrent/shaderParts.ts';
import { defaultEpsilon, recurrentLayer, type RecurrentParameters } from './layers.ts';
import { readCopy } from './optimizer.ts';

export interface LayerRun {
  readonly cell: CellName;
  /** Of layer normalisation; default 1e-5. */
  readonly epsilon?: number;
  readonly T: number;
  readonly B: number;
  readonly I: number;
  readonly H: number;
  readonly layers: number;
  /** PyTorch's names, `weight_ih_l0` and so on. */
  readonly parameters: Readonly<Record<string, ArrayLike<number>>>;
  /** `[T, B, I]` */
  readonly x: ArrayLike<number>;
  /** `[layers, B, H]` each, as `h0` and `c0`. */
  readonly initial: Readonly<Record<string, ArrayLike<number>>>;
  /** The loss is `Σ output · upstream`, `[T, B, H]`. */
  readonly upstream: ArrayLike<number>;
}

/** Arrays `[T, B, H]` by the letters of the cell's activations. */
export type LetterTrace = Readonly<Record<string, Float32Array>>;

export interface LayerRunResult {
  /** `[T, B, H]` */
  readonly output: Float32Array;
  /** `[layers, B, H]` each, as `hn` and `cn`. */
  readonly final: Readonly<Record<string, Float32Array>>;
  readonly loss: number;
  /** One per layer. */
  readonly trace: readonly LetterTrace[];
  /** Total derivative of the loss by each activation, one per layer. */
  readonly gradTrace: readonly LetterTrace[];
  /** By every parameter under its name, and by `x`, `h0` and `c0`. */
  readonly grad: Readonly<Record<string, Float32Array>>;
}

/** Runs on the current backend, in float32. */
export async function runRecurrentLayers(run: LayerRun): Promise<LayerRunResult> {
  const { cell, T, B, I, H, layers, epsilon = defaultEpsilon } = run;
  const upstream = tensor3d(Float32Array.from(run.upstream), [T, B, H]);
  const x = tensor3d(Float32Array.from(run.x), [T, B, I]);
  const parameters = Array.from({ length: layers }, (_, l) => uploadParameters(run, l));
  const initial = Array.from({ length: layers }, (_, l) => uploadInitial(run, l));
  const leaves: Tensor[] = [x, ...initial, ...parameters.flatMap(tensorsOf)];
  const tapes: Tensor3D[] = [];
  const { output, grads } = tidy(() => {
    const { value, grads } = engine().gradients(
      () => {
        let below = x;
        for (const [l, layer] of parameters.entries()) {
          const { hidden, tape } = recurrentLayer(cell, below, layer, initial[l], { epsilon });
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
  const derivatives = activationDerivatives(cell, epsilon, parameters, tapes, upstream);

  const trace = await Promise.all(
    tapes.map(async (tape) => splitLetters(await readCopy(tape), cell, H, B, tapeColumns(cell))),
  );
  const outputValues = await readCopy(output);
  const columns = derivativeColumns(cell, 'activations');
  const result: LayerRunResult = {
    output: outputValues,
    final: Object.fromEntries(
      cells[cell].states.map((state: StateName) => [
        `${stateLetters[state]}n`,
        joined(trace.map((letters) => letters[stateLetters[state]].subarray((T - 1) * B * H))),
      ]),
    ),
    loss: outputValues.reduce((sum, value, k) => sum + value * run.upstream[k], 0),
    trace,
    gradTrace: await Promise.all(
      derivatives.map(async (rows) => splitLetters(await readCopy(rows), cell, H, B, columns)),
    ),
    grad: await namedGradients(run, grads),
  };
  for (const used of [upstream, output, ...leaves, ...grads, ...tapes, ...derivatives]) used.dispose();
  return result;
}

const tensorsOf = ({ weightIh, weightHh, biases, extra }: RecurrentParameters): Tensor[] =>
  extra ? [weightIh, weightHh, biases, extra] : [weightIh, weightHh, biases];

const extraNames = (cell: CellName): readonly ExtraParameter[] => cells[cell].extraParameters;

function uploadParameters({ cell, parameters, I, H }: LayerRun, l: number): RecurrentParameters {
  const suffix = layerSuffix(l);
  const values = (name: string) => Float32Array.from(parameters[name + suffix]);
  const rows = cells[cell].gates.length * H;
  const shared = {
    weightIh: tensor2d(values('weight_ih'), [rows, l === 0 ? I : H]),
    weightHh: tensor2d(values('weight_hh'), [rows, H]),
    biases: tensor2d(joined([values('bias_ih'), values('bias_hh')]), [2, rows]),
  };
  const extra = extraNames(cell).map(({ name }) => values(name));
  return extra.length === 0 ? shared : { ...shared, extra: tensor1d(joined(extra)) };
}

/** `[B, S·H]` of layer `l`. */
function uploadInitial({ cell, initial, B, H }: LayerRun, l: number): Tensor2D {
  const { states } = cells[cell];
  const values = new Float32Array(B * states.length * H);
  for (const [k, state] of states.entries()) {
    const given = initial[`${stateLetters[state]}0`];
    for (let b = 0; b < B; b++) {
      for (let u = 0; u < H; u++) values[(b * states.length + k) * H + u] = given[(l * B + b) * H + u];
    }
  }
  return tensor2d(values, [B, states.length * H]);
}

/** Derivatives by every activation, `[T + 1, B, columns · H]` per layer. */
function activationDerivatives(
  cell: CellName,
  epsilon: number,
  parameters: readonly RecurrentParameters[],
  tapes: readonly Tensor3D[],
  upstream: Tensor3D,
): Tensor3D[] {
  const results: Tensor3D[] = [];
  const attributes = { cell, epsilon, masked: false };
  tidy(() => {
    let by = upstream;
    for (let l = parameters.length - 1; l >= 0; l--) {
      const [T, B, H] = by.shape;
      const { weightHh, weightIh, extra } = parameters[l];
      const byFinal: Tensor2D = zeros([B, cells[cell].states.length * H]);
      const inputs = { upstream: by, byFinal, tape: tapes[l], weightHh, ...(extra && { extra }) };
      results.unshift(engine().keep(recurrentBackward(inputs, { ...attributes, wanted: 'activations' })));
      if (l === 0) break;
      const sums = recurrentBackward(inputs, { ...attributes, wanted: 'sums' });
      const gates = cells[cell].gates.length * H;
      const width = sums.shape[2];
      const rows = takeBlock(sums, { start: B * width, stride: width, rows: T * B, width: gates });
      by = reshape(matrixProduct(rows, weightIh), [T, B, H]);
    }
  });
  return results;
}

async function namedGradients(
  { cell, layers, B, H }: LayerRun,
  [x, ...rest]: readonly Tensor[],
): Promise<Record<string, Float32Array>> {
  const named: Record<string, Float32Array> = { x: await readCopy(x) };
  const { states } = cells[cell];
  const byInitial = await Promise.all(rest.slice(0, layers).map(readCopy));
  for (const [k, state] of states.entries()) {
    const values = new Float32Array(layers * B * H);
    for (let row = 0; row < layers * B; row++) {
      const from = ((row % B) * states.length + k) * H;
      values.set(byInitial[Math.floor(row / B)].subarray(from, from + H), row * H);
    }
    named[`${stateLetters[state]}0`] = values;
  }
  const extra = extraNames(cell);
  const perLayer = extra.length > 0 ? 4 : 3;
  for (let l = 0; l < layers; l++) {
    const suffix = layerSuffix(l);
    const first = layers + perLayer * l;
    const [weightIh, weightHh, biases, extras] = rest.slice(first, first + perLayer);
    named[`weight_ih${suffix}`] = await readCopy(weightIh);
    named[`weight_hh${suffix}`] = await readCopy(weightHh);
    const bias = await readCopy(biases);
    named[`bias_ih${suffix}`] = bias.slice(0, bias.length / 2);
    named[`bias_hh${suffix}`] = bias.slice(bias.length / 2);
    if (extra.length === 0) continue;
    const values = await readCopy(extras);
    let at = 0;
    for (const { name, blocks } of extra) named[name + suffix] = values.slice(at, (at += blocks * H));
  }
  return named;
}

/** Rows of `columns · H` values, without the first `skip` of them, taken apart by activation. */
function splitLetters(
  rows: Float32Array,
  cell: CellName,
  H: number,
  skip: number,
  columns: number,
): LetterTrace {
  const { activations } = cells[cell];
  const letters: Readonly<Partial<Record<string, string>>> = cells[cell].letters;
  const count = rows.length / (columns * H) - skip;
  return Object.fromEntries(
    activations.map((name, block) => {
      const values = new Float32Array(count * H);
      for (let row = 0; row < count; row++) {
        const from = ((row + skip) * columns + block) * H;
        values.set(rows.subarray(from, from + H), row * H);
      }
      return [letters[name] ?? name, values];
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
