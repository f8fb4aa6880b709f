/** What the microscope shows of a backward pass: the rows for one unit, and where to look first. */
import type { Derivatives, BackwardPass } from '#inspect/backwardPass';
import type { MicroscopeCell } from '#inspect/microscopeCells';
import type { WeightTerms } from '#inspect/weightTerms';
import { cells, type ActivationName, type CellName } from '#rnn/cells';
import type { DerivativeRow } from './backwardStrip.ts';

/** Letters of a word that the microscope shows at most; a column for each must stay wide enough to hit. */
export const longestWord = 16;

/** What a derivative is by: what gates and states are, or the sums that go into their squashing functions. */
export type Side = 'activation' | 'preActivation';

/** From the loss inwards: the order in which a step is walked back. */
export function quantitiesOf(cell: CellName, side: Side): readonly ActivationName[] {
  const { reading, gates }: { reading: readonly ActivationName[]; gates: readonly ActivationName[] } =
    cells[cell];
  const inward = [...reading].reverse();
  return side === 'activation' ? inward : inward.filter((name) => gates.includes(name));
}

/** The gate that a weight belongs to, for a quantity that may be none: states are written by way of the candidate. */
export function gateFor(cell: MicroscopeCell, name: ActivationName): ActivationName {
  const gates: readonly ActivationName[] = cells[cell].gates;
  if (gates.includes(name)) return name;
  return gates.includes('candidate') ? 'candidate' : gates[0];
}

/** The row of `W_hh` by which `unit` of `gate` reads. */
export function packedRow(cell: MicroscopeCell, gate: ActivationName, H: number, unit: number): number {
  return (cells[cell].gates as readonly ActivationName[]).indexOf(gate) * H + unit;
}

/** The derivatives by everything in one unit, with the wall; `uncut` without. */
export function derivativeRows(
  { cell, whole, cut, H }: BackwardPass,
  side: Side,
  unit: number,
): readonly DerivativeRow<ActivationName>[] {
  const of = (derivatives: Derivatives, path: 'direct' | 'recurrent' | 'total', name: ActivationName) =>
    unitSeries(
      (side === 'activation' ? derivatives.activations : derivatives.preActivations)[path][name] ?? [],
      H,
      unit,
    );
  return quantitiesOf(cell, side).map((name) => ({
    name,
    direct: of(cut, 'direct', name),
    recurrent: of(cut, 'recurrent', name),
    total: of(cut, 'total', name),
    uncut: of(whole, 'total', name),
  }));
}

/** One unit out of `[T, H]`: `[T]`. */
function unitSeries(values: ArrayLike<number>, H: number, unit: number): readonly number[] {
  return Array.from({ length: values.length / H }, (_, t) => values[t * H + unit]);
}

/**
 * The unit, counted from 0, in which the two paths are most nearly equal, over all quantities and steps, each measured
 * by the largest of its row; without later steps, the one with the largest derivative.
 */
export function livelyUnit(pass: BackwardPass): number {
  const { T, H } = pass;
  return largestOf(H, (unit) => {
    const rows = derivativeRows(pass, 'activation', unit);
    const [{ total }] = rows;
    if (T === 1) return Math.abs(total[0]);
    let score = 0;
    for (const { direct, recurrent } of rows) {
      const sizes = Array.from(
        { length: T },
        (_, t) => [Math.abs(direct[t]), Math.abs(recurrent[t])] as const,
      );
      const largest = Math.max(...sizes.flat());
      if (largest > 0) for (const [here, later] of sizes) score += Math.min(here, later) / largest;
    }
    return score;
  });
}

/** The unit, counted from 0, that a row of `W_hh` reads by the weight with the largest derivative. */
export function strongestSource({ bySums, previousHidden, termNorms }: WeightTerms, row: number): number {
  const T = termNorms.length;
  const [rows, H] = [bySums.length / T, previousHidden.length / T];
  return largestOf(H, (from) => {
    let sum = 0;
    for (let t = 0; t < T; t++) sum += bySums[t * rows + row] * previousHidden[t * H + from];
    return Math.abs(sum);
  });
}

function largestOf(count: number, score: (index: number) => number): number {
  let [best, largest] = [0, -Infinity];
  for (let index = 0; index < count; index++) {
    const value = score(index);
    if (value > largest) [best, largest] = [index, value];
  }
  return best;
}

/** How a derivative by the chain rule stands to one by differences. */
export interface Agreement {
  readonly difference: number;
  /** What a step of that size cannot tell apart: rounding of the losses, and their curvature. */
  readonly tolerance: number;
  readonly agrees: boolean;
}

/**
 * @param step        `ε` of the difference
 * @param resolution  what rounding alone can make of it
 * @param loss        whose size stands for that of its higher derivatives; the error of a central difference is of the
 *                    order of `ε²` times the third
 */
export function agreement(
  byRule: number,
  byDifference: number,
  { step, resolution, loss }: { readonly step: number; readonly resolution: number; readonly loss: number },
): Agreement {
  const difference = byDifference - byRule;
  const tolerance = 1e-8 * Math.abs(byRule) + 8 * resolution + step * step * Math.abs(loss);
  return { difference, tolerance, agrees: Math.abs(difference) <= tolerance };
}
