/** What a network answers, in words. */
import { percent } from '#figures/numbers';
import type { ProblemsText, ShuffledText } from '../../i18n/en.ts';
import { answerText, type ProblemExample } from '../problems/problemExample.ts';

/** @param answer  `[V]`: a probability for every language, or the births alone */
export function answerWords(
  example: ProblemExample,
  answer: Float64Array,
  text: ShuffledText,
  { languages }: ProblemsText,
): string {
  if (example.source.data.kind === 'births') return text.answer.births(answerText(example, answer[0]));
  const best = answer.indexOf(Math.max(...answer));
  const name = answerText(example, best);
  return text.answer.name(languages[name] ?? name, percent(answer[best]));
}
