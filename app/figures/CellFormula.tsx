/** The formula of an LSTM's step, in symbols and with the numbers of the unit. */
import { blockText, partOf } from '#figures/cellGraph';
import { unitValues } from '#figures/cellValues';
import { formatNumber } from '#notation/number';
import type { FormulaSlots } from '#notation/slots';
import { renderedFormulas } from 'virtual:formulas';
import { useText } from '../i18n/languages.ts';
import { useKit } from '../state/notation.ts';
import { LiveFormula } from '../reader/LiveFormula.tsx';
import styles from './CellFormula.module.css';
import type { ShownCell } from './cellPicture.ts';
import { lstmSums } from './lstmSums.ts';

function isRendered(step: string): step is keyof typeof renderedFormulas {
  return Object.hasOwn(renderedFormulas, step);
}

export function CellFormula({ shown }: { readonly shown: ShownCell }) {
  const { cell } = useText();
  const { graph, step } = shown;
  const kit = useKit();
  if (!isRendered(step)) return null;
  const slots: FormulaSlots = { ...unitValues(shown.values, shown.unit), ...lstmSums(shown, step) };
  const number = (name: keyof FormulaSlots) => formatNumber(slots[name] ?? NaN);
  const { operation } = partOf(graph, step);
  const label =
    step === 'cellState'
      ? cell.cellFormula(number('keptMemory'), number('writtenMemory'), number('cellState'))
      : step === 'hiddenState'
        ? cell.hiddenFormula(number('outputGate'), number('squashedCellState'), number('hiddenState'))
        : cell.gateFormula(
            step,
            operation ? blockText(operation).join(' ') : '',
            number('preActivation'),
            number(step),
          );
  return (
    <div className={styles.formula} data-quantity={step} data-formula={step}>
      <LiveFormula {...(kit?.formula(step) ?? renderedFormulas[step])} slots={slots} label={label} whole />
    </div>
  );
}
