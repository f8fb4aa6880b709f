/** What is kept on the device, and what one can do with it: save it as a file, add a file to it, erase it. */
import { useRef, useState } from 'react';
import { lessonsIn } from 'virtual:lessons';
import { useLanguage } from '../i18n/languages.ts';
import { useProgressText } from '../i18n/progress.ts';
import { sectionAddress } from '../state/address.ts';
import { download } from '../state/download.ts';
import { useProgress } from '../state/progress.ts';
import { formatProgress, longestProgress } from '../state/progressFormat.ts';
import { eraseProgress, importProgress } from '../state/progressKeeping.ts';
import styles from './ProgressPanel.module.css';

export function ProgressPanel() {
  const text = useProgressText();
  const { progress, kept, setAside } = useProgress();
  const [says, setSays] = useState<string | null>(null);
  const [isErasing, setErasing] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const isEmpty = Object.keys(progress.lessons).length === 0;

  const add = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      // UTF-8 has at most three bytes for a UTF-16 unit: a longer file need not be read to be refused.
      const problem = chosen.size > 3 * longestProgress ? 'tooLong' : importProgress(await chosen.text());
      setSays(problem === null ? text.imported : text.notImported(problem));
    } catch {
      setSays(text.notRead);
    }
  };
  return (
    <section className={styles.panel} aria-labelledby="progress-title">
      <h2 id="progress-title" className={styles.heading}>
        {text.title}
      </h2>
      <p>{text.lede}</p>
      {isEmpty && <p>{text.nothingYet}</p>}
      <LastPlace />
      {!kept && <p className={styles.warning}>{text.notKept}</p>}
      {setAside && (
        <p className={styles.warning}>
          {text.setAside(setAside.problem)}{' '}
          <button type="button" onClick={() => save(text.setAsideFile, setAside.text)}>
            {text.saveSetAside}
          </button>
        </p>
      )}
      <div className={styles.ways}>
        <button
          type="button"
          disabled={isEmpty}
          onClick={() => {
            save(text.file, formatProgress(progress));
            setSays(text.exported);
          }}
        >
          {text.export}
        </button>
        <button type="button" onClick={() => file.current?.click()}>
          {text.import}
        </button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          className="visually-hidden"
          aria-label={text.import}
          tabIndex={-1}
          onChange={(event) => {
            const { files } = event.target;
            void add(files?.[0]);
            // The same file can be chosen again.
            event.target.value = '';
          }}
        />
        {!isErasing && (
          <button type="button" disabled={isEmpty && !setAside} onClick={() => setErasing(true)}>
            {text.erase}
          </button>
        )}
      </div>
      {isErasing && (
        <div role="group" aria-label={text.erase} className={styles.sure}>
          <p>{text.eraseSure}</p>
          <div className={styles.ways}>
            <button
              type="button"
              onClick={() => {
                eraseProgress();
                setErasing(false);
                setSays(text.erased);
              }}
            >
              {text.eraseYes}
            </button>
            <button type="button" onClick={() => setErasing(false)}>
              {text.eraseNo}
            </button>
          </div>
        </div>
      )}
      <p role="status" className={styles.says}>
        {says}
      </p>
    </section>
  );
}

const save = (file: string, text: string) => download(new Blob([text], { type: 'application/json' }), file);

/** The way back to where reading stopped last, in whichever lesson. */
function LastPlace() {
  const text = useProgressText();
  const lessons = lessonsIn(useLanguage());
  const places = useProgress((s) => s.progress.lessons);
  const last = lessons
    .flatMap((lesson) => {
      const place = places[lesson.name]?.place;
      return place ? [{ lesson, place }] : [];
    })
    .toSorted((a, b) => b.place.at - a.place.at)[0];
  if (!last) return null;
  return (
    <p>
      <a href={sectionAddress(last.lesson.name, last.place.section)}>{text.goOn(last.lesson.title)}</a>
    </p>
  );
}
