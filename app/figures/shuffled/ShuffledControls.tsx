/** What is read, and how it is shuffled. */
import { trainedRows } from '#data/sequenceProblems';
import { useProblemsText } from '../../i18n/problems.ts';
import { useShuffledText } from '../../i18n/shuffled.ts';
import type { ShuffledAddress } from '../../state/shuffledView.ts';
import { lastDay, longestRead, ownWords, readableWord } from '../problems/problemExample.ts';
import type { ProblemSource } from '../problems/problemSource.ts';
import { RangeField } from '../RangeField.tsx';
import { WordField } from '../WordField.tsx';
import styles from './ShuffledFigure.module.css';

const largestLot = 9999;

interface Props {
  readonly source: ProblemSource;
  readonly address: ShuffledAddress;
  readonly onAddress: (patch: Partial<ShuffledAddress>) => void;
}

export function ShuffledControls({ source, address, onAddress }: Props) {
  const text = useShuffledText();
  const problems = useProblemsText();
  const { data } = source;
  const day = Math.min(address.day, lastDay(source));
  const typed = address.called === '' ? ownWords.called : address.called;
  return (
    <>
      {data.kind === 'births' ? (
        <RangeField
          label={problems.day}
          value={day}
          min={0}
          max={lastDay(source)}
          step={1}
          valueText={problems.date(trainedRows(data.values.length) + day)}
          onChange={(value) => onAddress({ day: value })}
        />
      ) : (
        <div className={styles.word}>
          <WordField
            label={problems.called}
            text={typed}
            read={(value) => readableWord(source, value)}
            shown={readableWord(source, typed).text || ownWords.called}
            longest={longestRead.called}
            onText={(value) => onAddress({ called: value === ownWords.called ? '' : value })}
          />
        </div>
      )}
      <button
        type="button"
        className={styles.again}
        onClick={() => onAddress({ lot: (address.lot % largestLot) + 1 })}
      >
        {text.again} <span className={styles.lot}>{address.lot}</span>
      </button>
    </>
  );
}
