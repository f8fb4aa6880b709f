/** Tells tfjs how to go back through a recurrent layer. */
import {
  concat,
  mul,
  registerGradient,
  reshape,
  zerosLike,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { cells } from '#rnn/cells';
import { takeBlock, takeRun } from '../block.ts';
import { columnSum } from '../columnSum.ts';
import { matrixProduct } from '../matrixProduct.ts';
import { recurrentBackward, type RecurrentBackwardInputs } from './backward.ts';
import { columnProducts } from './columnProducts.ts';
import { forwardKernels, type RecurrentAttributes } from './forward.ts';
import { programs } from './programs.ts';
import { derivativeColumns, tapeColumn, tapeColumns } from './shaderParts.ts';

export function registerRecurrentGradient(): void {
  for (const { name, optional } of forwardKernels) {
    registerGradient({
      kernelName: name,
      inputsToSave: ['weightHh', ...optional],
      outputsToSave: [false, false, true],
      gradFunc(upstreams, saved, attributes) {
        // The saved tensors come as a list without names: the inputs, then the tape.
        const named = Object.fromEntries(optional.map((input, k) => [input, (saved as Tensor[])[k + 1]]));
        const [upstream, byFinal] = upstreams as unknown as [Tensor3D, Tensor2D];
        return derivatives(attributes as RecurrentAttributes, {
          upstream,
          byFinal,
          weightHh: (saved as Tensor[])[0] as Tensor2D,
          tape: (saved as Tensor[]).at(-1) as Tensor3D,
          ...(named as Pick<RecurrentBackwardInputs, 'extra' | 'mask'>),
        });
      },
    });
  }
}

/** By every input. What several of them share is computed before the functions are returned: tfjs calls only some. */
function derivatives(attributes: RecurrentAttributes, inputs: RecurrentBackwardInputs) {
  const { cell } = attributes;
  const { upstream, tape, mask } = inputs;
  const by = recurrentBackward(inputs, { ...attributes, wanted: 'sums' });
  const [T, B, H] = upstream.shape;
  const steps = T * B;
  const G = cells[cell].gates.length;
  const program = programs[cell];
  const width = derivativeColumns(cell, 'sums') * H;
  /** Columns `[from, from + count)` of the derivatives of all steps, `[T·B, count · H]`. */
  const columns = (from: number, count: number): Tensor2D =>
    from === 0 && count * H === width
      ? reshape(takeRun(by, B * width, steps * width), [steps, width])
      : takeBlock(by, { start: B * width + from * H, stride: width, rows: steps, width: count * H });
  const bySums = columns(0, G);
  return {
    projected: () => reshape(bySums, [T, B, G * H]),
    weightHh: () => byRecurrentWeights(columns, bySums, { cell, tape, mask, T, B, H }),
    biases() {
      if (program.recurrentSums === 0) return columnSum(bySums, 2);
      return concat([columnSum(bySums, 1), columnSum(columns(program.recurrentSums, G), 1)], 0);
    },
    initial: () => takeBlock(by, { start: 0, stride: width, rows: B, width: cells[cell].states.length * H }),
    extra: () =>
      columnProducts(by, tape, {
        H,
        rows: steps,
        aColumns: width / H,
        bColumns: tapeColumns(cell),
        aShift: B,
        aColumn: program.extraGradients.map(({ derivative }) => derivative),
        bColumn: program.extraGradients.map(({ factor }) => factor?.column ?? -1),
        bShift: program.extraGradients.map(({ factor }) => (factor?.step === 'now' ? B : 0)),
      }),
    // A mask is drawn, not learnt.
    mask: () => zerosLike(mask ?? upstream),
  };
}

interface Pass extends Pick<RecurrentAttributes, 'cell'> {
  readonly tape: Tensor3D;
  readonly mask: Tensor2D | undefined;
  readonly T: number;
  readonly B: number;
  readonly H: number;
}

/** `[G·H, H]`: the derivatives by the recurrent sums times what each block's product read. */
function byRecurrentWeights(
  columns: (from: number, count: number) => Tensor2D,
  bySums: Tensor2D,
  { cell, tape, mask, T, B, H }: Pass,
): Tensor2D {
  const { products, recurrentSums, innerColumn = 0 } = programs[cell];
  const width = tapeColumns(cell) * H;
  /** A tape column of every step, or of the step before it, `[T·B, H]`. */
  const read = (column: number, row: 0 | 1): Tensor2D =>
    takeBlock(tape, { start: row * B * width + column * H, stride: width, rows: T * B, width: H });
  const previous = read(tapeColumn(cell, 'hiddenState'), 0);
  const input: Tensor2D = mask
    ? reshape(mul(reshape(previous, [T, B, H]), reshape(mask, [1, B, H])), [T * B, H])
    : previous;
  const parts = products.map(({ from, count }, k) => {
    const whole = products.length === 1 && recurrentSums === 0;
    const by = whole ? bySums : columns(recurrentSums + from, count);
    return matrixProduct(by, k === 0 ? input : read(innerColumn, 1), { transposeA: true });
  });
  return parts.length === 1 ? parts[0] : (concat(parts, 0) as Tensor2D);
}
