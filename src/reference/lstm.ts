/**
 * The LSTM: `i, f, o = σ(a)`, `g = tanh(a)`, `c = f·c₋₁ + i·g`, `h = o·tanh(c)`, with
 * `a = W_ih x + b_ih + W_hh h₋₁ + b_hh`, packed i|f|g|o. Clear before fast.
 */
import { cells } from '#rnn/cells';
import { arraysOf, type CellModule } from './cell.ts';
import { kept, passes } from './held.ts';
import { sigmoid } from './squash.ts';

const { gates, activations: names } = cells.lstm;

/**
 * Source: Hochreiter & Schmidhuber 1997; forget gate, Gers, Schmidhuber & Cummins 2000; for the derivatives
 * Greff et al. 2017, appendix A.
 */
export const lstm: CellModule = {
  forward({ H, trace, previousCell, maskedHidden, inputSums, recurrentProduct, held }) {
    const a = arraysOf(trace.preActivations, gates);
    const { inputGate, forgetGate, candidate, outputGate, cellState, hiddenState } = arraysOf(
      trace.activations,
      names,
    );
    const recurrent = new Float64Array(4 * H);
    return (start) => {
      recurrentProduct(maskedHidden, 0, 4, recurrent);
      for (let unit = 0; unit < H; unit++) {
        const at = start + unit;
        a.inputGate[at] = inputSums[unit] + recurrent[unit];
        a.forgetGate[at] = inputSums[H + unit] + recurrent[H + unit];
        a.candidate[at] = inputSums[2 * H + unit] + recurrent[2 * H + unit];
        a.outputGate[at] = inputSums[3 * H + unit] + recurrent[3 * H + unit];
        inputGate[at] = kept(held.inputGate, at, sigmoid(a.inputGate[at]));
        forgetGate[at] = kept(held.forgetGate, at, sigmoid(a.forgetGate[at]));
        candidate[at] = kept(held.candidate, at, Math.tanh(a.candidate[at]));
        outputGate[at] = kept(held.outputGate, at, sigmoid(a.outputGate[at]));
        const memory = forgetGate[at] * previousCell[unit] + inputGate[at] * candidate[at];
        cellState[at] = kept(held.cellState, at, memory);
        hiddenState[at] = kept(held.hiddenState, at, outputGate[at] * Math.tanh(cellState[at]));
      }
    };
  },

  backward: (row) => ({
    along(path) {
      const { H, previousCell, byInputSums, byPreviousCell, held } = row;
      const { inputGate, forgetGate, candidate, outputGate, cellState } = arraysOf(
        row.trace.activations,
        names,
      );
      const by = arraysOf(path.activations, names);
      const byA = arraysOf(path.preActivations, gates);
      return (start) => {
        for (let unit = 0; unit < H; unit++) {
          const at = start + unit;
          const [i, f, g, o] = [inputGate[at], forgetGate[at], candidate[at], outputGate[at]];
          const squashed = Math.tanh(cellState[at]);
          by.hiddenState[at] = path.byHidden[unit];
          const byHidden = path.byHidden[unit] * passes(held.hiddenState, at);
          by.cellState[at] = byHidden * o * (1 - squashed * squashed) + path.byCellLater[unit];
          const byCell = by.cellState[at] * passes(held.cellState, at);
          by.inputGate[at] = byCell * g;
          by.forgetGate[at] = byCell * previousCell[unit];
          by.candidate[at] = byCell * i;
          by.outputGate[at] = byHidden * squashed;
          byA.inputGate[at] = by.inputGate[at] * i * (1 - i) * passes(held.inputGate, at);
          byA.forgetGate[at] = by.forgetGate[at] * f * (1 - f) * passes(held.forgetGate, at);
          byA.candidate[at] = by.candidate[at] * (1 - g * g) * passes(held.candidate, at);
          byA.outputGate[at] = by.outputGate[at] * o * (1 - o) * passes(held.outputGate, at);
          byInputSums[unit] += byA.inputGate[at];
          byInputSums[H + unit] += byA.forgetGate[at];
          byInputSums[2 * H + unit] += byA.candidate[at];
          byInputSums[3 * H + unit] += byA.outputGate[at];
          byPreviousCell[unit] += byCell * f;
        }
      };
    },
    products() {
      row.transposedProduct(row.byInputSums, 0, 4, row.byMaskedHidden);
      row.addToRecurrentWeights(row.byInputSums, 0, 4, row.maskedHidden);
    },
  }),
};
