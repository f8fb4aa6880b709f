/**
 * Search over lessons, glossary and figures: a field and the list of what it finds. The field keeps the focus; arrow keys move
 * through the list, Enter goes there.
 */
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { lessonsIn } from 'virtual:lessons';
import { X } from 'lucide-react';
import type { FigureName } from '#lesson/vocabulary';
import type { SearchRecord } from '#lesson/searchRecords';
import { useLanguage, useText } from '../i18n/languages.ts';
import { useSearchText } from '../i18n/search.ts';
import { courseText } from '../state/courseTexts.ts';
import { figureAddress, glossaryAddress, sectionAddress } from '../state/address.ts';
import { goToSection } from '../state/section.ts';
import { excerptOf, markedPieces, type Piece } from './excerpt.ts';
import { openIndex, type Found, type SearchIndex } from './searchIndex.ts';
import styles from './SearchDialog.module.css';

/** Results shown; the best come first, and nobody reads on for long. */
const most = 20;

export default function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useSearchText();
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const index = useSearchIndex();
  const asked = useDeferredValue(query.trim());
  const found = useMemo(() => (index && asked ? index.find(asked, most) : []), [index, asked]);
  const at = Math.min(chosen, found.length - 1);

  useEffect(() => {
    const { current: element } = dialog;
    if (!element) return undefined;
    if (!element.open) element.showModal();
    field.current?.focus();
    // The dialog's own box is what lies around its content: a click there is a click beside it.
    const closeBeside = (event: MouseEvent) => event.target === element && element.close();
    element.addEventListener('click', closeBeside);
    return () => element.removeEventListener('click', closeBeside);
  }, []);
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  const go = (record: SearchRecord) => {
    dialog.current?.close();
    if (record.kind === 'section') goToSection(record.lesson, record.section);
    else location.hash = addressOf(record);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setChosen((at + step + found.length) % found.length);
    } else if (event.key === 'Enter' && found[at]) {
      event.preventDefault();
      go(found[at].record);
    }
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={text.title} onClose={onClose}>
      <div className={styles.content}>
        <div className={styles.head}>
          <input
            ref={field}
            // A field of the type search would keep Escape for itself.
            type="text"
            inputMode="search"
            enterKeyHint="go"
            role="combobox"
            className={styles.field}
            aria-label={text.field}
            placeholder={text.field}
            aria-expanded={found.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={100}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setChosen(0);
            }}
            onKeyDown={onKeyDown}
          />
          <button type="button" className={styles.close} onClick={() => dialog.current?.close()}>
            <X size={20} aria-hidden />
            <span className="visually-hidden">{text.close}</span>
          </button>
        </div>
        <p role="status" className={found.length > 0 ? 'visually-hidden' : styles.says}>
          {index === undefined
            ? text.loading
            : index === null
              ? text.notLoaded
              : asked === ''
                ? text.keys
                : found.length > 0
                  ? text.count(found.length)
                  : text.nothing(asked)}
        </p>
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={text.results}
          className={styles.results}
          hidden={found.length === 0}
        >
          {found.map((one, place) => (
            <Result
              key={addressOf(one.record)}
              id={`${id}-${place}`}
              found={one}
              isChosen={place === at}
              onPoint={() => setChosen(place)}
              onGo={() => go(one.record)}
            />
          ))}
        </div>
      </div>
    </dialog>
  );
}

interface ResultProps {
  readonly id: string;
  readonly found: Found;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onGo: () => void;
}

function Result({ id, found: { record, words }, isChosen, onPoint, onGo }: ResultProps) {
  const text = useSearchText();
  const lessons = lessonsIn(useLanguage());
  const number = record.kind === 'section' && lessons.find(({ name }) => name === record.lesson)?.number;
  const place =
    record.kind === 'term'
      ? text.term
      : record.kind === 'figure'
        ? text.figure
        : record.section === ''
          ? text.lesson(number || 0)
          : `${text.lesson(number || 0)} · ${record.lessonTitle}`;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={styles.result}
      onPointerMove={() => !isChosen && onPoint()}
      onClick={onGo}
      // A press has moved the focus here.
      tabIndex={-1}
      onKeyDown={({ key }) => key === 'Enter' && onGo()}
    >
      <span className={styles.place}>{place}</span>
      <span className={styles.title}>
        <Marked pieces={markedPieces(record.title, words)} />
      </span>
      {record.text !== '' && (
        <span className={styles.excerpt}>
          <Marked pieces={excerptOf(record.text, words)} />
        </span>
      )}
    </div>
  );
}

function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, marked }, at) => (marked ? <mark key={at}>{text}</mark> : text));
}

function addressOf(record: SearchRecord): string {
  switch (record.kind) {
    case 'section':
      return sectionAddress(record.lesson, record.section);
    case 'term':
      return glossaryAddress(record.key);
    case 'figure':
      return figureAddress(record.figure);
    default:
      return record satisfies never;
  }
}

const indices = new Map<string, Promise<SearchIndex | null>>();

/** undefined while it is loaded, null where it could not be. */
function useSearchIndex(): SearchIndex | null | undefined {
  const language = useLanguage();
  const { names } = useText().shell.figures;
  const [index, setIndex] = useState<SearchIndex | null>();
  useEffect(() => {
    let current = true;
    const known = indices.get(language) ?? loadIndex(language, names);
    indices.set(language, known);
    void known.then((index) => {
      if (index === null) indices.delete(language);
      if (current) setIndex(index);
    });
    return () => {
      current = false;
    };
  }, [language, names]);
  return index;
}

async function loadIndex(
  language: string,
  figures: Readonly<Record<FigureName, string>>,
): Promise<SearchIndex | null> {
  const json = await courseText(language, 'search');
  if (json === null) return null;
  const records = Object.entries(figures).map(([figure, title]) => ({
    kind: 'figure' as const,
    figure,
    title,
    text: '',
  }));
  return openIndex(json, records);
}
