/** The formula of a step as the cell's data gives it, in symbols and with the numbers of the unit. */
import { cellFormula, type FormulaPiece } from '#figures/cellFormula';
import { unitValues } from '#figures/cellValues';
import { formatNumber, minusSign } from '#notation/number';
import { useKit } from '../../state/notation.ts';
import formulaStyles from '../CellFormula.module.css';
import type { ShownCell } from '../cellPicture.ts';
import styles from './DataFormula.module.css';

export function DataFormula({ shown }: { readonly shown: ShownCell }) {
  const { step, values, unit } = shown;
  const kit = useKit();
  const { symbols, numbers } = cellFormula(shown, step, unitValues(values, unit), unit, kit?.formulaStyle);
  return (
    <div className={formulaStyles.formula} data-quantity={step} data-formula={step}>
      <p className={styles.line}>{symbols.map(piece)}</p>
      <p className={styles.line}>{numbers.map(piece)}</p>
      {kit && <kit.Note of={step} />}
    </div>
  );
}

function piece(shown: FormulaPiece, index: number) {
  switch (shown.kind) {
    case 'text':
      return <span key={index}>{shown.text}</span>;
    case 'symbol':
      return (
        <span key={index} className={styles.symbol} data-quantity={shown.quantity ?? undefined}>
          <i>{shown.text}</i>
          <span className={styles.scripts}>
            {shown.sup && <sup>{shown.sup}</sup>}
            {shown.sub && <sub>{shown.sub}</sub>}
          </span>
        </span>
      );
    case 'number': {
      const text = formatNumber(shown.value);
      const negative = text.startsWith(minusSign);
      return (
        <span key={index}>
          {shown.added && (negative ? ` ${minusSign} ` : ' + ')}
          <span data-slot={shown.quantity ?? undefined} data-quantity={shown.quantity ?? undefined}>
            {shown.added ? text.replace(minusSign, '') : text}
          </span>
        </span>
      );
    }
    default:
      return shown satisfies never;
  }
}
