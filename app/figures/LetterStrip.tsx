/** The letters of the word, one button each; the one being read is told by weight and a thick line. */
import { useEffect, useRef } from 'react';
import { useText } from '../i18n/languages.ts';
import styles from './LetterStrip.module.css';
import { glyphOf } from './glyph.ts';

interface Props {
  readonly letters: readonly string[];
  /** Counted from 0. */
  readonly timeStep: number;
  readonly onChoose: (timeStep: number) => void;
}

export function LetterStrip({ letters, timeStep, onChoose }: Props) {
  const { cell } = useText();
  const strip = useRef<HTMLDivElement>(null);

  // A long word scrolls sideways; only the strip may move, never the page.
  useEffect(() => {
    const current = strip.current?.children[timeStep];
    if (!strip.current || !(current instanceof HTMLElement)) return;
    const { offsetLeft, offsetWidth } = current;
    const { scrollLeft, clientWidth } = strip.current;
    if (offsetLeft < scrollLeft) strip.current.scrollLeft = offsetLeft;
    else if (offsetLeft + offsetWidth > scrollLeft + clientWidth)
      strip.current.scrollLeft = offsetLeft + offsetWidth - clientWidth;
  }, [timeStep]);

  return (
    <div ref={strip} className={styles.strip} role="group" aria-label={cell.letters}>
      {letters.map((letter, index) => (
        <button
          key={index}
          type="button"
          className={styles.letter}
          data-time={index < timeStep ? 'past' : index === timeStep ? 'now' : 'future'}
          aria-current={index === timeStep ? 'step' : undefined}
          aria-label={cell.letterButton(letter, index + 1, letters.length)}
          onClick={() => onChoose(index)}
        >
          {glyphOf(letter)}
        </button>
      ))}
    </div>
  );
}
