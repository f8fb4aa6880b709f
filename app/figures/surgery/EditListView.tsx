/** The edits in words, each to be switched off or removed, and the way back and forth through them. */
import { Redo2, Undo2, X } from 'lucide-react';
import { useSurgeryText } from '../../i18n/surgery.ts';
import { mostEdits } from '../../state/surgeryView.ts';
import { editSentence } from './editWords.ts';
import styles from './SurgeryFigure.module.css';
import type { EditList } from './useEditList.ts';
import type { SurgeryRun } from './useSurgery.ts';

export function EditListView({ run, edits }: { readonly run: SurgeryRun; readonly edits: EditList }) {
  const text = useSurgeryText();
  const { list: words } = text;
  const misfits = new Map(run.now.misfits.map(({ edit, misfit }) => [run.made[edit], misfit]));
  return (
    <div className={styles.list} role="group" aria-label={words.title}>
      <div className={styles.listHead}>
        <span className={styles.listTitle}>{words.title}</span>
        <button type="button" className={styles.quiet} aria-disabled={!edits.canUndo} onClick={edits.undo}>
          <Undo2 size={16} aria-hidden="true" /> {words.undo}
        </button>
        <button type="button" className={styles.quiet} aria-disabled={!edits.canRedo} onClick={edits.redo}>
          <Redo2 size={16} aria-hidden="true" /> {words.redo}
        </button>
        {edits.list.length > 1 && (
          <button type="button" className={styles.quiet} onClick={edits.clear}>
            {words.clear}
          </button>
        )}
      </div>
      {edits.list.length === 0 ? (
        <p className={styles.none}>{words.none}</p>
      ) : (
        <ol className={styles.entries}>
          {edits.list.map(({ edit, on }, place) => {
            const sentence = editSentence(edit, run.model, text);
            const misfit = on ? misfits.get(place) : undefined;
            return (
              <li key={sentence} data-off={!on || misfit !== undefined}>
                <label>
                  <input
                    type="checkbox"
                    checked={on}
                    aria-label={words.on(sentence)}
                    onChange={() => edits.toggle(place)}
                  />
                  <span>
                    {sentence}
                    {misfit && <em>{` (${words.misfit(misfit)})`}</em>}
                  </span>
                </label>
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={words.removeThis(sentence)}
                  onClick={() => edits.remove(place)}
                >
                  <X size={16} aria-hidden="true" />
                </button>
              </li>
            );
          })}
        </ol>
      )}
      {edits.full && (
        <p className={styles.none} role="status">
          {words.full(mostEdits)}
        </p>
      )}
    </div>
  );
}
