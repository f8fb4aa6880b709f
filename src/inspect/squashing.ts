/**
 * Where the sums of a gate lie on the function that squashes them, and how steep it is there: the slope is the factor
 * that the gradient takes on its way back through the gate.
 */
import { cells, type ActivationName, type CellName, type Squashing } from '#rnn/cells';
import type { LayerTrace } from '#rnn/trace';
import { sigmoid, squash } from '#reference/squash';

/** The largest slope that each function has anywhere. */
export const steepest: Readonly<Record<Squashing, number>> = { sigmoid: 0.25, tanh: 1, relu: 1 };

/** A slope below this share of the largest is called flat. */
export const flatShare = 0.05;

/** The function's value at `a`, in float64. */
export const squashedAt = (kind: Squashing, a: number): number => squash(kind, a);

/**
 * The function's slope at `a`, in float64: `σ(a) σ(−a)`, `4e⁻²|a| / (1 + e⁻²|a|)²`, and 0 or 1. Written in terms of `a`
 * and not of the value, so that it is precise where the value rounds to its limit; 0 at the kink of `relu`, as in PyTorch.
 */
export function slopeAt(kind: Squashing, a: number): number {
  switch (kind) {
    case 'sigmoid':
      return sigmoid(a) * sigmoid(-a);
    case 'tanh': {
      const e = Math.exp(-2 * Math.abs(a));
      return (4 * e) / (1 + e) ** 2;
    }
    case 'relu':
      return Number.isNaN(a) ? a : a > 0 ? 1 : 0;
    default:
      return kind satisfies never;
  }
}

/**
 * Between which sums the function is not flat: its slope is below `flatShare` of its largest before `from` and after
 * `to`. Closed forms: `ln((1+q)/(1−q))` and `artanh q` with `q = √(1 − flatShare)`.
 */
export function steepRange(kind: Squashing): { readonly from: number; readonly to: number } {
  const q = Math.sqrt(1 - flatShare);
  switch (kind) {
    case 'sigmoid':
      return { from: -2 * Math.atanh(q), to: 2 * Math.atanh(q) };
    case 'tanh':
      return { from: -Math.atanh(q), to: Math.atanh(q) };
    case 'relu':
      return { from: 0, to: Infinity };
    default:
      return kind satisfies never;
  }
}

/** The function of one of a cell's gates; null where the cell has no such gate. */
export function squashingOf(cell: CellName, gate: ActivationName): Squashing | null {
  const { gates, squashing }: { gates: readonly ActivationName[]; squashing: readonly Squashing[] } =
    cells[cell];
  return squashing[gates.indexOf(gate)] ?? null;
}

/** One sum of a run. */
export interface SquashedSum {
  /** From 0. */
  readonly timeStep: number;
  /** From 0. */
  readonly unit: number;
  readonly preActivation: number;
  /** What the gate made of it, from the trace. */
  readonly value: number;
  readonly slope: number;
}

/**
 * Every sum of a gate in batch row 0, ascending; those that are not numbers come last. Empty where the trace has no such
 * gate.
 */
export function squashedSums(trace: LayerTrace, gate: ActivationName): readonly SquashedSum[] {
  const kind = squashingOf(trace.cell, gate);
  const sums = trace.preActivations[gate];
  const values = trace.activations[gate];
  if (kind === null || !sums || !values) return [];
  const { T, B, H } = trace.sizes;
  const points = Array.from({ length: T * H }, (_, index): SquashedSum => {
    const [timeStep, unit] = [Math.floor(index / H), index % H];
    const at = timeStep * B * H + unit;
    const preActivation = sums[at];
    return { timeStep, unit, preActivation, value: values[at], slope: slopeAt(kind, preActivation) };
  });
  const rank = ({ preActivation: a }: SquashedSum) => (Number.isNaN(a) ? Infinity : a);
  return points.sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return left === right
      ? Number(Number.isNaN(a.preActivation)) - Number(Number.isNaN(b.preActivation))
      : left - right;
  });
}

export interface SlopeSummary {
  readonly count: number;
  /** Sums that are not numbers; the rest of the summary is about the others. */
  readonly notNumbers: number;
  /** Sums at which the function is flat. */
  readonly flat: number;
  /** Mean of the slopes; NaN where there is none. */
  readonly meanSlope: number;
}

/** How steep the function is where the run is. */
export function slopeSummary(sums: readonly SquashedSum[], kind: Squashing): SlopeSummary {
  const numbers = sums.filter(({ preActivation }) => !Number.isNaN(preActivation));
  return {
    count: sums.length,
    notNumbers: sums.length - numbers.length,
    flat: numbers.filter(({ slope }) => slope < flatShare * steepest[kind]).length,
    meanSlope: numbers.reduce((sum, { slope }) => sum + slope, 0) / numbers.length,
  };
}
