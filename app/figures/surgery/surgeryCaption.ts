/** What the edits came to, in words. */
import { fineNumber, shortNumber } from '#figures/numbers';
import type { SurgeryText } from '../../i18n/en.ts';
import type { ListedEdit } from '../../state/surgeryView.ts';
import type { FigureCaption } from '../FigureFrame.tsx';
import { editSentence, shownWord } from './editWords.ts';
import type { SurgeryRun } from './useSurgery.ts';

export function captionOf(
  { untouched, now, letters, made, model }: SurgeryRun,
  list: readonly ListedEdit[],
  text: SurgeryText,
): FigureCaption {
  const { caption } = text;
  const left = new Set(now.misfits.map(({ edit }) => made[edit]));
  const inForce = made.filter((place) => !left.has(place) && place < list.length);
  const first = inForce.at(-1);
  const edits =
    first === undefined
      ? caption.nothing
      : caption.first(editSentence(list[first].edit, model, text), inForce.length - 1);
  if (Number.isNaN(now.loss)) return caption.notANumber(edits);
  if (first === undefined) return caption.untouched(fineNumber(now.loss), shownWord(letters));
  const differences = Array.from(now.surprise, (bits, t) => Math.abs(bits - untouched.surprise[t]));
  const most = differences.indexOf(Math.max(...differences));
  const loss = { before: fineNumber(untouched.loss), now: fineNumber(now.loss) };
  const bits = { before: shortNumber(untouched.surprise[most]), now: shortNumber(now.surprise[most]) };
  return caption.operated(
    edits,
    // What is shown as the same number is told as the same.
    {
      ...loss,
      direction: loss.before === loss.now ? 'same' : now.loss > untouched.loss ? 'up' : 'down',
    },
    bits.before === bits.now ? null : { step: most + 1, letter: letters[most + 1], ...bits },
  );
}
