/** The formula of the step, in symbols and with the numbers of the unit. */
import { formatNumber } from '#notation/number';
import type { FormulaSlots } from '#notation/symbols';
import type { LstmActivationName } from '#rnn/cells';
import { lstmParts } from '#figures/cellGraph';
import { useText } from '../i18n/languages.ts';
import { LiveFormula } from '../reader/LiveFormula.tsx';
import styles from './CellFormula.module.css';

interface Props {
  readonly step: LstmActivationName;
  readonly slots: FormulaSlots;
}

export function CellFormula({ step, slots }: Props) {
  const { cell } = useText();
  const number = (name: keyof FormulaSlots) => formatNumber(slots[name] ?? NaN);
  const label =
    step === 'cellState'
      ? cell.cellFormula(number('keptMemory'), number('writtenMemory'), number('cellState'))
      : step === 'hiddenState'
        ? cell.hiddenFormula(number('outputGate'), number('squashedCellState'), number('hiddenState'))
        : cell.gateFormula(step, lstmParts[step].operation, number('preActivation'), number(step));
  return (
    <div className={styles.formula} data-quantity={step}>
      <LiveFormula formula={step} slots={slots} label={label} />
    </div>
  );
}
