/**
 * One unit's sum taken apart, `Σ w·x + Σ u·h + b`, term by term: what the diagram's block adds up before it squashes.
 * Written from the cell's data alone, so that what is drawn can be held against the trace.
 */
import { cells, type ActivationName } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { layerSuffix, parameterViews } from '#rnn/parameters';
import type { QuantityName } from '#rnn/quantities';
import type { LayerTrace } from '#rnn/trace';
import { partOf, type CellGraph, type CellPart, type WeightedSum } from './cellGraph.ts';
import { cellValues, squashed, unitByUnit, type CellValues } from './cellValues.ts';

/** `weight · value`, or `value` alone where nothing is weighed. */
export interface SumTerm {
  readonly kind: 'input' | 'recurrent' | 'bias' | 'peephole' | 'added';
  /** The quantity whose value it is; null for a bias. */
  readonly of: QuantityName | null;
  /** Place in the vector that is weighed, from 0; of a bias 0 for that of the inputs, 1 for that of the states. */
  readonly index: number;
  readonly weight: number;
  readonly value: number;
  readonly product: number;
}

/** What layer normalisation makes of a sum: `gain · (sum − mean) / deviation + shift`. */
export interface Normalisation {
  readonly mean: number;
  /** `√(variance + ε)` */
  readonly deviation: number;
  readonly gain: number;
  readonly shift: number;
}

export interface UnitSum {
  readonly part: CellPart;
  readonly terms: readonly SumTerm[];
  /** All terms added up. */
  readonly sum: number;
  readonly normalisation: Normalisation | null;
  /** What goes into the squashing function: the sum, normalised where the cell does so. */
  readonly preActivation: number;
  /** What comes out of the block. */
  readonly value: number;
}

/** A model at one step of what it reads. */
export interface CellMoment {
  readonly graph: CellGraph;
  readonly model: CharModel;
  readonly trace: LayerTrace;
  /** From 0. */
  readonly timeStep: number;
}

/**
 * The sum behind one unit of a part, or null where the part is no weighted sum. Inputs that are zero add nothing and
 * are left out.
 * @param unit  from 0
 * @throws RangeError when the moment is not in the trace
 */
export function unitSum(moment: CellMoment, name: QuantityName, unit: number): UnitSum | null {
  const part = partOf(moment.graph, name);
  const { operation } = part;
  if (operation?.kind !== 'weighted') return null;
  const values = cellValues(moment.graph, moment.trace, moment.timeStep);
  const terms = termsOf(moment, operation, values, unit);
  const sum = terms.reduce((total, { product }) => total + product, 0);
  const normalisation = operation.normalised ? normalisationOf(moment, operation, unit) : null;
  const preActivation = normalisation ? normalise(normalisation, sum) : sum;
  const value = operation.squash ? squashed(operation.squash, preActivation) : preActivation;
  return { part, terms, sum, normalisation, preActivation, value };
}

/** A unit's sum by where its terms come from; what the cell does not add is absent. */
export interface PartSums {
  readonly inputSum?: number;
  readonly recurrentSum?: number;
  readonly peepholeSum?: number;
  /** Both biases together, or the one that is in this sum. */
  readonly bias: number;
  /** Of all terms, also those that are added as they are; normalised where the cell does so. */
  readonly preActivation: number;
}

/**
 * The sums behind one unit of a part for batch row 0, or null where the part is no weighted sum.
 * @param unit  from 0
 * @throws RangeError when the moment is not in the trace
 */
export function partSums(moment: CellMoment, name: QuantityName, unit: number): PartSums | null {
  const found = unitSum(moment, name, unit);
  if (found?.part.operation?.kind !== 'weighted') return null;
  const { terms, preActivation } = found;
  const { input, weighs, peephole } = found.part.operation;
  const total = (kind: SumTerm['kind']) =>
    terms.reduce((sum, term) => (term.kind === kind ? sum + term.product : sum), 0);
  return {
    ...(input && { inputSum: total('input') }),
    ...(weighs && { recurrentSum: total('recurrent') }),
    ...(peephole && { peepholeSum: total('peephole') }),
    bias: total('bias'),
    preActivation,
  };
}

