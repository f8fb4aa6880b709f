/** Marks the chosen letter or its word, for those who do not drag. */
import { wordAround } from '#figures/letterLines';
import type { LetterRange } from '#inspect/letterProperties';
import { useActivationsText } from '../../i18n/activations.ts';
import { isMarked } from '../../state/activationsView.ts';
import styles from './PaintedText.module.css';

interface Props {
  readonly letters: readonly string[];
  readonly marks: readonly LetterRange[];
  readonly step: number;
  readonly onMark: (range: LetterRange, marked: boolean) => void;
  readonly onClear: () => void;
}

export function MarkButtons({ letters, marks, step, onMark, onClear }: Props) {
  const { marks: text } = useActivationsText();
  const marked = isMarked(marks, step);
  return (
    <div className={styles.marks} role="group" aria-label={text.label}>
      <button type="button" onClick={() => onMark({ from: step, to: step + 1 }, !marked)}>
        {marked ? text.unmarkLetter : text.letter}
      </button>
      <button type="button" onClick={() => onMark(wordAround(letters, step), !marked)}>
        {marked ? text.unmarkWord : text.word}
      </button>
      {marks.length > 0 && (
        <button type="button" onClick={onClear}>
          {text.clear}
        </button>
      )}
      <span className={styles.hint}>{text.hint}</span>
    </div>
  );
}
