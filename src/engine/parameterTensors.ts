/** A network's flat parameter vector as tensors by name. */
import { reshape, type Tensor } from '@tensorflow/tfjs-core';
import { cells } from '#rnn/cells';
import type { ParameterSlot } from '#rnn/parameters';
import { takeRun } from './kernels/block.ts';

export type NamedTensors = Readonly<Record<string, Tensor>>;

export type ParameterPiece = Pick<ParameterSlot, 'name' | 'shape' | 'offset' | 'size'>;

/**
 * Parameters that lie side by side and are used together become one tensor, which saves slices and sums: the two
 * biases of a recurrent layer as `biases_l0`, `[2, G·H]`, what else its cell has as `extra_l0`, `[E·H]`.
 */
export function jointPieces(layout: readonly ParameterSlot[]): readonly ParameterPiece[] {
  const pieces: ParameterPiece[] = [];
  for (const { name, shape, offset, size } of layout) {
    const joint = jointName(name);
    const last = pieces.at(-1);
    if (joint !== null && last?.name === joint) {
      const whole = last.size + size;
      const rows = joint.includes('biases') ? [2, size] : [whole];
      pieces.splice(-1, 1, { name: joint, shape: rows, offset: last.offset, size: whole });
    } else {
      pieces.push({ name: joint ?? name, shape, offset, size });
    }
  }
  return pieces;
}

/** One tensor a piece, copied out of the vector's first values. */
export function pieceTensors(vector: Tensor, pieces: readonly ParameterPiece[]): Tensor[] {
  return pieces.map(({ offset, size, shape }) => reshape(takeRun(vector, offset, size), [...shape]));
}

export function namedTensors(pieces: readonly ParameterPiece[], tensors: readonly Tensor[]): NamedTensors {
  return Object.fromEntries(pieces.map(({ name }, k) => [name, tensors[k]]));
}

const extraNames = new Set<string>(
  Object.values(cells).flatMap(({ extraParameters }) => extraParameters.map(({ name }) => name)),
);

function jointName(name: string): string | null {
  const [, layer, parameter, suffix] = /^(.*\.)?(\w+?)(_l\d+(?:_reverse)?)$/.exec(name) ?? [];
  if (parameter === 'bias_ih' || parameter === 'bias_hh') return `${layer ?? ''}biases${suffix}`;
  return parameter !== undefined && extraNames.has(parameter) ? `${layer ?? ''}extra${suffix}` : null;
}
