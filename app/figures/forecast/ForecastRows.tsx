/** Networks and baselines in rows: which are drawn, how large they are, and how far they are off. */
import { memo, useMemo } from 'react';
import { forecasterNames, type ForecasterName } from '#data/forecasters';
import { derivativeNumber } from '#figures/derivativeNumber';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import { useForecastText } from '../../i18n/forecast.ts';
import lines from './Forecast.module.css';
import styles from './ForecastRows.module.css';
import { typicalOff } from './forecastWords.ts';
import type { ForecastSource } from './forecastSource.ts';
import type { ErrorsAhead } from './useForecastErrors.ts';
import type { ForecastRun } from './useForecasts.ts';

interface Props {
  readonly source: ForecastSource;
  readonly run: ForecastRun;
  readonly errors: ErrorsAhead;
  readonly drawn: readonly ForecasterName[];
  readonly ahead: number;
  readonly onDrawn: (drawn: readonly ForecasterName[]) => void;
}

export const ForecastRows = memo(function ForecastRows({
  source,
  run,
  errors,
  drawn,
  ahead,
  onDrawn,
}: Props) {
  const text = useForecastText();
  const { rows: words } = text;
  const { name } = run.series;
  const columns = [words.parameters, words.forecast(ahead), words.off, words.typical(ahead), words.squared];
  const parameters = useMemo(
    () =>
      new Map(source.networks.map((network) => [network.name, parameterCount(networkLayout(network.spec))])),
    [source],
  );
  return (
    <div className={styles.rowsFrame}>
      <table className={`${styles.rows} ${lines.lines}`}>
        <caption>{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.who}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {run.lines.map(({ name: line, values }) => {
            const network = forecasterNames.find((one) => one === line);
            const squared = errors.get(line);
            const waiting = squared === null ? text.notMeasured : text.measuring;
            const isDrawn = network === undefined || drawn.includes(network);
            const count =
              network !== undefined
                ? (parameters.get(network) ?? 0)
                : line === 'linear'
                  ? source.ground.linear.length
                  : 0;
            return (
              <tr key={line} data-row={line} data-drawn={isDrawn}>
                <th scope="row">
                  <label>
                    {network === undefined ? (
                      <span className={styles.box} />
                    ) : (
                      <input
                        type="checkbox"
                        className={styles.box}
                        checked={isDrawn}
                        aria-label={words.draw(line)}
                        onChange={() =>
                          onDrawn(isDrawn ? drawn.filter((one) => one !== network) : [...drawn, network])
                        }
                      />
                    )}
                    <svg width="30" height="10" aria-hidden="true">
                      <path className={lines.line} data-line={line} d="M2 5h26" />
                    </svg>
                    <span>
                      {text.names[line]}
                      <small>{text.ways[line]}</small>
                    </span>
                  </label>
                </th>
                <td data-name={columns[0]}>{text.whole(count)}</td>
                <td data-name={columns[1]} data-forecast={line}>
                  {text.value(name, values[ahead - 1])}
                </td>
                <td data-name={columns[2]} data-off={line}>
                  {text.value(name, Math.abs(values[ahead - 1] - run.truth[ahead - 1]))}
                </td>
                <td data-name={columns[3]} data-typical={line}>
                  {squared ? text.value(name, typicalOff(run, squared[ahead - 1])) : waiting}
                </td>
                <td data-name={columns[4]} data-squared={line}>
                  {squared
                    ? derivativeNumber(squared.reduce((sum, error) => sum + error, 0) / squared.length, 3)
                    : waiting}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.note}>{text.rowsNote(name, run.series.measured.length)}</p>
    </div>
  );
});