/**
 * A part of all units, `[H]`, computed from what its data says it is computed from.
 * @param values  of those parts
 */
export function computedPart(moment: CellMoment, part: CellPart, values: CellValues): Float64Array {
  const { operation, from } = part;
  const { H } = moment.trace.sizes;
  if (!operation) throw new RangeError(`${part.name} comes from outside`);
  if (operation.kind === 'weighted')
    return Float64Array.from({ length: H }, (_, unit) => unitSum(moment, part.name, unit)!.value);
  const rows = from.map((name) => values[name]!);
  if (operation.kind !== 'normalise') return unitByUnit(operation, rows)!;
  const weights = weightsOf(moment.model);
  const { mean, deviation } = spread(rows[0], moment.trace.epsilon ?? 0);
  const [gain, shift] = [weights(operation.gain), weights(operation.shift)];
  return rows[0].map((value, unit) =>
    normalise({ mean, deviation, gain: gain[unit], shift: shift[unit] }, value),
  );
}

function termsOf(
  { graph, model, trace, timeStep }: CellMoment,
  operation: WeightedSum,
  values: CellValues,
  unit: number,
): readonly SumTerm[] {
  const weights = weightsOf(model);
  const { I, B, H } = trace.sizes;
  const block = (cells[graph.kind].gates as readonly ActivationName[]).indexOf(operation.gate);
  const row = block * H + unit;
  const term = (kind: SumTerm['kind'], of: SumTerm['of'], index: number, weight: number, value: number) => ({
    kind,
    of,
    index,
    weight,
    value,
    product: weight * value,
  });
  const terms: SumTerm[] = [];
  if (operation.input) {
    const W = weights('weight_ih');
    const x = trace.x.subarray(timeStep * B * I, timeStep * B * I + I);
    for (let k = 0; k < I; k++) if (x[k] !== 0) terms.push(term('input', 'input', k, W[row * I + k], x[k]));
    terms.push(term('bias', null, 0, weights('bias_ih')[row], 1));
  }
  if (operation.weighs) {
    const U = weights('weight_hh');
    const state = values[operation.weighs]!;
    for (let j = 0; j < H; j++) terms.push(term('recurrent', operation.weighs, j, U[row * H + j], state[j]));
    terms.push(term('bias', null, 1, weights('bias_hh')[row], 1));
  }
  if (operation.peephole) {
    const { parameter, of } = operation.peephole;
    terms.push(term('peephole', of, unit, weights(parameter)[unit], values[of]![unit]));
  }
  if (operation.adds) terms.push(term('added', operation.adds, unit, 1, values[operation.adds]![unit]));
  return terms;
}

/** Mean and spread are over the sums of all units, which the trace keeps. */
function normalisationOf(
  { graph, model, trace, timeStep }: CellMoment,
  { gate }: WeightedSum,
  unit: number,
): Normalisation {
  const { B, H } = trace.sizes;
  const sums = trace.sums?.[gate]?.subarray(timeStep * B * H, timeStep * B * H + H);
  if (!sums) throw new RangeError(`the trace of ${trace.cell} keeps no sums of ${gate}`);
  const block = (cells[graph.kind].gates as readonly ActivationName[]).indexOf(gate);
  const weights = weightsOf(model);
  return {
    ...spread(sums, trace.epsilon ?? 0),
    gain: weights('ln_weight')[block * H + unit],
    shift: weights('ln_bias')[block * H + unit],
  };
}

function spread(values: Float64Array, epsilon: number) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance + epsilon) };
}

function normalise({ mean, deviation, gain, shift }: Normalisation, value: number): number {
  return (gain * (value - mean)) / deviation + shift;
}

/** Parameters of the recurrent layer by their names without the layer suffix. */
function weightsOf(model: CharModel) {
  const views = parameterViews(charModelLayout(model.spec), model.parameters);
  return (name: string) => views[`${name}${layerSuffix(0)}`];
}
