/** Saves what a figure shows, as SVG, PNG or CSV, and says what became of it. */
import { useState, type RefObject } from 'react';
import type { FigureTable } from '#figures/figureTable';
import { useFrameText } from '../i18n/frame.ts';
import type { SavedKind } from './saveFigure.ts';
import styles from './SaveButtons.module.css';

const kinds: readonly SavedKind[] = ['SVG', 'PNG', 'CSV'];

interface Props {
  readonly name: string;
  readonly title: string;
  /** Goes into the SVG as its description. */
  readonly caption: string;
  readonly table: FigureTable;
  readonly body: RefObject<HTMLElement | null>;
}

export function SaveButtons({ name, title, caption, table, body }: Props) {
  const text = useFrameText();
  const [message, setMessage] = useState('');

  const save = async (kind: SavedKind) => {
    if (!body.current) return;
    const file = `${name}.${kind.toLowerCase()}`;
    try {
      // Drawing a picture that stands alone takes more script than most who look at it need.
      const { saveFigure } = await import('./saveFigure.ts');
      await saveFigure(kind, { file, title, caption, table, body: body.current });
      setMessage(text.saved(file));
    } catch (error) {
      const reason = error instanceof Error && error.message !== '' ? error.message : text.unknownReason;
      setMessage(text.notSaved(file, reason));
    }
  };

  return (
    <div className={styles.save} role="group" aria-label={text.save}>
      <span className={styles.message} role="status">
        {message}
      </span>
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          className={styles.button}
          aria-label={text.saveAs(kind, title)}
          onClick={() => void save(kind)}
        >
          {kind}
        </button>
      ))}
    </div>
  );
}
