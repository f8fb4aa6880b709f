/** Marks or a curve, over what the figure shows at the moment the question is read. */
import { useEffect, useRef, useState } from 'react';
import type { ProseHtml } from '#lesson/document';
import { useText } from '../../i18n/languages.ts';
import type { AskedCheck, Board } from '../checks/check.ts';
import type { AnswerProps } from './answer.ts';
import styles from './answers.module.css';
import { CurveAnswer } from './CurveAnswer.tsx';
import { MarksAnswer } from './MarksAnswer.tsx';

interface Props extends AnswerProps {
  readonly label: ProseHtml;
  readonly load: () => Promise<AskedCheck>;
}

/** Milliseconds between two looks at a figure that is not ready yet. */
const patience = 500;

export default function BoardAnswer({ label, load, ...answer }: Props) {
  const { reader } = useText();
  const [board, setBoard] = useState<Board | null>(null);
  const loading = useRef(load);
  useEffect(() => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const found = await loading
        .current()
        .then((check) => check.board?.(controller.signal) ?? null)
        .catch(() => null);
      if (controller.signal.aborted) return;
      if (found) setBoard(found);
      else timer = setTimeout(() => void look(), patience);
    };
    void look();
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, []);
  if (!board) return <p className={styles.said}>{reader.nothingToMark}</p>;
  return board.answer === 'marks' ? (
    <MarksAnswer label={label} places={board.places} {...answer} />
  ) : (
    <CurveAnswer label={label} board={board} {...answer} />
  );
}
