import { expect, it } from 'vitest';
import { seededRandom } from '#data/random';
import { cellFormula, type FormulaPiece } from '#figures/cellFormula';
import { relabelled } from '#figures/cellLabels';
import { cellValues, unitValues } from '#figures/cellValues';
import { loadDrawnCell } from '#figures/drawnCells';
import { symbolLabel } from '#notation/letters';
import { notationNames, type NotationChoice } from '#notation/notation';
import { readText } from '#reference/charModel';
import { cellNames, cells, type CellName } from '#rnn/cells';
import { charModelLayout } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import type { QuantityName } from '#rnn/quantities';
import { formulaStyleIn } from '../../app/notation/formulaStyleIn.ts';

async function linesOf(cell: CellName, step: QuantityName, choice: NotationChoice) {
  const drawn = await loadDrawnCell(cell);
  const { graph } = relabelled(drawn, (name) => symbolLabel(name, choice, cells[cell].family));
  const spec = { cell, units: 4, vocabulary: [...'helo'] } as const;
  const random = seededRandom(5);
  const length = parameterCount(charModelLayout(spec));
  const model = { spec, parameters: Float32Array.from({ length }, () => random.next() - 0.5) };
  const { trace } = readText(model, [0, 1, 2]);
  const values = unitValues(cellValues(graph, trace, 2), 1);
  const lines = (style?: ReturnType<typeof formulaStyleIn>) =>
    cellFormula({ graph, model, trace, timeStep: 2 }, step, values, 1, style);
  return { graph, standard: lines(), own: lines(formulaStyleIn(choice)) };
}

const written = (pieces: readonly FormulaPiece[]) =>
  pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'number') return '#';
      return piece.text + (piece.sub && `_${piece.sub}`) + (piece.sup && `^${piece.sup}`);
    })
    .join('');

// The equations of the books that families.ts names.
it.each([
  ['rnn', 'weightedSum', 'states', 'keep', 'a_t = U x_t + W s_t−1 + b'],
  ['rnn', 'weightedSum', 'concatenated', 'keep', 'a_t = W [h_t−1, x_t] + b'],
  ['gru', 'resetGate', 'rows', 'keep', 'r_(t) = σ(X_(t) W_xr + Y_(t−1) W_yr + b_r)'],
  ['gruResetBefore', 'candidate', 'concatenated', 'keep', 'h\u0303_t = tanh(W [(r·h_t−1), x_t] + b)'],
  ['gru', 'candidate', 'hidden', 'keep', 'h\u0303_t = tanh(W_xh x_t + r·u + b_xh)'],
  ['gru', 'updateGate', 'hidden', 'write', '1−z = σ(W_xz x_t + W_hz h_t−1 + b_z)'],
  ['gru', 'hiddenState', 'hidden', 'write', 'h_t = (1−z) ⊙ h_t−1 + z_t ⊙ h\u0303_t'],
  ['lstmPeephole', 'outputGate', 'states', 'keep', 'o_t = σ(U^o x_t + W^o s_t−1 + p^o ∘ c_t + b^o)'],
] as const)('%s: %s in %s, z to %s, is %s', async (cell, step, family, update, formula) => {
  const { own } = await linesOf(cell, step, { family, update });
  expect(written(own.symbols)).toBe(formula);
});

it.each(cellNames)('the numbers of %s are the same in every notation', async (cell) => {
  for (const family of notationNames)
    for (const update of ['keep', 'write'] as const) {
      const numbers = (pieces: readonly FormulaPiece[]) =>
        pieces.flatMap((piece) => (piece.kind === 'number' ? [piece.value] : []));
      for (const step of (await loadDrawnCell(cell)).graph.steps) {
        const { own, standard } = await linesOf(cell, step, { family, update });
        expect(numbers(own.numbers)).toEqual(numbers(standard.numbers));
      }
    }
});
