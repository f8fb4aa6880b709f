/**
 * The tensors of `keras.layers.SimpleRNN`, `LSTM` and `GRU` with `return_sequences=True`, stacked one on another and
 * wrapped in `Bidirectional` where both directions are read, as Keras 3 builds them: batch first, weights transposed
 * against PyTorch's, and one bias where PyTorch has two, save for the GRU that resets after the product.
 */
import type { CellName } from '#rnn/cells';
import { parametersIn, type FrameworkReport, type ParameterTensor, type StackSize } from './stackTensors.ts';

interface KerasClass {
  readonly name: string;
  readonly gates: number;
  readonly cellState: boolean;
  /** Rows of the bias: `GRU(reset_after=True)` keeps that of the input and that of the state apart. */
  readonly biases: 1 | 2;
  readonly options: string;
}

/** Keras has no peepholes and no layer normalisation inside a cell. */
const classes: Readonly<Partial<Record<CellName, KerasClass>>> = {
  rnn: { name: 'SimpleRNN', gates: 1, cellState: false, biases: 1, options: '' },
  rnnRelu: { name: 'SimpleRNN', gates: 1, cellState: false, biases: 1, options: ", activation='relu'" },
  lstm: { name: 'LSTM', gates: 4, cellState: true, biases: 1, options: '' },
  gru: { name: 'GRU', gates: 3, cellState: false, biases: 2, options: '' },
  gruResetBefore: { name: 'GRU', gates: 3, cellState: false, biases: 1, options: ', reset_after=False' },
};

/** `kernel [I, G·H]`, `recurrent_kernel [H, G·H]`, `bias [G·H]` or `[2, G·H]`, for every layer and direction. */
export function kerasReport({ cell, I, H, layers, bidirectional, B, T }: StackSize): FrameworkReport {
  const keras = classes[cell];
  if (!keras) return { kind: 'absent' };
  const directions = bidirectional ? 2 : 1;
  const columns = keras.gates * H;
  const parameters = Array.from({ length: layers }, (_, k) => k).flatMap((k) =>
    Array.from({ length: directions }, (_, direction) => direction === 1).flatMap((reverse) => {
      const tensor = (
        part: ParameterTensor['part'],
        base: string,
        shape: readonly number[],
      ): ParameterTensor => ({
        part,
        base,
        name: `${layerName(keras.name, k, bidirectional, reverse)}/${base}`,
        shape,
        layer: k + 1,
        reverse,
      });
      return [
        tensor('inputWeights', 'kernel', [k === 0 ? I : directions * H, columns]),
        tensor('recurrentWeights', 'recurrent_kernel', [H, columns]),
        tensor('inputBias', 'bias', keras.biases === 2 ? [2, columns] : [columns]),
      ];
    }),
  );
  const states = layers * directions;
  const layer = `${keras.name}(${H}${keras.options}, return_sequences=True)`;
  return {
    kind: 'present',
    code: Array.from({ length: layers }, () =>
      bidirectional ? `keras.layers.Bidirectional(keras.layers.${layer})` : `keras.layers.${layer}`,
    ),
    data: [
      { part: 'input', name: 'inputs', shape: [B, T, I], times: 1 },
      { part: 'output', name: 'outputs', shape: [B, T, directions * H], times: 1 },
      { part: 'finalHidden', name: 'state_h', shape: [B, H], times: states },
      ...(keras.cellState
        ? [{ part: 'finalCell' as const, name: 'state_c', shape: [B, H], times: states }]
        : []),
    ],
    parameters,
    count: parametersIn(parameters),
  };
}

/** As Keras numbers the layers of one model: `lstm`, `lstm_1`; in both directions `forward_lstm`, `backward_lstm`. */
function layerName(name: string, k: number, bidirectional: boolean, reverse: boolean): string {
  const own = name === 'SimpleRNN' ? 'simple_rnn' : name.toLowerCase();
  const number = k === 0 ? '' : `_${k}`;
  if (!bidirectional) return `${own}${number}`;
  return `bidirectional${number}/${reverse ? 'backward' : 'forward'}_${own}${number}`;
}
