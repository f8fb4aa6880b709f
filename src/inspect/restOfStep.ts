/**
 * A recurrent step finished by hand from the middle: one value of one unit is moved, and what the step computes after
 * it is computed anew. Within a step units do not meet, so it is the unit's own formulas and no more.
 */
import { cells, type ActivationName } from '#rnn/cells';
import type { LayerTrace, PerState } from '#rnn/trace';
import { sigmoid, squash } from '#reference/squash';
import type { MicroscopeCell } from './microscopeCells.ts';

/** A value of one unit at one step: what a gate or state is, or the sum that goes into its squashing function. */
export interface NudgedValue {
  readonly kind: 'activation' | 'preActivation';
  readonly name: ActivationName;
  readonly timeStep: number;
  readonly unit: number;
}

/**
 * The states after step `timeStep` had the value been larger by `by`.
 * @param trace  of one batch row
 * @returns      `[H]` each, copies
 * Sources: as the reference's `rnn`, `lstm` and `gru`.
 */
export function statesAfterNudge(
  cell: MicroscopeCell,
  trace: LayerTrace,
  { kind, name, timeStep, unit }: NudgedValue,
  by: number,
): PerState {
  const { H } = trace.sizes;
  const at = timeStep * H + unit;
  const after = Object.fromEntries(
    cells[cell].states.map((state) => [
      state,
      (trace.activations[state] ?? new Float64Array(0)).slice(timeStep * H, (timeStep + 1) * H),
    ]),
  );
  const nudge = (which: NudgedValue['kind'], of: ActivationName) => (kind === which && name === of ? by : 0);
  /** A sum, moved if it is the one that is. */
  const sum = (of: ActivationName) => (trace.preActivations[of]?.[at] ?? NaN) + nudge('preActivation', of);
  /** What a formula gives, moved if it is the value that is. */
  const value = (of: ActivationName, computed: number) => computed + nudge('activation', of);
  const before = (state: 'cellState' | 'hiddenState') =>
    (timeStep === 0 ? trace.initial[state]?.[unit] : trace.activations[state]?.[at - H]) ?? NaN;

  switch (cell) {
    case 'rnn':
    case 'rnnRelu': {
      const [phi] = cells[cell].squashing;
      after['hiddenState'][unit] = value('hiddenState', squash(phi, sum('hiddenState')));
      return after;
    }
    case 'lstm': {
      const i = value('inputGate', sigmoid(sum('inputGate')));
      const f = value('forgetGate', sigmoid(sum('forgetGate')));
      const g = value('candidate', Math.tanh(sum('candidate')));
      const o = value('outputGate', sigmoid(sum('outputGate')));
      const c = value('cellState', f * before('cellState') + i * g);
      after['cellState'][unit] = c;
      after['hiddenState'][unit] = value('hiddenState', o * Math.tanh(c));
      return after;
    }
    case 'gru': {
      const reset = sigmoid(sum('resetGate'));
      const r = value('resetGate', reset);
      const z = value('updateGate', sigmoid(sum('updateGate')));
      // The candidate's sum holds r·(W_hn h₋₁ + b_hn), which moves with r.
      const moved = (r - (trace.activations.resetGate?.[at] ?? NaN)) * (trace.beforeReset?.[at] ?? NaN);
      const n = value('candidate', Math.tanh(sum('candidate') + moved));
      after['hiddenState'][unit] = value('hiddenState', (1 - z) * n + z * before('hiddenState'));
      return after;
    }
    default:
      return cell satisfies never;
  }
}
