/** Guesses without a network where the answer is one of several classes: chance, and the class seen most often. */
import { ShapeError } from '#rnn/errors';
import { notCounted, type Examples } from '../examples.ts';
import type { Baseline, Split } from '../task.ts';

/** Answers that count, `[…]`. @throws ShapeError when the targets are numbers */
function classesOf({ targets }: Examples): { readonly V: number; readonly codes: Int32Array } {
  if (targets.kind !== 'codes') throw new ShapeError('targets', 'codes', targets.kind);
  return { V: targets.V, codes: targets.codes.filter((code) => code !== notCounted) };
}

/** Share of right answers, 0 to 1, of who draws one of the classes blindly: `1 / V`. */
function chanceAccuracy(split: Split): number {
  return 1 / classesOf(split.validation).V;
}

/** Share of right answers on validation, 0 to 1, of who always says the class that training had most often. */
function mostFrequentAccuracy(split: Split): number {
  const { V, codes } = classesOf(split.train);
  const counts = new Float64Array(V);
  for (const code of codes) counts[code]++;
  const most = counts.indexOf(Math.max(...counts));
  const answers = classesOf(split.validation).codes;
  return answers.filter((code) => code === most).length / answers.length;
}

export const chance: Baseline = { name: 'chance', metric: 'accuracy', of: chanceAccuracy };
export const mostFrequentClass: Baseline = {
  name: 'mostFrequentClass',
  metric: 'accuracy',
  of: mostFrequentAccuracy,
};
