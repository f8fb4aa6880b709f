/**
 * The mathematics line by line: why the line follows, the formula, under it the same formula with the figure's numbers,
 * and on demand with its indices.
 */
import type { DerivationLine } from '#lesson/document';
import { formatLive } from '#notation/number';
import { useText } from '../i18n/languages.ts';
import { useNumberWords } from '../i18n/numbers.ts';
import { useKit } from '../state/notation.ts';
import { useFormulaSlots } from './formulaSlots.ts';
import { LiveFormula } from './LiveFormula.tsx';
import { Prose, useWritten } from './Prose.tsx';
import styles from './Derivation.module.css';

export function Derivation({ lines }: { readonly lines: readonly DerivationLine[] }) {
  return (
    <ol className={styles.derivation}>
      {lines.map((line) => (
        <Line key={line.formula} line={line} />
      ))}
    </ol>
  );
}

function Line({ line }: { readonly line: DerivationLine }) {
  const { formula, html, symbolic, substituted, indices, slots: names, quantity } = line;
  const { reader } = useText();
  const written = useWritten();
  const kit = useKit();
  const words = useNumberWords();
  const slots = useFormulaSlots(formula);
  const live = substituted !== undefined;
  const known = live && names.every((name) => slots[name] !== undefined);
  const spoken = names.map((name) => [words[name], formatLive(slots[name] ?? NaN)] as const);
  return (
    <li className={styles.line}>
      <Prose html={html} />
      <div className={styles.formula} data-quantity={quantity} data-formula={formula}>
        <LiveFormula
          symbolic={written(symbolic)}
          substituted={known ? written(substituted) : null}
          slots={slots}
          label={reader.numbers(spoken)}
        />
        {kit && <kit.Note of={formula} />}
        {live && !known && <p className={styles.later}>{reader.numbersLater}</p>}
        {indices !== undefined && (
          <details className={styles.indices}>
            <summary>{reader.closer}</summary>
            <div className="math" dangerouslySetInnerHTML={{ __html: written(indices) }} />
          </details>
        )}
      </div>
    </li>
  );
}
