/** What the values say, in a sentence: one for each step, written from the numbers shown. */
import { occurrence } from '#figures/cellText';
import { lstmQuantities } from '#figures/cellGraph';
import type { CellValues } from '#figures/cellValues';
import { percent, shortNumber } from '#figures/numbers';
import type { LstmActivationName } from '#rnn/cells';
import { useText } from '../i18n/languages.ts';
import styles from './CellCaption.module.css';

interface Props {
  readonly values: CellValues;
  readonly letters: readonly string[];
  readonly timeStep: number;
  readonly step: LstmActivationName;
  /** Counted from 0. */
  readonly unit: number;
}

export function CellCaption({ values, letters, timeStep, step, unit }: Props) {
  const { cell } = useText();
  const { count, repeats } = occurrence(letters, timeStep);
  const place = cell.place(letters[timeStep], count, repeats);
  const broken = lstmQuantities.find((name) => name !== 'input' && !Number.isFinite(values[name]));
  const written = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, shortNumber(value)]),
  ) as Record<keyof CellValues, string>;
  const { lead, rest } = broken
    ? cell.notANumber(broken, unit + 1, place)
    : cell.captions[step]({
        ...written,
        unit: unit + 1,
        place,
        first: timeStep === 0 && values.previousCellState === 0,
        forgetPercent: percent(values.forgetGate),
        inputPercent: percent(values.inputGate),
        outputPercent: percent(values.outputGate),
      });
  return (
    <p className={styles.caption} aria-live="polite">
      <strong>{lead}</strong>
      {rest}
    </p>
  );
}
