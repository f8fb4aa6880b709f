/**
 * The tensors of `torch.nn.RNN`, `LSTM` and `GRU` with `batch_first=False`, as PyTorch's documentation states them
 * (section “Variables” and “Shape” of each class).
 */
import type { CellName } from '#rnn/cells';
import { parametersIn, type FrameworkReport, type ParameterTensor, type StackSize } from './stackTensors.ts';

interface TorchClass {
  readonly name: string;
  /** Blocks of packed rows. */
  readonly gates: number;
  readonly cellState: boolean;
  readonly options: string;
}

/** PyTorch has no peepholes, no layer normalisation inside a cell, and its GRU resets after the product. */
const classes: Readonly<Partial<Record<CellName, TorchClass>>> = {
  rnn: { name: 'RNN', gates: 1, cellState: false, options: '' },
  rnnRelu: { name: 'RNN', gates: 1, cellState: false, options: ", nonlinearity='relu'" },
  lstm: { name: 'LSTM', gates: 4, cellState: true, options: '' },
  gru: { name: 'GRU', gates: 3, cellState: false, options: '' },
};

/** `weight_ih_l0 [G·H, I]`, `weight_hh_l0 [G·H, H]`, `bias_ih_l0` and `bias_hh_l0 [G·H]`, and so on for every layer. */
export function pytorchReport({ cell, I, H, layers, bidirectional, B, T }: StackSize): FrameworkReport {
  const torch = classes[cell];
  if (!torch) return { kind: 'absent' };
  const directions = bidirectional ? 2 : 1;
  const rows = torch.gates * H;
  const parameters = Array.from({ length: layers }, (_, k) => k).flatMap((k) =>
    Array.from({ length: directions }, (_, direction) => direction === 1).flatMap((reverse) => {
      const tensor = (
        part: ParameterTensor['part'],
        base: string,
        shape: readonly number[],
      ): ParameterTensor => ({
        part,
        base,
        name: `${base}_l${k}${reverse ? '_reverse' : ''}`,
        shape,
        layer: k + 1,
        reverse,
      });
      return [
        tensor('inputWeights', 'weight_ih', [rows, k === 0 ? I : directions * H]),
        tensor('recurrentWeights', 'weight_hh', [rows, H]),
        tensor('inputBias', 'bias_ih', [rows]),
        tensor('recurrentBias', 'bias_hh', [rows]),
      ];
    }),
  );
  const state = [directions * layers, B, H];
  return {
    kind: 'present',
    code: [
      `torch.nn.${torch.name}(${I}, ${H}, num_layers=${layers}${torch.options}` +
        `${bidirectional ? ', bidirectional=True' : ''})`,
    ],
    data: [
      { part: 'input', name: 'input', shape: [T, B, I], times: 1 },
      { part: 'output', name: 'output', shape: [T, B, directions * H], times: 1 },
      { part: 'finalHidden', name: 'h_n', shape: state, times: 1 },
      ...(torch.cellState ? [{ part: 'finalCell' as const, name: 'c_n', shape: state, times: 1 }] : []),
    ],
    parameters,
    count: parametersIn(parameters),
  };
}
