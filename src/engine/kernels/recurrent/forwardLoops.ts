/** RecurrentForward on wasm and cpu: the time loop; what a step computes is the cell's program. */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { cells } from '#rnn/cells';
import { makeResult, valuesOf, type MemoryDevice, type Values } from '../kernel.ts';
import type { RecurrentAttributes, RecurrentInputName } from './forward.ts';
import type { ForwardStep, Mutable, Scratch } from './program.ts';
import { programs } from './programs.ts';
import { tapeColumn, tapeColumns } from './shaderParts.ts';
import { stepProduct, stepSigmoid, viewKeeper, weightBlocksTransposed } from './stepOperations.ts';

type Inputs = Readonly<Record<RecurrentInputName, TensorInfo>>;

/** Returns the tape, `[T + 1, B, columns · H]`. */
export function forwardLoops(
  device: MemoryDevice,
  inputs: Inputs,
  { cell, masked, epsilon }: RecurrentAttributes,
): TensorInfo {
  const [T, B, gateValues] = inputs.projected.shape;
  const H = inputs.weightHh.shape[1];
  const { products, squashes, forwardLoops: program } = programs[cell];
  const columns = tapeColumns(cell);
  const width = columns * H;
  const tapeInfo = makeResult(device, [T + 1, B, width]);
  const [recurrentProduct, innerProduct] = products.map(({ from, count }) =>
    stepProduct(device, weightBlocksTransposed(valuesOf(device, inputs.weightHh), H, from, count), {
      B,
      K: H,
      N: count * H,
    }),
  );

  const squashing = squashes.map((blocks) => stepSigmoid(device, B * blocks * H));

  const biasInput = Float64Array.from(valuesOf(device, inputs.biases).subarray(0, gateValues));
  const biasRecurrent = Float64Array.from(valuesOf(device, inputs.biases).subarray(gateValues));
  const empty = new Float32Array(0);
  const step: Mutable<ForwardStep> & { squashed: Scratch[] } = {
    B,
    H,
    epsilon,
    projected: empty,
    projectedAt: 0,
    recurrent: empty,
    recurrentInput: empty,
    biasInput,
    biasRecurrent,
    bias: biasInput.map((value, row) => value + biasRecurrent[row]),
    extra: empty,
    tape: empty,
    now: 0,
    before: 0,
    width,
    innerInput: empty,
    innerOutput: empty,
    multiplyInner() {
      innerProduct.run();
      keepViews();
      step.innerOutput = innerProduct.output();
    },
    squashInput: [],
    squashed: squashes.map(() => empty),
    squash(which) {
      squashing[which].run();
      keepViews();
      step.squashed[which] = squashing[which].output();
    },
  };
  let mask: Values | null = null;
  const keepViews = viewKeeper(device, tapeInfo, () => {
    step.projected = valuesOf(device, inputs.projected);
    step.extra = cells[cell].extraParameters.length > 0 ? valuesOf(device, inputs.extra) : empty;
    step.tape = valuesOf(device, tapeInfo) as Float32Array;
    step.recurrentInput = recurrentProduct.input();
    step.recurrent = recurrentProduct.output();
    step.innerInput = innerProduct?.input() ?? empty;
    step.innerOutput = innerProduct?.output() ?? empty;
    step.squashInput = squashing.map((one) => one.input());
    step.squashed = squashing.map((one) => one.output());
    mask = masked ? valuesOf(device, inputs.mask) : null;
  });
  writeInitialRow(step.tape, valuesOf(device, inputs.initial), cell, B, H, width);

  const hiddenColumn = tapeColumn(cell, 'hiddenState') * H;
  for (let t = 0; t < T; t++) {
    step.before = t * B * width;
    step.now = step.before + B * width;
    step.projectedAt = t * B * gateValues;
    const { tape, recurrentInput: left } = step;
    if (width === H) left.set(tape.subarray(step.before, step.before + B * H));
    else {
      for (let b = 0, j = 0; b < B; b++) {
        const hidden = step.before + b * width + hiddenColumn;
        for (let u = 0; u < H; u++, j++) left[j] = tape[hidden + u];
      }
    }
    if (mask) for (let j = 0; j < B * H; j++) left[j] *= mask[j];
    recurrentProduct.run();
    keepViews();
    step.recurrent = recurrentProduct.output();
    program(step);
  }
  recurrentProduct.dispose();
  innerProduct?.dispose();
  for (const one of squashing) one.dispose();
  return tapeInfo;
}

function writeInitialRow(
  tape: Float32Array,
  initial: Values,
  cell: RecurrentAttributes['cell'],
  B: number,
  H: number,
  width: number,
): void {
  const { states } = cells[cell];
  tape.fill(0, 0, B * width);
  for (let b = 0; b < B; b++) {
    for (const [k, state] of states.entries()) {
      const from = (b * states.length + k) * H;
      tape.set(initial.subarray(from, from + H), b * width + tapeColumn(cell, state) * H);
    }
  }
}
