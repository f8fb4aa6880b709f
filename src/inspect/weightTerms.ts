/**
 * The derivative by the recurrent weights as what it is: a sum over the steps, `∂L/∂W_hh = Σ_k δ_k h_{k−1}ᵀ`, each
 * step adding the product of what reaches its sums and the state it read.
 */
import { cells, type ActivationName } from '#rnn/cells';
import type { LayerTrace, PerActivation } from '#rnn/trace';
import type { MicroscopeCell } from './microscopeCells.ts';

export interface WeightTerms {
  /** `[T, G·H]`, rows packed as those of `W_hh`: `δ_k`, the derivative by `W_hh h₋₁ + b_hh`. */
  readonly bySums: Float64Array;
  /** `[T, H]`: the state that each step read. */
  readonly previousHidden: Float64Array;
  /** `[T]`: the Frobenius norm of what each step adds. */
  readonly termNorms: Float64Array;
  /** `[T]`: the norm of the sum from the last step back to each. */
  readonly sumNorms: Float64Array;
}

/**
 * @param trace             of one batch row
 * @param byPreActivations  total derivatives, `[T, H]` for every gate
 * Source: Werbos 1990.
 */
export function weightTerms(
  cell: MicroscopeCell,
  trace: LayerTrace,
  byPreActivations: PerActivation,
): WeightTerms {
  const { T, H } = trace.sizes;
  const gates: readonly ActivationName[] = cells[cell].gates;
  const rows = gates.length * H;
  const bySums = new Float64Array(T * rows);
  gates.forEach((gate, block) => {
    const by = byPreActivations[gate] ?? new Float64Array(T * H);
    // Where the reset gate stands after the product, it lets only its share of the derivative through.
    const share = cell === 'gru' && gate === 'candidate' ? trace.activations.resetGate : undefined;
    for (let t = 0; t < T; t++)
      for (let unit = 0; unit < H; unit++) {
        const at = t * H + unit;
        bySums[t * rows + block * H + unit] = by[at] * (share ? share[at] : 1);
      }
  });

  const previousHidden = new Float64Array(T * H);
  previousHidden.set(trace.initial.hiddenState ?? []);
  previousHidden.set(trace.activations.hiddenState?.subarray(0, (T - 1) * H) ?? [], H);

  const termNorms = new Float64Array(T);
  const sumNorms = new Float64Array(T);
  const sum = new Float64Array(rows * H);
  for (let t = T - 1; t >= 0; t--) {
    const delta = bySums.subarray(t * rows, (t + 1) * rows);
    const state = previousHidden.subarray(t * H, (t + 1) * H);
    for (let row = 0; row < rows; row++)
      for (let from = 0; from < H; from++) sum[row * H + from] += delta[row] * state[from];
    // Of a product of two vectors the norm is the product of theirs.
    termNorms[t] = norm(delta) * norm(state);
    sumNorms[t] = norm(sum);
  }
  return { bySums, previousHidden, termNorms, sumNorms };
}

/** One weight's share of every step: `[T]`, and the sums from the last step back to each, `[T]`. */
export interface EntryTerms {
  readonly terms: Float64Array;
  readonly sums: Float64Array;
}

/**
 * The derivative by one entry of `W_hh` taken apart.
 * @param row   packed row, below `G·H`: the gate's block and the unit that reads
 * @param from  the unit that is read, below `H`
 */
export function entryTerms(
  { bySums, previousHidden, termNorms }: WeightTerms,
  row: number,
  from: number,
): EntryTerms {
  const T = termNorms.length;
  const [rows, H] = [bySums.length / T, previousHidden.length / T];
  const terms = new Float64Array(T);
  const sums = new Float64Array(T);
  let sum = 0;
  for (let t = T - 1; t >= 0; t--) {
    terms[t] = bySums[t * rows + row] * previousHidden[t * H + from];
    sum += terms[t];
    sums[t] = sum;
  }
  return { terms, sums };
}

/** Scaled by the largest, so that neither squares of 1e-200 vanish nor those of 1e200 overflow. */
function norm(values: Float64Array): number {
  let largest = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) return Math.abs(value);
    largest = Math.max(largest, Math.abs(value));
  }
  if (largest === 0) return 0;
  let sum = 0;
  for (const value of values) sum += (value / largest) ** 2;
  return largest * Math.sqrt(sum);
}
