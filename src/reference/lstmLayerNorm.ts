/**
 * The LSTM with layer normalisation: the sums of each gate are normalised over the units, and so is the cell state
 * before its tanh. `y = gain ⊙ LN(a) + shift` for each of i|f|g|o; `i, f, o = σ(y)`, `g = tanh(y)`, `c = f·c₋₁ + i·g`,
 * `h = o·tanh(gain' ⊙ LN(c) + shift')`. What is handed to the next step is the `c` that is not normalised.
 */
import { cells } from '#rnn/cells';
import { arraysOf, type CellModule } from './cell.ts';
import { normalise, normaliseBackward } from './layerNorm.ts';
import { kept, passes } from './held.ts';
import { slope, squash } from './squash.ts';

const { gates, activations: names, squashing } = cells.lstmLayerNorm;
const squashed = [...gates, 'cellState'] as const;

/** Source: after Ba, Kiros & Hinton 2016, appendix; normalised gate by gate, inputs and hidden states together. */
export const lstmLayerNorm: CellModule = {
  squashed,

  forward({ H, epsilon, parameters, trace, previousCell, maskedHidden, inputSums, recurrentProduct, held }) {
    const { ln_weight: gain, ln_bias: shift, ln_cell_weight: cellGain, ln_cell_bias: cellShift } = parameters;
    const a = arraysOf(trace.sums, gates);
    const y = arraysOf(trace.preActivations, squashed);
    const values = arraysOf(trace.activations, names);
    const { inputGate, forgetGate, candidate, outputGate, cellState, hiddenState } = values;
    const recurrent = new Float64Array(4 * H);
    const normalised = new Float64Array(H);
    return (start) => {
      recurrentProduct(maskedHidden, 0, 4, recurrent);
      for (let block = 0; block < 4; block++) {
        const [gate, first] = [gates[block], block * H];
        for (let unit = 0; unit < H; unit++)
          a[gate][start + unit] = inputSums[first + unit] + recurrent[first + unit];
        normalise(a[gate], start, H, epsilon, normalised);
        for (let unit = 0; unit < H; unit++) {
          const sum = gain[first + unit] * normalised[unit] + shift[first + unit];
          y[gate][start + unit] = sum;
          values[gate][start + unit] = kept(held[gate], start + unit, squash(squashing[block], sum));
        }
      }
      for (let unit = 0; unit < H; unit++) {
        const at = start + unit;
        const memory = forgetGate[at] * previousCell[unit] + inputGate[at] * candidate[at];
        cellState[at] = kept(held.cellState, at, memory);
      }
      normalise(cellState, start, H, epsilon, normalised);
      for (let unit = 0; unit < H; unit++) {
        const at = start + unit;
        y.cellState[at] = cellGain[unit] * normalised[unit] + cellShift[unit];
        hiddenState[at] = kept(held.hiddenState, at, outputGate[at] * Math.tanh(y.cellState[at]));
      }
    };
  },

  backward: (row) => ({
    along(path) {
      const { H, epsilon, parameters, trace, gradients, previousCell, byInputSums, byPreviousCell, held } =
        row;
      const { ln_weight: gain, ln_cell_weight: cellGain } = parameters;
      const a = arraysOf(trace.sums, gates);
      const y = arraysOf(trace.preActivations, squashed);
      const values = arraysOf(trace.activations, names);
      const by = arraysOf(path.activations, names);
      const byY = arraysOf(path.preActivations, squashed);
      const byA = arraysOf(path.sums, gates);
      const normalised = new Float64Array(H);
      const gradient = new Float64Array(H);

      /** From the derivative by `h` to those by `o` and `c`. */
      const throughCell = (start: number) => {
        const scale = normalise(values.cellState, start, H, epsilon, normalised);
        for (let unit = 0; unit < H; unit++) {
          const at = start + unit;
          const byHidden = path.byHidden[unit] * passes(held.hiddenState, at);
          const tanh = Math.tanh(y.cellState[at]);
          const bySquashed = byHidden * values.outputGate[at] * (1 - tanh * tanh);
          by.hiddenState[at] = path.byHidden[unit];
          by.outputGate[at] = byHidden * tanh;
          byY.cellState[at] = bySquashed;
          gradients['ln_cell_weight'][unit] += bySquashed * normalised[unit];
          gradients['ln_cell_bias'][unit] += bySquashed;
          gradient[unit] = bySquashed * cellGain[unit];
        }
        normaliseBackward(normalised, scale, gradient);
        for (let unit = 0; unit < H; unit++)
          by.cellState[start + unit] = gradient[unit] + path.byCellLater[unit];
      };

      /** From the derivative by one gate to that by its sums. */
      const throughGate = (block: number, start: number) => {
        const [gate, first] = [gates[block], block * H];
        const scale = normalise(a[gate], start, H, epsilon, normalised);
        for (let unit = 0; unit < H; unit++) {
          const at = start + unit;
          const bySum = by[gate][at] * slope(squashing[block], values[gate][at]) * passes(held[gate], at);
          byY[gate][at] = bySum;
          gradients['ln_weight'][first + unit] += bySum * normalised[unit];
          gradients['ln_bias'][first + unit] += bySum;
          gradient[unit] = bySum * gain[first + unit];
        }
        normaliseBackward(normalised, scale, gradient);
        byA[gate].set(gradient, start);
        for (let unit = 0; unit < H; unit++) byInputSums[first + unit] += gradient[unit];
      };

      return (start) => {
        throughCell(start);
        for (let unit = 0; unit < H; unit++) {
          const at = start + unit;
          const byCell = by.cellState[at] * passes(held.cellState, at);
          by.inputGate[at] = byCell * values.candidate[at];
          by.forgetGate[at] = byCell * previousCell[unit];
          by.candidate[at] = byCell * values.inputGate[at];
          byPreviousCell[unit] += byCell * values.forgetGate[at];
        }
        for (let block = 0; block < 4; block++) throughGate(block, start);
      };
    },
    products() {
      row.transposedProduct(row.byInputSums, 0, 4, row.byMaskedHidden);
      row.addToRecurrentWeights(row.byInputSums, 0, 4, row.maskedHidden);
    },
  }),
};
