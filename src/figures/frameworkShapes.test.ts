import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellNames, cells, type CellName } from '#rnn/cells';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import { frameworkReports, unrollReport } from './frameworkShapes.ts';
import { kerasReport } from './kerasShapes.ts';
import { pytorchReport } from './pytorchShapes.ts';
import { shapeGroups } from './shapeRows.ts';
import { valuesIn, type StackSize } from './stackTensors.ts';

const size = (kinds: readonly CellName[]): fc.Arbitrary<StackSize> =>
  fc.record({
    cell: fc.constantFrom(...kinds),
    I: fc.integer({ min: 1, max: 40 }),
    H: fc.integer({ min: 1, max: 40 }),
    layers: fc.integer({ min: 1, max: 5 }),
    bidirectional: fc.boolean(),
    B: fc.integer({ min: 1, max: 40 }),
    T: fc.integer({ min: 1, max: 40 }),
  });

const layoutOf = ({ cell, I, H, layers, bidirectional }: StackSize) =>
  networkLayout({
    inputs: { kind: 'values', size: I },
    layers: [{ kind: 'recurrent', name: '', cell, units: H, depth: layers, bidirectional }],
  });

describe('what PyTorch reports', () => {
  it('has the names, order and shapes of the layout, which loads in PyTorch itself', () => {
    fc.assert(
      fc.property(size(['rnn', 'rnnRelu', 'lstm', 'gru']), (stack) => {
        const report = pytorchReport(stack);
        if (report.kind === 'absent') throw new Error('the kind is missing');
        const layout = layoutOf(stack);
        expect(report.parameters.map(({ name, shape }) => ({ name, shape }))).toEqual(
          layout.map(({ name, shape }) => ({ name, shape })),
        );
        expect(report.count).toBe(parameterCount(layout));
      }),
    );
  });

  it('is known for a model worked out by hand: LSTM(10, 20, num_layers=2), 5,920 parameters', () => {
    // 4·20·(10 + 20 + 2) + 4·20·(20 + 20 + 2) = 2,560 + 3,360.
    const report = pytorchReport({ cell: 'lstm', I: 10, H: 20, layers: 2, bidirectional: false, B: 3, T: 5 });
    if (report.kind === 'absent') throw new Error('the kind is missing');
    expect(report.count).toBe(5920);
    expect(report.code).toEqual(['torch.nn.LSTM(10, 20, num_layers=2)']);
    expect(report.data.map(({ name, shape }) => `${name} ${shape.join()}`)).toEqual([
      'input 5,3,10',
      'output 5,3,20',
      'h_n 2,3,20',
      'c_n 2,3,20',
    ]);
  });
});

describe('what Keras reports', () => {
  /** Parameters of one layer in one direction, as Keras's documentation and `count_params` have them. */
  const formulas: Partial<Record<CellName, (I: number, H: number) => number>> = {
    rnn: (I, H) => H * (I + H + 1),
    rnnRelu: (I, H) => H * (I + H + 1),
    lstm: (I, H) => 4 * H * (I + H + 1),
    gru: (I, H) => 3 * H * (I + H + 2),
    gruResetBefore: (I, H) => 3 * H * (I + H + 1),
  };

  it('counts as its formulas do, for every kind, depth and direction', () => {
    fc.assert(
      fc.property(size(['rnn', 'rnnRelu', 'lstm', 'gru', 'gruResetBefore']), (stack) => {
        const { cell, I, H, layers, bidirectional } = stack;
        const report = kerasReport(stack);
        const formula = formulas[cell];
        if (report.kind === 'absent' || !formula) throw new Error('the kind is missing');
        const directions = bidirectional ? 2 : 1;
        const expected = directions * (formula(I, H) + (layers - 1) * formula(directions * H, H));
        expect(report.count).toBe(expected);
        expect(new Set(report.parameters.map(({ name }) => name)).size).toBe(report.parameters.length);
      }),
    );
  });

  it('is known for models of its own documentation: LSTM(4) on [32, 10, 8] has 208, GRU(4) 168 parameters', () => {
    const of = (cell: CellName) =>
      kerasReport({ cell, I: 8, H: 4, layers: 1, bidirectional: false, B: 32, T: 10 });
    const [lstm, gru] = [of('lstm'), of('gru')];
    if (lstm.kind === 'absent' || gru.kind === 'absent') throw new Error('the kind is missing');
    expect([lstm.count, gru.count]).toEqual([208, 168]);
    expect(gru.parameters.map(({ name, shape }) => `${name} ${shape.join()}`)).toEqual([
      'gru/kernel 8,12',
      'gru/recurrent_kernel 4,12',
      'gru/bias 2,12',
    ]);
    expect(lstm.data[1].shape).toEqual([32, 10, 4]);
  });

  it('has fewer biases than PyTorch by one a gate and unit, but for the GRU, where both have two', () => {
    fc.assert(
      fc.property(size(['rnn', 'lstm', 'gru']), (stack) => {
        const { pytorch, keras } = frameworkReports(stack);
        if (pytorch.kind === 'absent' || keras.kind === 'absent') throw new Error('the kind is missing');
        const gates = stack.cell === 'gru' ? 0 : cells[stack.cell].gates.length;
        const parts = stack.layers * (stack.bidirectional ? 2 : 1);
        expect(pytorch.count - keras.count).toBe(gates * stack.H * parts);
      }),
    );
  });
});

describe('what this engine reports', () => {
  it('is every tensor of the layout, in its order, for every kind of cell', () => {
    fc.assert(
      fc.property(size(cellNames), (stack) => {
        const { parameters, count } = unrollReport(stack);
        const layout = layoutOf(stack);
        expect(parameters.map(({ name, shape }) => ({ name, shape }))).toEqual(
          layout.map(({ name, shape }) => ({ name, shape })),
        );
        expect(count).toBe(parameterCount(layout));
      }),
    );
  });
});

describe('the reports side by side', () => {
  it('count every parameter of every framework once', () => {
    fc.assert(
      fc.property(size(cellNames), (stack) => {
        const reports = frameworkReports(stack);
        const groups = shapeGroups(stack, reports);
        for (const framework of ['pytorch', 'keras', 'unroll'] as const) {
          const report = reports[framework];
          const counted = groups.reduce((sum, group) => sum + (group.counts[framework] ?? 0), 0);
          const inRows = groups
            .filter(({ layers }) => layers !== null)
            .flatMap(({ rows }) => rows.map(({ cells: { [framework]: cell } }) => cell))
            .reduce((sum, cell) => sum + (cell ? valuesIn(cell.shape) * cell.times : 0), 0);
          expect(counted).toBe(report.kind === 'present' ? report.count : 0);
          expect(inRows).toBe(counted);
        }
      }),
    );
  });
});
