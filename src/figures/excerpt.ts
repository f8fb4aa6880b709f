/** A part of a long reading, shown as if it were all: with the memory that was carried into it, not an empty one. */
import { cells, type CellName } from '#rnn/cells';
import type { LayerTrace, PerActivation, PerState } from '#rnn/trace';

/** Letters from `from` up to, but not with, `to`; both counted from 0. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface Read {
  readonly letters: readonly string[];
  readonly codes: Int32Array;
  readonly trace: LayerTrace;
  /** `[T, V]` */
  readonly probabilities: Float64Array;
  /** `[T]` */
  readonly surprise: Float64Array;
}

/**
 * The steps of a span out of a reading. Its trace begins with the state that the step before the span left; arrays
 * are views, no values are copied. A span that reaches beyond the reading is cut to it.
 * @throws RangeError when nothing of the span is in the reading
 */
export function excerptReading(reading: Read, { from, to }: Span): Read {
  const T = reading.codes.length;
  const [start, end] = [Math.max(0, from), Math.min(T, to)];
  if (start >= end) throw new RangeError(`no letters from ${from} to ${to} in a reading of ${T}`);
  const V = reading.probabilities.length / T;
  return {
    letters: reading.letters.slice(start, end),
    codes: reading.codes.subarray(start, end),
    trace: excerptTrace(reading.trace, start, end),
    probabilities: reading.probabilities.subarray(start * V, end * V),
    surprise: reading.surprise.subarray(start, end),
  };
}

function excerptTrace(trace: LayerTrace, start: number, end: number): LayerTrace {
  const { B, I, H } = trace.sizes;
  const rows = (from: number, to: number) => (values: Float64Array) =>
    values.subarray(from * B * H, to * B * H);
  return {
    cell: trace.cell,
    sizes: { ...trace.sizes, T: end - start },
    x: trace.x.subarray(start * B * I, end * B * I),
    initial: start === 0 ? trace.initial : statesAt(trace.cell, trace.activations, rows(start - 1, start)),
    preActivations: mapValues(trace.preActivations, rows(start, end)),
    activations: mapValues(trace.activations, rows(start, end)),
    ...(trace.sums && { sums: mapValues(trace.sums, rows(start, end)) }),
    ...(trace.beforeReset && { beforeReset: rows(start, end)(trace.beforeReset) }),
    ...(trace.epsilon !== undefined && { epsilon: trace.epsilon }),
  };
}

function statesAt(
  cell: CellName,
  activations: PerActivation,
  take: (values: Float64Array) => Float64Array,
): PerState {
  return Object.fromEntries(cells[cell].states.map((name) => [name, take(activations[name]!)]));
}

function mapValues(arrays: PerActivation, take: (values: Float64Array) => Float64Array): PerActivation {
  return Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, take(values)]));
}
