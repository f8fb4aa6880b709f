/** Chooses the unit whose numbers are shown. */
import { useId } from 'react';
import { useText } from '../i18n/languages.ts';
import styles from './UnitField.module.css';

interface Props {
  /** Counted from 0. */
  readonly unit: number;
  readonly units: number;
  readonly onUnit: (unit: number) => void;
}

export function UnitField({ unit, units, onUnit }: Props) {
  const { cell } = useText();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{cell.unit}</label>
      <select
        id={id}
        className={styles.select}
        value={unit}
        onChange={({ target }) => onUnit(Number(target.value))}
      >
        {Array.from({ length: units }, (_, index) => (
          <option key={index} value={index}>
            {index + 1}
          </option>
        ))}
      </select>
      <span>{cell.ofUnits(units)}</span>
    </div>
  );
}
