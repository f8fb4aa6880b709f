/** The plain recurrent network: `h = φ(a)`, or `h = φ(gain ⊙ LN(a) + shift)`, with `a = W_ih x + b_ih + W_hh h₋₁ + b_hh`. */
import type { Squashing } from '#rnn/cells';
import { arraysOf, type BackwardRow, type CellModule, type ForwardRow } from './cell.ts';
import { normalise, normaliseBackward } from './layerNorm.ts';
import { kept, passes } from './held.ts';
import { slope, squash } from './squash.ts';

const only = ['hiddenState'] as const;

function forward(phi: Squashing, row: ForwardRow): (at: number) => void {
  const { H, trace, maskedHidden, inputSums, held } = row;
  const { hiddenState: a } = arraysOf(trace.preActivations, only);
  const { hiddenState: h } = arraysOf(trace.activations, only);
  const recurrent = new Float64Array(H);
  return (at) => {
    row.recurrentProduct(maskedHidden, 0, 1, recurrent);
    for (let unit = 0; unit < H; unit++) {
      a[at + unit] = inputSums[unit] + recurrent[unit];
      h[at + unit] = kept(held.hiddenState, at + unit, squash(phi, a[at + unit]));
    }
  };
}

function forwardNormalised(phi: Squashing, row: ForwardRow): (at: number) => void {
  const { H, epsilon, parameters, trace, maskedHidden, inputSums, held } = row;
  const { ln_weight: gain, ln_bias: shift } = parameters;
  const { hiddenState: a } = arraysOf(trace.sums, only);
  const { hiddenState: y } = arraysOf(trace.preActivations, only);
  const { hiddenState: h } = arraysOf(trace.activations, only);
  const recurrent = new Float64Array(H);
  const normalised = new Float64Array(H);
  return (at) => {
    row.recurrentProduct(maskedHidden, 0, 1, recurrent);
    for (let unit = 0; unit < H; unit++) a[at + unit] = inputSums[unit] + recurrent[unit];
    normalise(a, at, H, epsilon, normalised);
    for (let unit = 0; unit < H; unit++) {
      y[at + unit] = gain[unit] * normalised[unit] + shift[unit];
      h[at + unit] = kept(held.hiddenState, at + unit, squash(phi, y[at + unit]));
    }
  };
}

/** The recurrent product back; the sums of inputs and hidden states have the same derivative. */
const products = (row: BackwardRow) => () => {
  row.transposedProduct(row.byInputSums, 0, 1, row.byMaskedHidden);
  row.addToRecurrentWeights(row.byInputSums, 0, 1, row.maskedHidden);
};

/** @param phi  the squashing function. Source: Elman 1990; Le, Jaitly & Hinton 2015 for `relu`. */
export const rnn = (phi: Squashing): CellModule => ({
  forward: (row) => forward(phi, row),
  backward: (row) => ({
    products: products(row),
    along({ byHidden, activations, preActivations }) {
      const { hiddenState: h } = arraysOf(row.trace.activations, only);
      const { hiddenState: byH } = arraysOf(activations, only);
      const { hiddenState: byA } = arraysOf(preActivations, only);
      return (at) => {
        for (let unit = 0; unit < row.H; unit++) {
          byH[at + unit] = byHidden[unit];
          byA[at + unit] =
            byHidden[unit] * slope(phi, h[at + unit]) * passes(row.held.hiddenState, at + unit);
          row.byInputSums[unit] += byA[at + unit];
        }
      };
    },
  }),
});

/** @param phi  the squashing function. Source: Ba, Kiros & Hinton 2016, equation 4. */
export const rnnLayerNorm = (phi: Squashing): CellModule => ({
  forward: (row) => forwardNormalised(phi, row),
  backward: (row) => ({
    products: products(row),
    along({ byHidden, activations, preActivations, sums }) {
      const { H, epsilon, trace, gradients, held } = row;
      const { ln_weight: gain } = row.parameters;
      const { hiddenState: h } = arraysOf(trace.activations, only);
      const { hiddenState: a } = arraysOf(trace.sums, only);
      const { hiddenState: byH } = arraysOf(activations, only);
      const { hiddenState: byY } = arraysOf(preActivations, only);
      const { hiddenState: byA } = arraysOf(sums, only);
      const normalised = new Float64Array(H);
      const gradient = new Float64Array(H);
      return (at) => {
        const scale = normalise(a, at, H, epsilon, normalised);
        for (let unit = 0; unit < H; unit++) {
          const byPreActivation =
            byHidden[unit] * slope(phi, h[at + unit]) * passes(held.hiddenState, at + unit);
          byH[at + unit] = byHidden[unit];
          byY[at + unit] = byPreActivation;
          gradients['ln_weight'][unit] += byPreActivation * normalised[unit];
          gradients['ln_bias'][unit] += byPreActivation;
          gradient[unit] = byPreActivation * gain[unit];
        }
        normaliseBackward(normalised, scale, gradient);
        byA.set(gradient, at);
        for (let unit = 0; unit < H; unit++) row.byInputSums[unit] += gradient[unit];
      };
    },
  }),
});
