/** Counts and repetitions that only a browser can show: dispatches, tensors, bits. No timings. */
import { memory, tensor2d } from '@tensorflow/tfjs-core';
import { openBackend } from '#engine/backends';
import type { BackendName, BackendReport } from '#rnn/backends';
import { cellNames, type CellName } from '#rnn/cells';
import { charNetwork } from '#rnn/model';
import { NetworkTrainer } from '#engine/networkTrainer';
import { matrixProduct } from '#engine/kernels/matrixProduct';
import { runRecurrentLayers } from '#engine/layerRun';
import { recordCapacity } from '#engine/optimizer';
import { seededRandom } from '#data/random';
import { referenceCells } from '#reference/cells';
import { selfTestCases } from '#worker/selfTestCases';
import { relativeError } from '../../parity/relativeError.ts';
import { dispatchCount } from '../dispatches.ts';

/** By the length of the sequence. */
export interface DispatchCounts {
  readonly T20: number;
  readonly T200: number;
}

export interface EngineChecks {
  readonly report: BackendReport;
  /** GPU dispatches of one training step of every cell. */
  readonly dispatches: readonly (readonly [CellName, DispatchCounts])[];
  readonly tensors: { readonly after10: number; readonly after1000: number };
  /**
   * Errors of a layer with more units than a workgroup has threads, against the reference, relative to the largest
   * magnitude: of the hidden states and of the derivatives by `weight_hh`.
   */
  readonly wideLayer: { readonly forwardError: number; readonly gradientError: number };
  /**
   * Largest error of a matrix product, relative to its largest value, by its form; sizes that loads of four fit and
   * sizes that they do not.
   */
  readonly matrixProducts: Readonly<Record<string, number>>;
  /** Losses of two runs from one seed. */
  readonly losses: readonly [readonly number[], readonly number[]];
  /** Losses of a run that was stopped half-way, kept, and taken up by another trainer. */
  readonly resumedLosses: readonly number[];
}

const vocabulary = Array.from('abcdefghijkl');
const codes = Int32Array.from({ length: 3000 }, (_, k) => (k * k + 3 * k) % vocabulary.length);

function trainer(
  cell: CellName,
  units: number,
  batch: number,
  window: number,
  from: ConstructorParameters<typeof NetworkTrainer>[3],
) {
  const settings = { seed: 7, batch, window, learningRate: 0.005, clipNorm: 1 };
  return new NetworkTrainer(
    charNetwork({ cell, units, vocabulary }),
    { kind: 'text', codes },
    settings,
    from,
  );
}

/** @throws Error when the backend does not open or fails its self-test */
export async function run({ backend }: { readonly backend: BackendName }): Promise<EngineChecks> {
  const report = await openBackend({
    force: backend,
    exclude: [],
    tests: selfTestCases(),
    onDeviceLost: (detail) => {
      throw new Error(`device lost: ${detail}`);
    },
  });
  if (report.chosen !== backend) throw new Error(`${backend} did not open: ${JSON.stringify(report)}`);
  const dispatches: [CellName, DispatchCounts][] = [];
  for (const cell of cellNames) {
    const T20 = await dispatchesPerStep(cell, 20);
    dispatches.push([cell, { T20, T200: await dispatchesPerStep(cell, 200) }]);
  }
  const tensors = await tensorsWhileTraining();
  const wideLayer = await wideLayerErrors();
  const matrixProducts = await matrixProductErrors();
  const losses = [await lossesOf(24), await lossesOf(24)] as const;
  return {
    report,
    dispatches,
    tensors,
    wideLayer,
    matrixProducts,
    losses,
    resumedLosses: await lossesOf(24, 11),
  };
}

async function dispatchesPerStep(cell: CellName, window: number): Promise<number> {
  const training = trainer(cell, 32, 4, window, null);
  training.step();
  await training.readRecords();
  const before = dispatchCount();
  training.step();
  const dispatches = dispatchCount() - before;
  await training.readRecords();
  training.dispose();
  return dispatches;
}

