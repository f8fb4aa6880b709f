/** A derivative found again without any calculus: the quantity is moved a little both ways and the loss measured. */
import { cells, type ActivationName } from '#rnn/cells';
import type { LayerTrace } from '#rnn/trace';
import { layerTrace, packedStates } from '#reference/charModel';
import { denseForward } from '#reference/dense';
import { weightAndBias } from '#reference/network';
import { lossTerm, preparedText, runSteps, type PredictedText, type PreparedText } from './predictedText.ts';
import { statesAfterNudge, type NudgedValue } from './restOfStep.ts';

/** One entry of `W_hh`, which every step reads. */
export interface NudgedWeight {
  readonly kind: 'recurrentWeight';
  readonly gate: ActivationName;
  /** The unit that reads. */
  readonly unit: number;
  /** The unit that is read. */
  readonly from: number;
}

export type Nudged = NudgedValue | NudgedWeight;

/** Loss in two parts, nats. For a weight, which is used at every step, all of it is `later`. */
export interface LossParts {
  /** Of the prediction at the step of the quantity. */
  readonly here: number;
  /** Of all predictions after it. */
  readonly later: number;
}

export interface Proof {
  /** By how much the quantity was moved either way. */
  readonly step: number;
  readonly below: LossParts;
  readonly above: LossParts;
  /** `(above − below) / 2ε`: by way of this step's prediction, of the later ones, and both. */
  readonly byDifferences: { readonly direct: number; readonly recurrent: number; readonly total: number };
  /** What rounding alone can make of a difference of such losses: their last bit over `2ε`. */
  readonly resolution: number;
}

/**
 * @param step  `ε`, above 0
 * @throws RangeError when there are fewer than two letters, the microscope cannot take the cell apart, or `step` is
 *                    not above 0
 * @throws ShapeError when the parameter vector does not fit the model's layout
 */
export function proof(text: PredictedText, nudged: Nudged, step: number): Proof {
  if (!(step > 0)) throw new RangeError(`step of a difference: expected above 0, got ${step}`);
  const ready = preparedText(text);
  const trace = layerTrace(runSteps(ready, 0, ready.T));
  const measure = (by: number): LossParts =>
    nudged.kind === 'recurrentWeight' ? withWeight(ready, nudged, by) : withValue(ready, trace, nudged, by);
  const [below, above] = [measure(-step), measure(step)];
  const slope = (part: (losses: LossParts) => number) => (part(above) - part(below)) / (2 * step);
  const size = above.here + above.later;
  return {
    step,
    below,
    above,
    byDifferences: {
      direct: slope(({ here }) => here),
      recurrent: slope(({ later }) => later),
      total: slope(({ here, later }) => here + later),
    },
    resolution: (Math.abs(size) * Number.EPSILON) / (2 * step),
  };
}

function withValue(ready: PreparedText, trace: LayerTrace, nudged: NudgedValue, by: number): LossParts {
  const { prepared, cell, T, H } = ready;
  const { timeStep } = nudged;
  const states = statesAfterNudge(cell, trace, nudged, by);
  const head = weightAndBias('fc', prepared.weights);
  const logits = denseForward(head, 'linear', states.hiddenState ?? new Float64Array(H), H);
  const here = lossTerm(ready, logits, 0, timeStep);
  return { here, later: lossAfter(ready, timeStep + 1, T, packedStates(prepared, 1, states)) };
}

function lossAfter(ready: PreparedText, from: number, T: number, states?: Float64Array): number {
  if (from >= T) return 0;
  const { output } = runSteps(ready, from, T, states);
  let loss = 0;
  for (let t = from; t < T; t++) loss += lossTerm(ready, output, t - from, t);
  return loss;
}

function withWeight(ready: PreparedText, { gate, unit, from }: NudgedWeight, by: number): LossParts {
  const { prepared, cell, T, H } = ready;
  const gates: readonly ActivationName[] = cells[cell].gates;
  const weight = prepared.weights['weight_hh_l0'].slice();
  weight[(gates.indexOf(gate) * H + unit) * H + from] += by;
  const moved = { ...prepared, weights: { ...prepared.weights, weight_hh_l0: weight } };
  return { here: 0, later: lossAfter({ ...ready, prepared: moved }, 0, T) };
}
