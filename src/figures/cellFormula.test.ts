import { expect, it } from 'vitest';
import { seededRandom } from '#data/random';
import { formatNumber } from '#notation/number';
import { readText } from '#reference/charModel';
import { cellNames, type CellName } from '#rnn/cells';
import { charModelLayout } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import { cellFormula, type FormulaPiece } from './cellFormula.ts';
import { cellValues, unitValues } from './cellValues.ts';
import { loadDrawnCell } from './drawnCells.ts';

async function momentOf(cell: CellName) {
  const { graph } = await loadDrawnCell(cell);
  const spec = { cell, units: 6, vocabulary: [...'helo'] } as const;
  const random = seededRandom(9);
  const length = parameterCount(charModelLayout(spec));
  const model = { spec, parameters: Float32Array.from({ length }, () => random.next() - 0.5) };
  const { trace } = readText(model, [0, 1, 2, 2]);
  const values = unitValues(cellValues(graph, trace, 3), 4);
  return { moment: { graph, model, trace, timeStep: 3 }, values };
}

const written = (pieces: readonly FormulaPiece[]) =>
  pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'symbol')
        return piece.text + (piece.sup && `^${piece.sup}`) + (piece.sub && `_${piece.sub}`);
      return `${piece.added ? ' & ' : ''}${formatNumber(piece.value)}`;
    })
    .join('');

// The equations of the papers that cells.ts names.
it.each([
  ['rnn', 'weightedSum', 'a_t = W_ih x_t + W_hh h_t−1 + b'],
  ['rnnReluLayerNorm', 'hiddenState', 'h_t = ReLU(LN a)'],
  ['lstmPeephole', 'outputGate', 'o_t = σ(W^o_ih x_t + W^o_hh h_t−1 + p^o ⊙ c_t + b^o)'],
  ['lstmPeephole', 'cellState', 'c_t = f_t ⊙ c_t−1 + i_t ⊙ g_t'],
  ['lstmLayerNorm', 'candidate', 'g_t = tanh(LN(W^g_ih x_t + W^g_hh h_t−1 + b^g))'],
  ['lstmLayerNorm', 'hiddenState', 'h_t = o_t ⊙ tanh(LN c)'],
  ['gru', 'candidate', 'n_t = tanh(W^n_ih x_t + r·u + b^n_ih)'],
  ['gruResetBefore', 'candidate', 'n_t = tanh(W^n_ih x_t + W^n_hh (r·h_t−1) + b^n)'],
  ['gru', 'hiddenState', 'h_t = z_t ⊙ h_t−1 + (1−z) ⊙ n_t'],
] as const)('the formula of %s for %s is %s', async (cell, step, formula) => {
  const { moment, values } = await momentOf(cell);
  expect(written(cellFormula(moment, step, values, 4).symbols)).toBe(formula);
});

it.each(cellNames)('every line of %s ends with the value of the trace', async (cell) => {
  const { moment, values } = await momentOf(cell);
  for (const step of moment.graph.steps) {
    const { numbers } = cellFormula(moment, step, values, 4);
    const last = numbers.at(-1)!;
    expect(last.kind === 'number' && last.value).toBe(values[step]);
  }
});