async function tensorsWhileTraining(): Promise<EngineChecks['tensors']> {
  const training = trainer('lstm', 4, 2, 3, null);
  const tensorsAfter = async (steps: number) => {
    while (training.trainStep < steps) {
      training.step();
      if (training.trainStep % recordCapacity === 0) await training.readRecords();
    }
    await training.readState();
    return memory().numTensors;
  };
  const tensors = { after10: await tensorsAfter(10), after1000: await tensorsAfter(1000) };
  training.dispose();
  return tensors;
}

async function wideLayerErrors(): Promise<EngineChecks['wideLayer']> {
  const [T, B, I, H] = [4, 2, 5, 300];
  const random = seededRandom(8);
  const uniform = (length: number) =>
    Float64Array.from({ length }, () => Math.fround(0.2 * random.next() - 0.1));
  const layer = {
    weight_ih: uniform(4 * H * I),
    weight_hh: uniform(4 * H * H),
    bias_ih: uniform(4 * H),
    bias_hh: uniform(4 * H),
  };
  const [x, h0, c0, upstream] = [uniform(T * B * I), uniform(B * H), uniform(B * H), uniform(T * B * H)];
  const trace = referenceCells.lstm.forward(layer, x, { cellState: c0, hiddenState: h0 }, { T, B, I, H });
  const { parameters: expected } = referenceCells.lstm.backward(layer, trace, upstream);
  const parameters = Object.fromEntries(
    Object.entries(layer).map(([name, values]) => [`${name}_l0`, values]),
  );
  const run = { cell: 'lstm', T, B, I, H, layers: 1, parameters, x, initial: { h0, c0 }, upstream } as const;
  const { output, grad } = await runRecurrentLayers(run);
  return {
    forwardError: relativeError(output, trace.activations.hiddenState ?? []),
    gradientError: relativeError(grad['weight_hh_l0'], expected['weight_hh']),
  };
}

async function matrixProductErrors(): Promise<Record<string, number>> {
  const random = seededRandom(4);
  const errors: Record<string, number> = {};
  for (const [M, N, K] of [
    [12, 20, 8],
    [5, 7, 3],
    [4, 9, 16],
  ]) {
    for (const transposeA of [false, true]) {
      for (const transposeB of [false, true]) {
        const left = Float32Array.from({ length: M * K }, () => random.next() - 0.5);
        const right = Float32Array.from({ length: K * N }, () => random.next() - 0.5);
        const expected = Float64Array.from({ length: M * N }, (_, at) => {
          const [m, n] = [Math.floor(at / N), at % N];
          let sum = 0;
          for (let k = 0; k < K; k++)
            sum += left[transposeA ? k * M + m : m * K + k] * right[transposeB ? n * K + k : k * N + n];
          return sum;
        });
        const a = tensor2d(left, transposeA ? [K, M] : [M, K]);
        const b = tensor2d(right, transposeB ? [N, K] : [K, N]);
        const product = matrixProduct(a, b, { transposeA, transposeB });
        const form = `${M}×${K}×${N}${transposeA ? ' Aᵀ' : ''}${transposeB ? ' Bᵀ' : ''}`;
        errors[form] = relativeError(await product.data(), expected);
        for (const used of [a, b, product]) used.dispose();
      }
    }
  }
  return errors;
}

async function lossesOf(steps: number, stopAfter = steps): Promise<readonly number[]> {
  let training = trainer('lstm', 24, 4, 16, null);
  while (training.trainStep < stopAfter) training.step();
  const records = [...(await training.readRecords())];
  if (stopAfter < steps) {
    const kept = await training.readState();
    training.dispose();
    training = trainer('lstm', 24, 4, 16, kept);
    while (training.trainStep < steps) training.step();
    records.push(...(await training.readRecords()));
  }
  training.dispose();
  return records.map(({ lossNats }) => lossNats);
}
