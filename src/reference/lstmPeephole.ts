/**
 * The LSTM whose gates see the cell state: `i = σ(aᵢ + pᵢ·c₋₁)`, `f = σ(a_f + p_f·c₋₁)`, and, with the new cell state,
 * `o = σ(a_o + p_o·c)`; the rest as in `lstm.ts`.
 */
import { cells } from '#rnn/cells';
import { arraysOf, type CellModule } from './cell.ts';
import { kept, passes } from './held.ts';
import { sigmoid } from './squash.ts';

const { gates, activations: names } = cells.lstmPeephole;

/** Source: Gers & Schmidhuber 2000; the derivatives, Greff et al. 2017, appendix A. */
export const lstmPeephole: CellModule = {
  forward({ H, parameters, trace, previousCell, maskedHidden, inputSums, recurrentProduct, held }) {
    const { peephole_i: toInput, peephole_f: toForget, peephole_o: toOutput } = parameters;
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
        const before = previousCell[unit];
        a.inputGate[at] = inputSums[unit] + recurrent[unit] + toInput[unit] * before;
        a.forgetGate[at] = inputSums[H + unit] + recurrent[H + unit] + toForget[unit] * before;
        a.candidate[at] = inputSums[2 * H + unit] + recurrent[2 * H + unit];
        inputGate[at] = kept(held.inputGate, at, sigmoid(a.inputGate[at]));
        forgetGate[at] = kept(held.forgetGate, at, sigmoid(a.forgetGate[at]));
        candidate[at] = kept(held.candidate, at, Math.tanh(a.candidate[at]));
        cellState[at] = kept(held.cellState, at, forgetGate[at] * before + inputGate[at] * candidate[at]);
        a.outputGate[at] = inputSums[3 * H + unit] + recurrent[3 * H + unit] + toOutput[unit] * cellState[at];
        outputGate[at] = kept(held.outputGate, at, sigmoid(a.outputGate[at]));
        hiddenState[at] = kept(held.hiddenState, at, outputGate[at] * Math.tanh(cellState[at]));
      }
    };
  },

  backward: (row) => ({
    along(path) {
      const { H, parameters, gradients, previousCell, byInputSums, byPreviousCell, held } = row;
      const { peephole_i: toInput, peephole_f: toForget, peephole_o: toOutput } = parameters;
      const { peephole_i: byToInput, peephole_f: byToForget, peephole_o: byToOutput } = gradients;
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
          const before = previousCell[unit];
          by.hiddenState[at] = path.byHidden[unit];
          const byHidden = path.byHidden[unit] * passes(held.hiddenState, at);
          by.outputGate[at] = byHidden * squashed;
          byA.outputGate[at] = by.outputGate[at] * o * (1 - o) * passes(held.outputGate, at);
          // The output gate reads the cell state too, so its derivative comes first.
          by.cellState[at] =
            byHidden * o * (1 - squashed * squashed) +
            byA.outputGate[at] * toOutput[unit] +
            path.byCellLater[unit];
          const byCell = by.cellState[at] * passes(held.cellState, at);
          by.inputGate[at] = byCell * g;
          by.forgetGate[at] = byCell * before;
          by.candidate[at] = byCell * i;
          byA.inputGate[at] = by.inputGate[at] * i * (1 - i) * passes(held.inputGate, at);
          byA.forgetGate[at] = by.forgetGate[at] * f * (1 - f) * passes(held.forgetGate, at);
          byA.candidate[at] = by.candidate[at] * (1 - g * g) * passes(held.candidate, at);
          byInputSums[unit] += byA.inputGate[at];
          byInputSums[H + unit] += byA.forgetGate[at];
          byInputSums[2 * H + unit] += byA.candidate[at];
          byInputSums[3 * H + unit] += byA.outputGate[at];
          byPreviousCell[unit] +=
            byCell * f + byA.inputGate[at] * toInput[unit] + byA.forgetGate[at] * toForget[unit];
          byToInput[unit] += byA.inputGate[at] * before;
          byToForget[unit] += byA.forgetGate[at] * before;
          byToOutput[unit] += byA.outputGate[at] * cellState[at];
        }
      };
    },
    products() {
      row.transposedProduct(row.byInputSums, 0, 4, row.byMaskedHidden);
      row.addToRecurrentWeights(row.byInputSums, 0, 4, row.maskedHidden);
    },
  }),
};
