/** The mathematics line by line: a sentence, the formula, and under it the same formula with the figure's numbers. */
import type { DerivationLine } from '#lesson/document';
import { formulas, isCellFormula } from '#notation/formulas';
import { useText } from '../i18n/languages.ts';
import { useFormulaSlots } from './formulaSlots.ts';
import { LiveFormula } from './LiveFormula.tsx';
import { Prose } from './Prose.tsx';
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

function Line({ line: { formula, html } }: { readonly line: DerivationLine }) {
  const { reader } = useText();
  const slots = useFormulaSlots(formula);
  const known = formulas[formula].slots.every((name) => slots[name] !== undefined);
  return (
    <li className={styles.line}>
      <Prose html={html} />
      <div className={styles.formula} data-quantity={isCellFormula(formula) ? formula : undefined}>
        <LiveFormula
          formula={formula}
          slots={slots}
          label={reader.formulas[formula](slots)}
          form={known ? 'both' : 'symbolic'}
        />
        {!known && <p className={styles.later}>{reader.numbersLater}</p>}
      </div>
    </li>
  );
}
