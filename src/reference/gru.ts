/**
 * The GRU with the reset gate after the recurrent product, packed r|z|n: `r, z = σ(a)`,
 * `n = tanh(W_in x + b_in + r·(W_hn h₋₁ + b_hn))`, `h = (1−z)·n + z·h₋₁`. A recurrent mask is for the products; the
 * `h₋₁` that is kept is whole.
 */
import { cells } from '#rnn/cells';
import { arraysOf, type CellModule } from './cell.ts';
import { kept, passes } from './held.ts';
import { sigmoid } from './squash.ts';

const { activations: names, gates } = cells.gru;

/** Source: Cho et al. 2014 with the reset gate where cuDNN and `torch.nn.GRU` have it. */
export const gru: CellModule = {
  keepsBeforeReset: true,

  forward({ H, trace, previousHidden, maskedHidden, inputSums, recurrentProduct, held }) {
    const a = arraysOf(trace.preActivations, gates);
    const { resetGate, updateGate, candidate, hiddenState } = arraysOf(trace.activations, names);
    const { beforeReset } = trace;
    const recurrent = new Float64Array(3 * H);
    return (start) => {
      recurrentProduct(maskedHidden, 0, 3, recurrent);
      for (let unit = 0; unit < H; unit++) {
        const at = start + unit;
        a.resetGate[at] = inputSums[unit] + recurrent[unit];
        a.updateGate[at] = inputSums[H + unit] + recurrent[H + unit];
        resetGate[at] = kept(held.resetGate, at, sigmoid(a.resetGate[at]));
        updateGate[at] = kept(held.updateGate, at, sigmoid(a.updateGate[at]));
        beforeReset[at] = recurrent[2 * H + unit];
        a.candidate[at] = inputSums[2 * H + unit] + resetGate[at] * beforeReset[at];
        candidate[at] = kept(held.candidate, at, Math.tanh(a.candidate[at]));
        const state = (1 - updateGate[at]) * candidate[at] + updateGate[at] * previousHidden[unit];
        hiddenState[at] = kept(held.hiddenState, at, state);
      }
    };
  },

  backward(row) {
    const { H, byInputSums } = row;
    /** By `W_hh h₋₁ + b_hh`, `[3H]`: for the candidate it differs from that by the input's sums. */
    const byRecurrentSums = new Float64Array(3 * H);
    return {
      along(path) {
        const { previousHidden, byPreviousHidden, held } = row;
        const { resetGate, updateGate, candidate } = arraysOf(row.trace.activations, names);
        const { beforeReset } = row.trace;
        const by = arraysOf(path.activations, names);
        const byA = arraysOf(path.preActivations, gates);
        return (start) => {
          for (let unit = 0; unit < H; unit++) {
            const at = start + unit;
            const [r, z, n] = [resetGate[at], updateGate[at], candidate[at]];
            by.hiddenState[at] = path.byHidden[unit];
            const byHidden = path.byHidden[unit] * passes(held.hiddenState, at);
            by.updateGate[at] = byHidden * (previousHidden[unit] - n);
            by.candidate[at] = byHidden * (1 - z);
            byA.updateGate[at] = by.updateGate[at] * z * (1 - z) * passes(held.updateGate, at);
            byA.candidate[at] = by.candidate[at] * (1 - n * n) * passes(held.candidate, at);
            by.resetGate[at] = byA.candidate[at] * beforeReset[at];
            byA.resetGate[at] = by.resetGate[at] * r * (1 - r) * passes(held.resetGate, at);
            byInputSums[unit] += byA.resetGate[at];
            byInputSums[H + unit] += byA.updateGate[at];
            byInputSums[2 * H + unit] += byA.candidate[at];
            byPreviousHidden[unit] += byHidden * z;
          }
        };
      },
      products(start) {
        const { resetGate } = arraysOf(row.trace.activations, names);
        byRecurrentSums.set(byInputSums);
        for (let unit = 0; unit < H; unit++) byRecurrentSums[2 * H + unit] *= resetGate[start + unit];
        row.transposedProduct(byRecurrentSums, 0, 3, row.byMaskedHidden);
        row.addToRecurrentWeights(byRecurrentSums, 0, 3, row.maskedHidden);
      },
    };
  },
};
