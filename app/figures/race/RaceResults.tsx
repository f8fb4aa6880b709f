/** What each network costs and keeps: parameters, milliseconds an update, the reach of its memory, its last loss. */
import { spreadAt } from '#figures/raceChart';
import { useRaceText } from '../../i18n/race.ts';
import type { RacePhase } from '../../state/race.ts';
import type { ShownRace } from './shownRace.ts';
import styles from './Race.module.css';

interface Props {
  readonly race: ShownRace;
  /** Network by network, one for each seed; null: not measured. */
  readonly reaches: readonly (readonly (number | null)[])[] | null;
  readonly live: boolean;
  readonly phase: RacePhase;
}

export function RaceResults({ race, reaches, live, phase }: Props) {
  const text = useRaceText();
  const names = text.resultColumns;
  return (
    <>
      <table className={styles.results}>
        <caption>{text.results}</caption>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {race.entrants.map(({ cell, units, parameters, stepMilliseconds, lanes, out }, place) => {
            const spread = spreadAt(lanes.steps, Infinity);
            return (
              <tr key={cell} data-entrant={cell}>
                <th scope="row">
                  <svg width="30" height="8" aria-hidden="true">
                    <path className={styles.line} data-place={place} d="M2 4h26" />
                  </svg>
                  {text.kinds[cell]}
                </th>
                <td data-name={names[1]}>{units}</td>
                <td data-name={names[2]}>{text.whole(parameters)}</td>
                <td data-name={names[3]}>{text.milliseconds(stepMilliseconds)}</td>
                <td data-name={names[4]} data-reach={cell}>
                  {text.reach(reaches?.[place] ?? null)}
                </td>
                <td data-name={names[5]}>
                  {out.length > 0 && !spread ? text.out(out) : spread ? text.spread(spread) : '–'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.note}>{text.reachNote(live, phase === 'running')}</p>
    </>
  );
}
