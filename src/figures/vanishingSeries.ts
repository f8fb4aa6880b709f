/** What the figure of vanishing gradients draws: its lines, as logarithms, with clipping applied. */
import type { CellDecay, VanishingReading } from '#inspect/vanishing';

/** Lines of the gradient against distance, in the order in which they are named. */
export const gradientLines = ['rnn', 'gru', 'lstm', 'lstmCell', 'lstmAlong'] as const;
export type GradientLine = (typeof gradientLines)[number];

/** Lines of the product of Jacobians. */
export const jacobianLines = ['product', 'stepwise', 'bound'] as const;
export type JacobianLine = (typeof jacobianLines)[number];

export interface Series<Name extends string> {
  readonly name: Name;
  /** log₁₀ of the norm by distance from 0, `[T]`; −Infinity is exactly zero. */
  readonly logs: Float64Array;
}

export interface GradientSeries extends Series<GradientLine> {
  /** The norms themselves, `[T]`. */
  readonly norms: Float64Array;
}

/**
 * What clipping by global norm multiplies a cell's whole gradient by.
 * @param most  the norm allowed; null does not clip
 * Source: Pascanu, Mikolov & Bengio 2013, algorithm 1.
 */
export function clipFactor({ weightNorm }: CellDecay, most: number | null): number {
  return most !== null && weightNorm > most ? most / weightNorm : 1;
}

/** @param most  as in `clipFactor` */
export function gradientSeries(reading: VanishingReading, most: number | null): readonly GradientSeries[] {
  const { rnn, lstm, gru } = reading;
  const line = (name: GradientLine, unclipped: Float64Array | null, cell: CellDecay): GradientSeries[] => {
    if (!unclipped) return [];
    const factor = clipFactor(cell, most);
    const norms = unclipped.map((norm) => norm * factor);
    return [{ name, norms, logs: norms.map(Math.log10) }];
  };
  return [
    ...line('rnn', rnn.hiddenState, rnn),
    ...line('gru', gru.hiddenState, gru),
    ...line('lstm', lstm.hiddenState, lstm),
    ...line('lstmCell', lstm.cellState, lstm),
    ...line('lstmAlong', lstm.alongCellState, lstm),
  ];
}

export function jacobianSeries({ jacobian }: VanishingReading): readonly Series<JacobianLine>[] {
  return jacobian ? jacobianLines.map((name) => ({ name, logs: jacobian[name] })) : [];
}

export interface Loss {
  /** Smallest distance with less than 1% of what the line starts with; null where it is never that little. */
  readonly share: number | null;
  /** Smallest distance below the smallest normal float32. */
  readonly float32: number | null;
  /** Smallest distance with exactly zero in float64. */
  readonly zero: number | null;
}

const logShare = -2;
const logFloat32 = -126 * Math.log10(2);

/** Where a line is lost, the ruler of the figure. */
export function lossOf(logs: Float64Array): Loss {
  const below = (threshold: number) => {
    const distance = logs.findIndex((log) => log < threshold);
    return distance < 0 ? null : distance;
  };
  return {
    share: below(logs[0] + logShare),
    float32: below(logFloat32),
    zero: below(-Number.MAX_VALUE),
  };
}

/** Mean of φ′ over the units, at one distance from the last step or over the whole run. */
export function meanSlope({ slopes }: VanishingReading, length: number, distance: number | null): number {
  const H = slopes.length / length;
  const from = distance === null ? 0 : (length - 1 - distance) * H;
  const part = distance === null ? slopes : slopes.subarray(from, from + H);
  return part.reduce((sum, value) => sum + value, 0) / part.length;
}
