/**
 * A cell as data: what every quantity is computed from, by which operation, and in which step of the reading it
 * appears. Diagrams, captions, sums and the screen reader's words read this; nothing here has a place on a page. Each
 * kind has its own in `cells/`.
 */
import type { ActivationName, CellName, Squashing } from '#rnn/cells';
import type { QuantityName } from '#rnn/quantities';

export interface Peephole {
  /** Without the layer suffix: `peephole_f`. */
  readonly parameter: string;
  readonly of: QuantityName;
}

/**
 * Sums over weights, and what becomes of them: `φ(LN(W x + b + U v + b' + p ⊙ c + s))`, of which each part may be
 * missing. `W`, `U` and the biases are the rows of `gate` in the packed parameters.
 */
export interface WeightedSum {
  readonly kind: 'weighted';
  readonly gate: ActivationName;
  /** Whether `W x + b` is in it. */
  readonly input: boolean;
  /** `v`: what meets `U`, and with it `b'`. */
  readonly weighs: QuantityName | null;
  readonly peephole: Peephole | null;
  /** `s`: what is added as it is. */
  readonly adds: QuantityName | null;
  /** Where the layer normalises these sums within the block. */
  readonly normalised: boolean;
  readonly squash: Squashing | null;
  /** What the block of `U v` alone is called; `U` unless told otherwise. */
  readonly matrix?: string;
}

export type CellOperation =
  | WeightedSum
  /** Unit by unit, all of `from`. */
  | { readonly kind: 'product' }
  | { readonly kind: 'sum' }
  /** One minus it. */
  | { readonly kind: 'rest' }
  | { readonly kind: 'squash'; readonly by: Squashing }
  /** Over all units; gain and shift without the layer suffix. */
  | { readonly kind: 'normalise'; readonly gain: string; readonly shift: string };

/** What the trace keeps of a quantity that is not an activation by its own name. */
export type KeptInTrace =
  { readonly of: 'sums' | 'preActivations'; readonly name: ActivationName } | { readonly of: 'beforeReset' };

export interface CellPart {
  readonly name: QuantityName;
  /** How its wire is called: a letter as in the formulas, with what stands below it. */
  readonly label: readonly [text: string, subscript: string];
  /** The block that computes it; null for what comes into the cell from outside. */
  readonly operation: CellOperation | null;
  /** What goes into that block. */
  readonly from: readonly QuantityName[];
  /** The step in which it is computed; null for what is there before the first. */
  readonly step: QuantityName | null;
  readonly kept?: KeptInTrace;
}

export interface CellGraph {
  readonly kind: CellName;
  /** In the order of the reading; a part comes after all that it is computed from. */
  readonly parts: readonly CellPart[];
  /** The steps of the reading, one formula each. */
  readonly steps: readonly QuantityName[];
}

/** @throws RangeError when the cell has no such quantity */
export function partOf({ kind, parts }: CellGraph, name: QuantityName): CellPart {
  const part = parts.find((each) => each.name === name);
  if (!part) throw new RangeError(`${kind} has no ${name}`);
  return part;
}

/** `given`: there before the first step. `done`, `now`, `later`: when it is computed, seen from a step. */
export type Stage = 'given' | 'done' | 'now' | 'later';

/** Where a quantity stands when the reading has come to `step`. */
export function stageOf({ steps }: CellGraph, part: CellPart, step: QuantityName): Stage {
  if (part.step === null) return 'given';
  const distance = steps.indexOf(part.step) - steps.indexOf(step);
  return distance < 0 ? 'done' : distance === 0 ? 'now' : 'later';
}

/** What is written into a block, line by line. */
export function blockText(operation: CellOperation): readonly string[] {
  switch (operation.kind) {
    case 'weighted': {
      const { squash, normalised, input, matrix = 'U' } = operation;
      const sign = squash ? squashingSigns[squash] : input ? 'Σ' : matrix;
      return normalised ? ['LN', sign] : [sign];
    }
    case 'product':
      return ['×'];
    case 'sum':
      return ['+'];
    case 'rest':
      return ['1−'];
    case 'squash':
      return [squashingSigns[operation.by]];
    case 'normalise':
      return ['LN'];
    default:
      return operation satisfies never;
  }
}

export const squashingSigns: Readonly<Record<Squashing, string>> = {
  sigmoid: 'σ',
  tanh: 'tanh',
  relu: 'ReLU',
};
