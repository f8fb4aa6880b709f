/** The parts that several kinds of cell have in common, written down once. */
import type { QuantityName } from '#rnn/quantities';
import type { ActivationName, Squashing } from '#rnn/cells';
import type { CellPart, Peephole, WeightedSum } from '../cellGraph.ts';

export const product = { kind: 'product' } as const;
export const sum = { kind: 'sum' } as const;

export const input: CellPart = { name: 'input', label: ['x', ''], operation: null, from: [], step: null };
export const previousHiddenState: CellPart = {
  name: 'previousHiddenState',
  label: ['h', 't−1'],
  operation: null,
  from: [],
  step: null,
};

interface GateOptions {
  readonly letter: string;
  readonly squash: Squashing;
  readonly peephole?: Peephole | undefined;
  readonly normalised?: boolean | undefined;
}

/** A gate of the input and the previous hidden state, named after what it computes. */
export function gate(
  name: ActivationName,
  { letter, squash, peephole, normalised = false }: GateOptions,
): CellPart {
  return {
    name,
    label: [letter, ''],
    operation: weighted(name, { squash, normalised, peephole: peephole ?? null }),
    from: ['previousHiddenState', 'input', ...(peephole ? [peephole.of] : [])],
    step: name,
  };
}

/** Unless told otherwise `W x + b + U h₋₁ + b'`, neither normalised nor squashed. */
export function weighted(gate: ActivationName, differences: Partial<WeightedSum>): WeightedSum {
  const plain = { input: true, weighs: 'previousHiddenState', peephole: null, adds: null } as const;
  return { kind: 'weighted', gate, ...plain, normalised: false, squash: null, ...differences };
}

export function computed(
  name: QuantityName,
  label: CellPart['label'],
  operation: NonNullable<CellPart['operation']>,
  from: readonly QuantityName[],
  step: QuantityName,
): CellPart {
  return { name, label, operation, from, step };
}
