/** A sample in which every letter can be chosen: by click or tap, or with the arrow keys. */
import { memo, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { splitLetters } from '#data/text';
import { useTrainingText } from '../i18n/training.ts';
import styles from './Samples.module.css';

export interface SampleLettersProps {
  readonly text: string;
  readonly label: string;
  /** Place of the chosen letter, from 0; null: none. */
  readonly chosen: number | null;
  readonly onChoose: (place: number | null) => void;
}

export const SampleLetters = memo(function SampleLetters(props: SampleLettersProps) {
  const { text, label, chosen, onChoose } = props;
  const { letterName } = useTrainingText();
  const list = useRef<HTMLDivElement>(null);
  const letters = useMemo(() => splitLetters(text), [text]);

  const choose = (place: number) => {
    onChoose(place);
    const element = list.current?.children[place];
    if (element instanceof HTMLElement) element.focus();
  };
  const click = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const element = event.target.closest('[data-place]');
    if (element instanceof HTMLElement) choose(Number(element.dataset.place));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      onChoose(null);
      return;
    }
    const to = destination(event.key, chosen, letters.length, list.current);
    if (to === null) return;
    event.preventDefault();
    choose(to);
  };

  return (
    <div
      ref={list}
      className={styles.letters}
      role="listbox"
      tabIndex={-1}
      aria-label={label}
      aria-orientation="horizontal"
      onClick={click}
      onKeyDown={press}
    >
      {letters.map((letter, place) => (
        <span
          key={place}
          className={styles.letter}
          role="option"
          data-place={place}
          aria-label={letterName(letter)}
          aria-selected={place === chosen}
          tabIndex={place === (chosen ?? 0) ? 0 : -1}
        >
          {letter === '\n' && <span className={styles.mark}>↵</span>}
          {letter}
        </span>
      ))}
    </div>
  );
});

/** The place a key leads to; null when the key does nothing here. */
function destination(key: string, from: number | null, count: number, list: Element | null): number | null {
  const clamp = (place: number) => Math.min(count - 1, Math.max(0, place));
  switch (key) {
    case 'Enter':
    case ' ':
      return from ?? 0;
    case 'ArrowRight':
      return from === null ? 0 : clamp(from + 1);
    case 'ArrowLeft':
      return clamp((from ?? 1) - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'ArrowUp':
    case 'ArrowDown':
      return list ? lineNeighbour(list, from ?? 0, key === 'ArrowUp' ? -1 : 1) : null;
    default:
      return null;
  }
}

/** The letter in the line above (−1) or below (1) that stands nearest. */
function lineNeighbour(list: Element, from: number, direction: 1 | -1): number {
  const start = list.children[from].getBoundingClientRect();
  let best = from;
  let bestDistance = Infinity;
  for (let place = from + direction; place >= 0 && place < list.children.length; place += direction) {
    const box = list.children[place].getBoundingClientRect();
    const lines = ((box.bottom - start.bottom) * direction) / start.height;
    if (lines < 0.5) continue;
    if (lines > 1.8) break;
    const distance = Math.abs(box.left - start.left);
    if (distance < bestDistance) [best, bestDistance] = [place, distance];
  }
  return best;
}
