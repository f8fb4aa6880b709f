/**
 * The numbers of a plain cell's backward pass at one place, as the derivation of backpropagation through time takes them
 * apart line by line. All of them are derivatives of the microscope's loss, with its wall.
 */
import { slope } from '#reference/squash';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterViews } from '#rnn/parameters';
import type { BackwardPass, Derivatives } from './backwardPass.ts';
import { entryTerms } from './weightTerms.ts';

/** Steps and units count from 0. */
export interface ThroughTimePlace {
  readonly timeStep: number;
  readonly unit: number;
  /** The unit that `unit` reads by the recurrent weight. */
  readonly from: number;
  /** First step behind the wall; 0: none. */
  readonly wall: number;
}

export interface ThroughTimeNumbers {
  /** What this step's prediction adds to the mean loss, what all others add, and the loss; nats. */
  readonly lossOfStep: number;
  readonly lossOfOthers: number;
  readonly meanLoss: number;
  /** `∂L/∂h` through this prediction, through later ones, and in all. */
  readonly directPath: number;
  readonly recurrentPath: number;
  readonly stateDerivative: number;
  /** `φ′(a)`, and `δ = ∂L/∂a`. */
  readonly slopeHere: number;
  readonly sumDerivative: number;
  /** The largest share of the recurrent path, by one unit of the next step, and that of the other units together. */
  readonly strongestShare: number;
  readonly otherShares: number;
  /** The state that the weight reads, the step's term, the terms from the last step back to here, and all. */
  readonly readState: number;
  readonly weightTerm: number;
  readonly sumBackToHere: number;
  readonly weightDerivative: number;
  /** Without the wall. */
  readonly uncutWeightDerivative: number;
  /** Factors of `∂h_T/∂h_k`, and its entry from the unit to itself, without the wall. */
  readonly factors: number;
  readonly productEntry: number;
}

/**
 * @returns  null for a cell with gates, whose steps are no single product
 * Sources: Werbos 1990; the product of Jacobians, Pascanu, Mikolov & Bengio 2013.
 */
export function throughTimeNumbers(
  model: CharModel,
  pass: BackwardPass,
  { timeStep, unit, from, wall }: ThroughTimePlace,
): ThroughTimeNumbers | null {
  const activation = pass.cell === 'rnn' ? 'tanh' : pass.cell === 'rnnRelu' ? 'relu' : null;
  if (activation === null) return null;
  const { T, H, loss, lossTerms, cut, whole } = pass;
  const at = timeStep * H + unit;
  const weights = parameterViews(charModelLayout(model.spec), model.parameters)['weight_hh_l0'];
  const states = pass.trace.activations.hiddenState ?? new Float64Array(T * H);
  const shares = sharesOfNext(cut, weights, { T, H, timeStep, unit, wall });
  const strongestShare = shares.reduce((most, share) => (Math.abs(share) > Math.abs(most) ? share : most), 0);
  const path = (of: 'direct' | 'recurrent' | 'total') => cut.activations[of].hiddenState?.[at] ?? NaN;
  const recurrentPath = path('recurrent');
  const { terms, sums } = entryTerms(cut.recurrentWeights, unit, from);
  return {
    lossOfStep: lossTerms[timeStep],
    lossOfOthers: loss - lossTerms[timeStep],
    meanLoss: loss,
    directPath: path('direct'),
    recurrentPath,
    stateDerivative: path('total'),
    slopeHere: slope(activation, states[at]),
    sumDerivative: cut.preActivations.total.hiddenState?.[at] ?? NaN,
    strongestShare,
    otherShares: recurrentPath - strongestShare,
    readState: cut.recurrentWeights.previousHidden[timeStep * H + from],
    weightTerm: terms[timeStep],
    sumBackToHere: sums[timeStep],
    weightDerivative: sums[0],
    uncutWeightDerivative: entryTerms(whole.recurrentWeights, unit, from).sums[0],
    factors: T - 1 - timeStep,
    productEntry: productEntry(weights, states, activation, { T, H, timeStep, unit }),
  };
}

interface NextStep extends Pick<ThroughTimePlace, 'timeStep' | 'unit' | 'wall'> {
  readonly T: number;
  readonly H: number;
}

/** `[H]`: what each unit of the next step says to `unit`, its weight times its `δ`; zeros where nothing comes back. */
function sharesOfNext(
  { preActivations }: Derivatives,
  weights: ArrayLike<number>,
  { T, H, timeStep, unit, wall }: NextStep,
): Float64Array {
  const next = timeStep + 1;
  const deltas = preActivations.total.hiddenState;
  if (!deltas || next >= T || (wall > 0 && next === wall)) return new Float64Array(H);
  return Float64Array.from(
    { length: H },
    (_, reader) => weights[reader * H + unit] * deltas[next * H + reader],
  );
}

/** `[∂h_T/∂h_k]` from a unit to itself: a row of the product, carried back one Jacobian at a time. */
function productEntry(
  weights: ArrayLike<number>,
  states: Float64Array,
  activation: 'tanh' | 'relu',
  { T, H, timeStep, unit }: Omit<NextStep, 'wall'>,
): number {
  let row = new Float64Array(H);
  row[unit] = 1;
  for (let step = T - 1; step > timeStep; step--) {
    const earlier = new Float64Array(H);
    for (let reader = 0; reader < H; reader++) {
      const carried = row[reader] * slope(activation, states[step * H + reader]);
      for (let k = 0; k < H; k++) earlier[k] += carried * weights[reader * H + k];
    }
    row = earlier;
  }
  return row[unit];
}
