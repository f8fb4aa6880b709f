import { expect, test } from 'vitest';
import { charModelLayout } from '#rnn/model';
import { cellNames, type CellName } from '#rnn/cells';
import { weightBound, weightMatrix, weightPlace } from './weightMatrix.ts';

const vocabulary = ['x', 'y', 'z'];
const matrixOf = (cell: CellName, name: string, units = 2) => {
  const spec = { cell, units, vocabulary };
  const slot = charModelLayout(spec).find((candidate) => candidate.name === name)!;
  const matrix = weightMatrix(slot, spec);
  return { matrix, at: (row: number, column: number) => weightPlace(matrix, spec, row, column) };
};

test('every parameter of every cell is laid out with all of its weights', () => {
  for (const cell of cellNames) {
    const spec = { cell, units: 3, vocabulary };
    for (const slot of charModelLayout(spec)) {
      const { rows, columns } = weightMatrix(slot, spec);
      expect(rows * columns, `${cell} ${slot.name}`).toBe(slot.size);
    }
  }
});

test('a weight is named by what it connects, in PyTorch’s packed order i f g o', () => {
  expect(matrixOf('lstm', 'weight_ih_l0').at(3, 2)).toEqual({
    kind: 'input',
    gate: 'forgetGate',
    unit: 1,
    letter: 'z',
  });
  expect(matrixOf('lstm', 'weight_hh_l0').at(7, 0)).toEqual({
    kind: 'recurrent',
    gate: 'outputGate',
    unit: 1,
    from: 0,
  });
  expect(matrixOf('lstm', 'bias_ih_l0').at(2, 1)).toEqual({ kind: 'gate', gate: 'candidate', unit: 1 });
  expect(matrixOf('lstmPeephole', 'peephole_f_l0').at(0, 1)).toEqual({ kind: 'unit', unit: 1 });
  expect(matrixOf('gru', 'fc.weight').at(2, 1)).toEqual({ kind: 'output', letter: 'z', unit: 1 });
  // As many letters as there are gates: a bias of the head is no gate's.
  expect(matrixOf('gru', 'fc.bias', 1).at(0, 2)).toEqual({ kind: 'outputBias', letter: 'z' });
});

test('colours end at a round number that holds 98 of 100 weights and leaves out what is no number', () => {
  expect(weightBound([0, 0])).toBe(0.1);
  expect(weightBound(Array.from({ length: 100 }, (_, k) => (k < 99 ? -0.3 : 50)))).toBe(0.5);
  expect(weightBound([1.5, NaN, Infinity])).toBe(2);
  expect(weightBound([NaN])).toBe(0.1);
  expect(weightBound([12])).toBe(20);
});
