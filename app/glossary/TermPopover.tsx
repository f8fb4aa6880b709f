/**
 * The meaning of a term, beside the words that were asked about. The browser’s own popover: it lies over everything, closes on Escape
 * or a press beside it, and gives the focus back.
 */
import { use, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { useGlossaryText } from '../i18n/glossary.ts';
import { useLanguage } from '../i18n/languages.ts';
import { glossaryAddress } from '../state/address.ts';
import { loadGlossary } from './glossary.ts';
import { TermDefinition } from './TermDefinition.tsx';
import type { AskedTerm } from './TermPopovers.tsx';
import styles from './TermPopover.module.css';

interface Props {
  readonly asked: AskedTerm;
  readonly onClose: () => void;
}

export default function TermPopover({ asked: { key, words }, onClose }: Props) {
  const text = useGlossaryText();
  const terms = use(loadGlossary(useLanguage()));
  const term = terms?.find((term) => term.key === key);
  const popover = useRef<HTMLDivElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    const { current: element } = popover;
    if (!element) return undefined;
    // Named as the source, the words are where Tab comes from and goes on to.
    element.showPopover({ source: words });
    placeBeside(element, words);
    element.focus({ preventScroll: true });
    words.setAttribute('aria-expanded', 'true');
    const place = () => placeBeside(element, words);
    addEventListener('resize', place);
    return () => {
      removeEventListener('resize', place);
      words.removeAttribute('aria-expanded');
    };
  }, [words]);
  useEffect(() => {
    const { current: element } = popover;
    const closed = (event: ToggleEvent) => event.newState === 'closed' && onClose();
    element?.addEventListener('toggle', closed);
    return () => element?.removeEventListener('toggle', closed);
  }, [onClose]);

  return (
    <div
      ref={popover}
      popover="auto"
      role="dialog"
      aria-labelledby={id}
      tabIndex={-1}
      className={styles.popover}
    >
      <div className={styles.head}>
        <p id={id} className={styles.term}>
          {term?.term ?? words.textContent}
        </p>
        <button type="button" className={styles.close} onClick={() => popover.current?.hidePopover()}>
          <X size={18} aria-hidden />
          <span className="visually-hidden">{text.close}</span>
        </button>
      </div>
      {term ? <TermDefinition term={term} /> : <p>{text.notLoaded}</p>}
      {term && (
        <p className={styles.more}>
          <a href={glossaryAddress(key)}>{text.inGlossary}</a>
        </p>
      )}
    </div>
  );
}

const gap = 7;
const margin = 10;

/** Below the words, or above them where there is no room below, and not beyond their column. It scrolls with the text. */
function placeBeside(popover: HTMLElement, words: HTMLElement): void {
  const [first = words.getBoundingClientRect()] = words.getClientRects();
  const { offsetWidth, offsetHeight } = popover;
  const { clientWidth, clientHeight } = document.documentElement;
  const rects = [...words.getClientRects()];
  const bottom = rects.at(-1)?.bottom ?? first.bottom;
  const isRoomBelow = bottom + gap + offsetHeight <= clientHeight - margin;
  const isRoomAbove = first.top - gap - offsetHeight >= margin;
  const top = isRoomBelow || !isRoomAbove ? bottom + gap : first.top - gap - offsetHeight;
  const column = words.closest('p, li, td')?.getBoundingClientRect().right ?? clientWidth;
  const right = Math.min(Math.max(column, offsetWidth), clientWidth - margin);
  const left = Math.max(margin, Math.min(first.left, right - offsetWidth));
  popover.style.top = `${top + scrollY}px`;
  popover.style.left = `${left + scrollX}px`;
}
