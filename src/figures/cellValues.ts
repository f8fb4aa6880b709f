/** The numbers of a cell at one time step, taken from a trace; nothing is computed anew that the trace holds. */
import { cells, type ActivationName, type Squashing } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterViews } from '#rnn/parameters';
import type { QuantityName } from '#rnn/quantities';
import type { LayerTrace } from '#rnn/trace';
import type { CellGraph, CellOperation, CellPart } from './cellGraph.ts';

/** `[H]` for every wire; the input is a letter, not a number a unit. */
export type CellValues = Readonly<Partial<Record<QuantityName, Float64Array>>>;

/** The same of one unit. */
export type UnitValues = Readonly<Partial<Record<QuantityName, number>>>;

/**
 * An activation's value for batch row 0.
 * @param timeStep  from 0; −1 is the state before the first step
 * @param unit      from 0
 * @throws RangeError when the trace holds no such value
 */
export function activationAt(
  trace: LayerTrace,
  name: ActivationName,
  timeStep: number,
  unit: number,
): number {
  const value = unit < trace.sizes.H ? activationsAt(trace, name, timeStep)?.[unit] : undefined;
  if (value === undefined) {
    throw new RangeError(
      `no ${name} of unit ${unit} at time step ${timeStep} in a trace of ${trace.sizes.H} units`,
    );
  }
  return value;
}

/** Batch row 0 of an activation, `[H]`; at time step −1 the state before the first. */
function activationsAt(trace: LayerTrace, name: ActivationName, timeStep: number): Float64Array | undefined {
  const { H } = trace.sizes;
  if (timeStep >= 0) return rowAt(trace, trace.activations[name], timeStep);
  return name === 'cellState' || name === 'hiddenState' ? trace.initial[name]?.subarray(0, H) : undefined;
}

function rowAt({ sizes: { T, B, H } }: LayerTrace, values: Float64Array | undefined, timeStep: number) {
  return timeStep < T ? values?.subarray(timeStep * B * H, timeStep * B * H + H) : undefined;
}

/**
 * What stands on the wires of a cell for batch row 0. What the trace does not keep (products such as `f · c₋₁`,
 * `tanh(c)`) is recomputed from its values in float64, as the cell does.
 * @throws RangeError when `timeStep`, from 0, is not in the trace, or the trace is of another kind of cell
 */
export function cellValues(graph: CellGraph, trace: LayerTrace, timeStep: number): CellValues {
  const values: Partial<Record<QuantityName, Float64Array>> = {};
  for (const part of graph.parts) {
    if (part.name === 'input') continue;
    const row = keptRow(part, trace, timeStep) ?? recomputed(part, values);
    if (!row) throw new RangeError(`no ${part.name} at time step ${timeStep} in a trace of ${trace.cell}`);
    values[part.name] = row;
  }
  return values;
}

/** @param unit  from 0 */
export function unitValues(values: CellValues, unit: number): UnitValues {
  return Object.fromEntries(Object.entries(values).map(([name, row]) => [name, row[unit]]));
}

/** A value for every time step, each as `cellValues` has it. */
export function cellValuesOverTime(graph: CellGraph, trace: LayerTrace): readonly CellValues[] {
  return Array.from({ length: trace.sizes.T }, (_, t) => cellValues(graph, trace, t));
}

function keptRow({ name, kept }: CellPart, trace: LayerTrace, timeStep: number) {
  switch (kept?.of) {
    case 'beforeReset':
      return rowAt(trace, trace.beforeReset, timeStep);
    case 'sums':
    case 'preActivations':
      return rowAt(trace, trace[kept.of]?.[kept.name], timeStep);
    case undefined:
      if (name === 'previousCellState') return activationsAt(trace, 'cellState', timeStep - 1);
      if (name === 'previousHiddenState') return activationsAt(trace, 'hiddenState', timeStep - 1);
      return rowAt(trace, (trace.activations as Readonly<Record<string, Float64Array>>)[name], timeStep);
    default:
      return kept satisfies never;
  }
}

function recomputed({ operation, from }: CellPart, values: CellValues): Float64Array | undefined {
  const rows = from.map((name) => values[name]);
  return operation && rows.every((row) => row !== undefined) ? unitByUnit(operation, rows) : undefined;
}

/**
 * What an operation makes of its `[H]` inputs, for those that look at one unit at a time.
 * @returns undefined for those that sum over units
 */
export function unitByUnit(
  operation: CellOperation,
  [first, ...others]: readonly Float64Array[],
): Float64Array | undefined {
  switch (operation.kind) {
    case 'product':
      return others.reduce((product, row) => product.map((value, unit) => value * row[unit]), first);
    case 'sum':
      return others.reduce((sum, row) => sum.map((value, unit) => value + row[unit]), first);
    case 'rest':
      return first.map((value) => 1 - value);
    case 'squash':
      return first.map((value) => squashed(operation.by, value));
    case 'weighted':
    case 'normalise':
      return undefined;
    default:
      return operation satisfies never;
  }
}

export function squashed(by: Squashing, value: number): number {
  switch (by) {
    case 'sigmoid':
      return 1 / (1 + Math.exp(-value));
    case 'tanh':
      return Math.tanh(value);
    case 'relu':
      return Math.max(0, value);
    default:
      return by satisfies never;
  }
}

/** The four sums behind the value of an LSTM's gate: what the letter adds, what `h₋₁` adds, both biases together, and the total. */
export interface GateSums {
  readonly inputSum: number;
  readonly recurrentSum: number;
  readonly bias: number;
  readonly preActivation: number;
}

/**
 * The sums of one gate of a plain LSTM for batch row 0, or null where `gate` is not a gate but a state.
 * @param code  the letter read at this step, its place in the vocabulary
 * @throws RangeError when `timeStep` or `unit` (both from 0) is not in the trace
 */
export function gateSums(
  model: CharModel,
  trace: LayerTrace,
  code: number,
  gate: ActivationName,
  timeStep: number,
  unit: number,
): GateSums | null {
  const preActivations = trace.preActivations[gate];
  const block = (cells[model.spec.cell].gates as readonly ActivationName[]).indexOf(gate);
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
 * The unit worth looking at first, from 0: the one whose forget gate (of a GRU, its update gate; of a plain network, the
 * hidden state itself) swings most over the text while it has a memory to keep or to lose. Judged by
 * `(max f − min f) · max |c|`, where c beyond 1 counts no further: tanh hides it. Over one letter no gate swings, and
 * the memory alone decides.
 */
export function interestingUnit(trace: LayerTrace): number {
  const { T, H } = trace.sizes;
  const has = (name: ActivationName) => trace.activations[name] !== undefined;
  const gate = (['forgetGate', 'updateGate'] as const).find(has) ?? 'hiddenState';
  const memory = has('cellState') ? 'cellState' : 'hiddenState';
  let best = { unit: 0, score: 0 };
  for (let unit = 0; unit < H; unit++) {
    const steps = Array.from({ length: T }, (_, t) => t);
    const gates = steps.map((t) => activationAt(trace, gate, t, unit));
    const memories = steps.map((t) => Math.abs(activationAt(trace, memory, t, unit)));
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
