/**
 * The GRU with the reset gate before the recurrent product, packed r|z|n: `r, z = σ(a)`,
 * `n = tanh(W_in x + b_in + W_hn (r·h₋₁) + b_hn)`, `h = (1−z)·n + z·h₋₁`. A recurrent mask is for the products; the
 * `h₋₁` that is kept is whole.
 */
import { cells } from '#rnn/cells';
import { arraysOf, type CellModule } from './cell.ts';
import { kept, passes } from './held.ts';
import { sigmoid } from './squash.ts';

const { activations: names, gates } = cells.gruResetBefore;

/** Source: Cho et al. 2014; `reset_after=False` of Keras. */
export const gruResetBefore: CellModule = {
  forward({ H, trace, previousHidden, maskedHidden, inputSums, recurrentProduct, held }) {
    const a = arraysOf(trace.preActivations, gates);
    const { resetGate, updateGate, candidate, hiddenState } = arraysOf(trace.activations, names);
    const recurrent = new Float64Array(3 * H);
    const resetHidden = new Float64Array(H);
    return (start) => {
      recurrentProduct(maskedHidden, 0, 2, recurrent);
      for (let unit = 0; unit < H; unit++) {
        const at = start + unit;
        a.resetGate[at] = inputSums[unit] + recurrent[unit];
        a.updateGate[at] = inputSums[H + unit] + recurrent[H + unit];
        resetGate[at] = kept(held.resetGate, at, sigmoid(a.resetGate[at]));
        updateGate[at] = kept(held.updateGate, at, sigmoid(a.updateGate[at]));
        resetHidden[unit] = resetGate[at] * maskedHidden[unit];
      }
      recurrentProduct(resetHidden, 2, 3, recurrent);
      for (let unit = 0; unit < H; unit++) {
        const at = start + unit;
        a.candidate[at] = inputSums[2 * H + unit] + recurrent[2 * H + unit];
        candidate[at] = kept(held.candidate, at, Math.tanh(a.candidate[at]));
        const state = (1 - updateGate[at]) * candidate[at] + updateGate[at] * previousHidden[unit];
        hiddenState[at] = kept(held.hiddenState, at, state);
      }
    };
  },

  backward(row) {
    const { H, byInputSums, maskedHidden, byMaskedHidden } = row;
    const resetHidden = new Float64Array(H);
    return {
      along(path) {
        const { previousHidden, byPreviousHidden, held } = row;
        const { resetGate, updateGate, candidate } = arraysOf(row.trace.activations, names);
        const by = arraysOf(path.activations, names);
        const byA = arraysOf(path.preActivations, gates);
        const bySums = new Float64Array(3 * H);
        const byResetHidden = new Float64Array(H);
        return (start) => {
          for (let unit = 0; unit < H; unit++) {
            const at = start + unit;
            const [z, n] = [updateGate[at], candidate[at]];
            by.hiddenState[at] = path.byHidden[unit];
            const byHidden = path.byHidden[unit] * passes(held.hiddenState, at);
            by.updateGate[at] = byHidden * (previousHidden[unit] - n);
            by.candidate[at] = byHidden * (1 - z);
            byA.updateGate[at] = by.updateGate[at] * z * (1 - z) * passes(held.updateGate, at);
            byA.candidate[at] = by.candidate[at] * (1 - n * n) * passes(held.candidate, at);
            bySums[2 * H + unit] = byA.candidate[at];
            byPreviousHidden[unit] += byHidden * z;
          }
          // The reset gate is behind the candidate's product, so each path needs that product's reverse for itself.
          byResetHidden.fill(0);
          row.transposedProduct(bySums, 2, 3, byResetHidden);
          for (let unit = 0; unit < H; unit++) {
            const at = start + unit;
            const r = resetGate[at];
            by.resetGate[at] = byResetHidden[unit] * maskedHidden[unit];
            byA.resetGate[at] = by.resetGate[at] * r * (1 - r) * passes(held.resetGate, at);
            byMaskedHidden[unit] += byResetHidden[unit] * r;
            byInputSums[unit] += byA.resetGate[at];
            byInputSums[H + unit] += byA.updateGate[at];
            byInputSums[2 * H + unit] += byA.candidate[at];
          }
        };
      },
      products(start) {
        const { resetGate } = arraysOf(row.trace.activations, names);
        for (let unit = 0; unit < H; unit++) resetHidden[unit] = resetGate[start + unit] * maskedHidden[unit];
        row.transposedProduct(byInputSums, 0, 2, byMaskedHidden);
        row.addToRecurrentWeights(byInputSums, 0, 2, maskedHidden);
        row.addToRecurrentWeights(byInputSums, 2, 3, resetHidden);
      },
    };
  },
};
