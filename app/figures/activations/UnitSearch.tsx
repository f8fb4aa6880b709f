/** Which unit follows a property best: the few best, each with its score, and any of them to be chosen. */
import { memo } from 'react';
import { percent, shortNumber } from '#figures/numbers';
import { letterProperties, isYesOrNo, type LetterProperty } from '#inspect/letterProperties';
import type { UnitFollower } from '#inspect/unitFollowers';
import { useActivationsText } from '../../i18n/activations.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { allAlike, isHigher } from './activationsCaption.ts';
import styles from './UnitSearch.module.css';

/** Units that are listed, the one that is shown among them. */
const listed = 6;

interface Props {
  readonly property: LetterProperty;
  readonly wanted: Float64Array;
  readonly followers: readonly UnitFollower[] | null;
  readonly unit: number;
  readonly onProperty: (property: LetterProperty) => void;
  readonly onUnit: (unit: number) => void;
}

export const UnitSearch = memo(function UnitSearch(props: Props) {
  const { property, wanted, followers, unit, onProperty, onUnit } = props;
  const { search } = useActivationsText();
  const yesOrNo = isYesOrNo(property);
  const unscored = allAlike(wanted);
  return (
    <section className={styles.search} aria-label={search.title}>
      <p className={styles.title}>{search.title}</p>
      <ChoiceField
        label={search.property}
        value={property}
        options={letterProperties.map((value) => ({ value, text: search.properties[value] }))}
        onChange={onProperty}
      />
      {unscored ? (
        <p className={styles.none}>{search.unscored(property, wanted[0] === 1)}</p>
      ) : (
        <>
          <ol className={styles.list}>
            {followers === null && <li className={styles.none}>{search.searching}</li>}
            {shownFollowers(followers ?? [], unit).map((follower) => {
              const { score } = follower;
              const shown = Number.isNaN(score) ? search.noScore : shortNumber(score);
              const way = Number.isNaN(score)
                ? ''
                : search.column[isHigher(follower, property) ? 'higher' : 'lower'];
              const share = Number.isNaN(score) ? 0 : yesOrNo ? 2 * (score - 0.5) : score;
              return (
                <li key={follower.unit}>
                  <button
                    type="button"
                    aria-pressed={follower.unit === unit}
                    aria-label={search.choose(follower.unit + 1, shown, way)}
                    onClick={() => onUnit(follower.unit)}
                  >
                    <span>{search.unitName(follower.unit + 1)}</span>
                    <span className={styles.bar} aria-hidden="true">
                      <span style={{ width: `${100 * share}%` }} />
                    </span>
                    <span className={styles.score}>{shown}</span>
                    <span className={styles.way}>{way}</span>
                  </button>
                </li>
              );
            })}
          </ol>
          <p className={styles.measure}>
            {search.measure(property)}{' '}
            {yesOrNo && search.holds(percent(wanted.reduce((sum, one) => sum + one, 0) / wanted.length))}
          </p>
        </>
      )}
    </section>
  );
});

/** The best few, and the unit that is shown where it is none of them. */
function shownFollowers(followers: readonly UnitFollower[], unit: number): readonly UnitFollower[] {
  const best = followers.slice(0, listed);
  const own = followers.find((follower) => follower.unit === unit);
  return own && !best.includes(own) ? [...best.slice(0, -1), own] : best;
}
