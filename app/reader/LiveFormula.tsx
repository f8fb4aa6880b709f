/** A formula with live numbers, written into HTML that was rendered while building. */
import 'katex/dist/katex.min.css';
import { useLayoutEffect, useRef } from 'react';
import { formatLive, formatNumber, minusSign } from '#notation/number';
import { isSlotName, type FormulaSlots } from '#notation/slots';
import styles from './LiveFormula.module.css';

interface Props {
  /** In symbols; with MathML unless there is a label. */
  readonly symbolic: string;
  /** With places for numbers; null where there is none to show. */
  readonly substituted: string | null;
  /** Numbers that the figure shows; a slot without one shows a dash. */
  readonly slots: FormulaSlots;
  /** The numbers in words, for those who hear the page; with `whole`, the formula too. */
  readonly label: string;
  readonly whole?: boolean;
}

export function LiveFormula({ symbolic, substituted, slots, label, whole = false }: Props) {
  const numbers = useRef<HTMLSpanElement>(null);

  // After every render: whatever changed, a fresh line holds placeholders.
  useLayoutEffect(() => {
    if (numbers.current) writeSlots(numbers.current, slots);
  });

  return (
    <span className={styles.formula}>
      {whole && <span className={styles.spoken}>{label}</span>}
      <span
        className={styles.line}
        data-line
        aria-hidden={whole}
        dangerouslySetInnerHTML={{ __html: symbolic }}
      />
      {substituted !== null && (
        <>
          {!whole && <span className={styles.spoken}>{label}</span>}
          <span
            ref={numbers}
            className={styles.line}
            aria-hidden="true"
            dangerouslySetInnerHTML={{ __html: substituted }}
          />
        </>
      )}
    </span>
  );
}

function writeSlots(line: HTMLElement, slots: FormulaSlots): void {
  for (const place of line.querySelectorAll<HTMLElement>('[data-slot]')) {
    const { slot = '', part } = place.dataset;
    const value = (isSlotName(slot) ? slots[slot] : undefined) ?? Number.NaN;
    const text = formatLive(value);
    switch (part) {
      case 'count':
        place.textContent = formatNumber(value, 0);
        break;
      case 'sign':
        place.textContent = text.startsWith(minusSign) ? minusSign : '+';
        break;
      case 'magnitude':
        place.textContent = text.startsWith(minusSign) ? text.slice(1) : text;
        break;
      default:
        place.textContent = text;
    }
  }
}
