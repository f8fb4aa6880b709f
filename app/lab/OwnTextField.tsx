/** Where a learner's own text comes in: typed, pasted, opened or dropped. What is wrong with it is said here. */
import { useId, useRef, useState, type DragEvent } from 'react';
import { parseOwnText, type OwnText } from '#data/ownText';
import { useTrainingText } from '../i18n/training.ts';
import { useTraining } from '../state/training.ts';
import { trainOnOwnText } from '../state/trainingActions.ts';
import controls from './controls.module.css';
import { setOwnTextDraft, storeOwnTextDraft, useOwnTextDraft } from './ownTextDraft.ts';
import styles from './TextSource.module.css';

type Problem = Exclude<OwnText, { kind: 'text' }> | { readonly kind: 'unreadable' };

export default function OwnTextField({ onDone }: { readonly onDone: () => void }) {
  const text = useTrainingText().source;
  const id = useId();
  const draft = useOwnTextDraft((state) => state.draft);
  const begun = useTraining((state) => state.trainStep);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [dropping, setDropping] = useState(false);
  const opener = useRef<HTMLInputElement>(null);

  const learnFrom = (input: string | Uint8Array, name: string) => {
    const parsed = parseOwnText(input);
    if (parsed.kind !== 'text') {
      setProblem(parsed);
      return;
    }
    setProblem(null);
    void trainOnOwnText(parsed, name);
    onDone();
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    try {
      learnFrom(new Uint8Array(await file.arrayBuffer()), file.name);
    } catch {
      setProblem({ kind: 'unreadable' });
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDropping(false);
    const [file] = event.dataTransfer.files;
    if (file) void open(file);
    else setOwnTextDraft(event.dataTransfer.getData('text/plain') || draft);
  };

  return (
    <div
      className={styles.panel}
      data-dropping={dropping || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false);
      }}
      onDrop={drop}
    >
      <div className={controls.field}>
        <label htmlFor={id}>{text.paste}</label>
        <textarea
          id={id}
          className={styles.text}
          rows={5}
          value={draft}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-about`}
          onChange={(event) => {
            setOwnTextDraft(event.target.value);
            setProblem(null);
          }}
          onBlur={storeOwnTextDraft}
        />
      </div>
      <div id={`${id}-about`}>
        {problem && (
          <p className={controls.problem} role="alert">
            {text.problem(problem)}
          </p>
        )}
        <p className={controls.soft}>
          {dropping ? text.dropNow : text.hint}
          {begun > 0 && ` ${text.startsOver(begun)}`}
        </p>
      </div>
      <div className={controls.row}>
        <button
          type="button"
          className={controls.button}
          onClick={() => {
            storeOwnTextDraft();
            learnFrom(draft, text.pasted);
          }}
        >
          {text.use}
        </button>
        <input
          ref={opener}
          type="file"
          className="visually-hidden"
          accept="text/*,.txt,.md,.csv,.json"
          tabIndex={-1}
          aria-label={text.openFile}
          onChange={(event) => {
            void open(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <button type="button" className={controls.button} onClick={() => opener.current?.click()}>
          {text.openFile}
        </button>
        <span className={`${controls.soft} ${styles.drop}`}>{text.drop}</span>
        <button type="button" className={controls.quiet} onClick={onDone}>
          {text.close}
        </button>
      </div>
    </div>
  );
}
