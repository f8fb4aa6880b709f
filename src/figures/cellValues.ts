/** The numbers of one unit at one time step, taken from a trace; nothing is computed anew that the trace holds. */
import type { LstmActivationName } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterViews } from '#rnn/parameters';
import { cells } from '#rnn/cells';
import type { LstmQuantityName } from '#rnn/quantities';
import type { LayerTrace } from '#rnn/trace';

/** A value for every wire; the input is a letter, not a number. */
export type CellValues = Readonly<Record<Exclude<LstmQuantityName, 'input'>, number>>;

/**
 * An activation's value.
 * @param timeStep  from 0; −1 is the state before the first step
 * @param unit      from 0
 * @throws RangeError when the trace holds no such value
 */
export function activationAt(
  trace: LayerTrace,
  name: LstmActivationName,
  timeStep: number,
  unit: number,
): number {
  const { B, H } = trace.sizes;
  const initial = name === 'cellState' || name === 'hiddenState' ? trace.initial[name] : undefined;
  const value = timeStep < 0 ? initial?.[unit] : trace.activations[name]?.[timeStep * B * H + unit];
  if (value === undefined || unit >= H) {
    throw new RangeError(`no ${name} of unit ${unit} at time step ${timeStep} in a trace of ${H} units`);
  }
  return value;
}

/**
 * What stands on the wires of an LSTM for batch row 0.
 * `f · c₋₁`, `i · g` and `tanh(c)` are recomputed from the trace's values in float64, as the cell does.
 * @throws RangeError when `timeStep` or `unit` (both from 0) is not in the trace
 */
export function cellValues(trace: LayerTrace, timeStep: number, unit: number): CellValues {
  const at = (name: LstmActivationName, step = timeStep) => activationAt(trace, name, step, unit);
  const previousCellState = at('cellState', timeStep - 1);
  return {
    previousCellState,
    previousHiddenState: at('hiddenState', timeStep - 1),
    forgetGate: at('forgetGate'),
    keptMemory: at('forgetGate') * previousCellState,
    inputGate: at('inputGate'),
    candidate: at('candidate'),
    writtenMemory: at('inputGate') * at('candidate'),
    cellState: at('cellState'),
    outputGate: at('outputGate'),
    squashedCellState: Math.tanh(at('cellState')),
    hiddenState: at('hiddenState'),
  };
}

/** The four sums behind a gate's value: what the letter adds, what `h₋₁` adds, both biases together, and the total. */
export interface GateSums {
  readonly inputSum: number;
  readonly recurrentSum: number;
  readonly bias: number;
  readonly preActivation: number;
}

/**
 * The sums of one gate for batch row 0, or null where `gate` is not a gate but a state.
 * @param code  the letter read at this step, its place in the vocabulary
 * @throws RangeError when `timeStep` or `unit` (both from 0) is not in the trace
 */
export function gateSums(
  model: CharModel,
  trace: LayerTrace,
  code: number,
  gate: LstmActivationName,
  timeStep: number,
  unit: number,
): GateSums | null {
  const preActivations = trace.preActivations[gate];
  const block = (cells[model.spec.cell].gates as readonly LstmActivationName[]).indexOf(gate);
  if (!preActivations || block < 0) return null;
  const { B, H } = trace.sizes;
  const V = model.spec.vocabulary.length;
  const weights = parameterViews(charModelLayout(model.spec), model.parameters);
  const row = block * H + unit;
  let recurrentSum = 0;
  for (let j = 0; j < H; j++) {
    recurrentSum +=
      weights['weight_hh_l0'][row * H + j] * activationAt(trace, 'hiddenState', timeStep - 1, j);
  }
  return {
    inputSum: weights['weight_ih_l0'][row * V + code],
    recurrentSum,
    bias: weights['bias_ih_l0'][row] + weights['bias_hh_l0'][row],
    preActivation: preActivations[timeStep * B * H + unit],
  };
}

/**
 * The unit worth looking at first, from 0: the one whose forget gate swings most over the text while it has a memory
 * to keep or to lose. Judged by `(max f − min f) · max |c|`, where c beyond 1 counts no further: tanh hides it. Over
 * one letter no gate swings, and the memory alone decides.
 */
export function interestingUnit(trace: LayerTrace): number {
  const { T, H } = trace.sizes;
  let best = { unit: 0, score: 0 };
  for (let unit = 0; unit < H; unit++) {
    const steps = Array.from({ length: T }, (_, t) => t);
    const gates = steps.map((t) => activationAt(trace, 'forgetGate', t, unit));
    const memories = steps.map((t) => Math.abs(activationAt(trace, 'cellState', t, unit)));
    const swing = T > 1 ? Math.max(...gates) - Math.min(...gates) : 1;
    const score = swing * Math.min(1, Math.max(...memories));
    if (score > best.score) best = { unit, score };
  }
  return best.unit;
}

/** The step to stand at first, from 0: where a letter comes for the second time, as memory shows there; else the last. */
export function interestingTimeStep(codes: ArrayLike<number>): number {
  const seen = new Set<number>();
  for (let t = 0; t < codes.length; t++) {
    if (seen.has(codes[t])) return t;
    seen.add(codes[t]);
  }
  return Math.max(0, codes.length - 1);
}
