/** The numbers of the unit at every letter, as a table. Built only while it is open, so that scrubbing stays fast. */
import { useState } from 'react';
import { cellValues } from '#figures/cellValues';
import { lstmQuantities } from '#figures/cellGraph';
import { formatNumber } from '#notation/number';
import type { LayerTrace } from '#rnn/trace';
import { quantities } from '#rnn/quantities';
import { useText } from '../i18n/languages.ts';
import styles from './CellNumbers.module.css';
import { glyphOf } from './glyph.ts';

interface Props {
  readonly trace: LayerTrace;
  readonly letters: readonly string[];
  readonly timeStep: number;
  /** Counted from 0. */
  readonly unit: number;
}

export function CellNumbers(props: Props) {
  const { cell } = useText();
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{cell.numbers}</summary>
      {open && <NumbersTable {...props} />}
    </details>
  );
}

function NumbersTable({ trace, letters, timeStep, unit }: Props) {
  const { cell } = useText();
  const columns = letters.map((_, t) => cellValues(trace, t, unit));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by key
    <div className={styles.scroll} role="region" aria-label={cell.numbersCaption(unit + 1)} tabIndex={0}>
      <table>
        <caption>{cell.numbersCaption(unit + 1)}</caption>
        <thead>
          <tr>
            <th scope="col">{cell.quantity}</th>
            {letters.map((letter, t) => (
              <th key={t} scope="col" data-now={t === timeStep}>
                {glyphOf(letter)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lstmQuantities.map((name) =>
            name === 'input' ? null : (
              <tr key={name}>
                <th scope="row">
                  <span data-quantity={name} title={cell.names[name]}>
                    {quantities[name].letter}
                  </span>
                </th>
                {columns.map((values, t) => (
                  <td key={t} data-now={t === timeStep}>
                    {formatNumber(values[name])}
                  </td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
