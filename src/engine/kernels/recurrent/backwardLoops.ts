/** RecurrentBackward on wasm and cpu: the time loop; what a step computes is the cell's program. */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { cells } from '#rnn/cells';
import { makeResult, valuesOf, type MemoryDevice } from '../kernel.ts';
import type { BackwardAttributes, RecurrentBackwardInputName } from './backward.ts';
import type { BackwardStep, Mutable } from './program.ts';
import { programs } from './programs.ts';
import { derivativeColumns, tapeColumns } from './shaderParts.ts';
import { stepProduct, viewKeeper, weightBlocks } from './stepOperations.ts';

type Inputs = Readonly<Record<RecurrentBackwardInputName, TensorInfo>>;

/** Returns the derivatives, `[T + 1, B, columns · H]`; row 0 holds those by the states before the first step. */
export function backwardLoops(
  device: MemoryDevice,
  inputs: Inputs,
  { cell, masked, epsilon, wanted }: BackwardAttributes,
): TensorInfo {
  const [T, B, H] = inputs.upstream.shape;
  const { products, backwardLoops: program } = programs[cell];
  const states: readonly string[] = cells[cell].states;
  const width = tapeColumns(cell) * H;
  const resultWidth = derivativeColumns(cell, wanted) * H;
  const resultInfo = makeResult(device, [T + 1, B, resultWidth]);
  const [recurrentProduct, innerProduct] = products.map(({ from, count }) =>
    stepProduct(device, weightBlocks(valuesOf(device, inputs.weightHh), H, from, count), {
      B,
      K: count * H,
      N: H,
    }),
  );

  const empty = new Float32Array(0);
  const step: Mutable<BackwardStep> = {
    B,
    H,
    epsilon,
    extra: empty,
    tape: empty,
    now: 0,
    before: 0,
    width,
    byHidden: new Float64Array(B * H),
    byCell: new Float64Array(B * H),
    toPrevious: new Float64Array(B * H),
    mask: null,
    deltas: empty,
    innerInput: empty,
    innerOutput: empty,
    multiplyInner() {
      innerProduct.run();
      keepViews();
      step.innerOutput = innerProduct.output();
    },
    result: empty,
    at: 0,
    resultWidth,
    wanted,
  };
  let upstream = valuesOf(device, inputs.upstream);
  const keepViews = viewKeeper(device, resultInfo, () => {
    upstream = valuesOf(device, inputs.upstream);
    step.extra = cells[cell].extraParameters.length > 0 ? valuesOf(device, inputs.extra) : empty;
    step.tape = valuesOf(device, inputs.tape) as Float32Array;
    step.mask = masked ? valuesOf(device, inputs.mask) : null;
    step.deltas = recurrentProduct.input();
    step.innerInput = innerProduct?.input() ?? empty;
    step.innerOutput = innerProduct?.output() ?? empty;
    step.result = valuesOf(device, resultInfo) as Float32Array;
  });

  const { byHidden, byCell, toPrevious } = step;
  const byFinal = valuesOf(device, inputs.byFinal);
  for (let b = 0; b < B; b++) {
    for (const [k, state] of states.entries()) {
      const from = (b * states.length + k) * H;
      (state === 'cellState' ? byCell : toPrevious).set(byFinal.subarray(from, from + H), b * H);
    }
  }
  byHidden.set(toPrevious);
  for (let t = T - 1; t >= 0; t--) {
    step.before = t * B * width;
    step.now = step.before + B * width;
    step.at = (t + 1) * B * resultWidth;
    const up = t * B * H;
    for (let j = 0; j < B * H; j++) byHidden[j] += upstream[up + j];
    toPrevious.fill(0);
    program(step);
    recurrentProduct.run();
    keepViews();
    const back = recurrentProduct.output();
    const { mask } = step;
    if (mask) for (let j = 0; j < B * H; j++) byHidden[j] = toPrevious[j] + mask[j] * back[j];
    else for (let j = 0; j < B * H; j++) byHidden[j] = toPrevious[j] + back[j];
  }
  const { result } = step;
  result.fill(0, 0, B * resultWidth);
  for (let b = 0; b < B; b++) {
    for (const [k, state] of states.entries()) {
      const values = (state === 'cellState' ? byCell : byHidden).subarray(b * H, (b + 1) * H);
      result.set(values, b * resultWidth + k * H);
    }
  }
  recurrentProduct.dispose();
  innerProduct?.dispose();
  return resultInfo;
}
