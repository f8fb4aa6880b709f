/** Guessing the next letter without a network: by how often each letter occurs, whatever stands before it. */
import { ShapeError } from '#rnn/errors';
import { notCounted, type Examples } from '../examples.ts';
import { letterEntropy } from '../letterEntropy.ts';
import type { Baseline, Split } from '../task.ts';

/** Letters that are asked for. @throws ShapeError when the targets are numbers */
function lettersOf({ targets }: Examples): { readonly V: number; readonly codes: Int32Array } {
  if (targets.kind !== 'codes') throw new ShapeError('letters', 'codes', targets.kind);
  return { V: targets.V, codes: targets.codes.filter((code) => code !== notCounted) };
}

/**
 * Cross-entropy of the letters of validation under the frequencies of training, in bits per letter. One is added to
 * every count, so that a letter that training lacks is not impossible (Laplace's rule of succession).
 */
function letterFrequencyBits(split: Split): number {
  const { V, codes } = lettersOf(split.train);
  const counts = new Float64Array(V).fill(1);
  for (const code of codes) counts[code]++;
  const asked = lettersOf(split.validation).codes;
  const bits = asked.reduce((sum, code) => sum - Math.log2(counts[code] / (codes.length + V)), 0);
  return bits / asked.length;
}

/**
 * Entropy of the letter frequencies of validation itself, in bits per letter: no guess that looks at frequencies alone
 * can need less.
 */
function validationEntropy(split: Split): number {
  const { V, codes } = lettersOf(split.validation);
  return letterEntropy(codes, V);
}

export const letterBaselines: readonly Baseline[] = [
  { name: 'letterFrequency', metric: 'bitsPerLetter', of: letterFrequencyBits },
  { name: 'letterEntropy', metric: 'bitsPerLetter', of: validationEntropy },
];
