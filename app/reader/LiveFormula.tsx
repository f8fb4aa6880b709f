/** A formula of the cell with live numbers, written into HTML that was rendered while building. */
import 'katex/dist/katex.min.css';
import { useLayoutEffect, useRef } from 'react';
import { renderedFormulas } from 'virtual:formulas';
import type { FormulaName } from '#notation/formulas';
import { formatNumber, minusSign } from '#notation/number';
import { isSlotName, type FormulaSlots } from '#notation/symbols';
import styles from './LiveFormula.module.css';

interface Props {
  readonly formula: FormulaName;
  /** Numbers of the unit shown; a slot without one shows a dash. */
  readonly slots: FormulaSlots;
  /** The formula and its numbers as a sentence, for those who hear the page. */
  readonly label: string;
  /** Which of the two lines to show. */
  readonly form?: 'both' | 'symbolic' | 'substituted';
}

export function LiveFormula({ formula, slots, label, form = 'both' }: Props) {
  const { symbolic, substituted } = renderedFormulas[formula];
  const numbers = useRef<HTMLSpanElement>(null);

  // After every render: whatever changed, a fresh line holds placeholders.
  useLayoutEffect(() => {
    if (numbers.current) writeSlots(numbers.current, slots);
  });

  return (
    <span className={styles.formula} data-formula={formula}>
      <span className={styles.spoken}>{label}</span>
      {form !== 'substituted' && (
        <span className={styles.line} aria-hidden="true" dangerouslySetInnerHTML={{ __html: symbolic }} />
      )}
      {form !== 'symbolic' && (
        <span
          ref={numbers}
          className={styles.line}
          aria-hidden="true"
          dangerouslySetInnerHTML={{ __html: substituted }}
        />
      )}
    </span>
  );
}

function writeSlots(line: HTMLElement, slots: FormulaSlots): void {
  for (const place of line.querySelectorAll<HTMLElement>('[data-slot]')) {
    const { slot = '', part } = place.dataset;
    const value = (isSlotName(slot) ? slots[slot] : undefined) ?? Number.NaN;
    const text = formatNumber(value);
    switch (part) {
      case 'count':
        place.textContent = formatNumber(value, 0);
        break;
      case 'sign':
        place.textContent = text.startsWith(minusSign) ? minusSign : '+';
        break;
      case 'magnitude':
        place.textContent = text.replace(minusSign, '');
        break;
      default:
        place.textContent = text;
    }
  }
}
