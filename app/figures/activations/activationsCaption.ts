/** What was found, in words. */
import { shortNumber } from '#figures/numbers';
import { isYesOrNo, type LetterProperty } from '#inspect/letterProperties';
import type { UnitFollower } from '#inspect/unitFollowers';
import type { UnitValues } from '#protocol/inspector';
import type { ActivationsText } from '../../i18n/en.ts';
import type { LetterOf } from '../../state/notation.ts';
import type { FigureCaption } from '../FigureFrame.tsx';

export interface ShownPlace {
  readonly units: UnitValues;
  readonly letters: readonly string[];
  readonly wanted: Float64Array;
  readonly property: LetterProperty;
  readonly unit: number;
  readonly step: number;
  readonly followers: readonly UnitFollower[] | null;
}

/** Whether a value is higher where the property is; r above 0, or an area above a half. */
export const isHigher = ({ measured }: UnitFollower, property: LetterProperty): boolean =>
  measured > (isYesOrNo(property) ? 0.5 : 0);

/** Whether the letters are all alike in the property, so that there is nothing to follow. */
export const allAlike = (wanted: Float64Array): boolean => wanted.every((value) => value === wanted[0]);

/** From which score on a unit is said to follow: below, it does little better than chance. */
const closely = { yesOrNo: 0.7, amount: 0.4 } as const;

export function activationsCaption(
  place: ShownPlace,
  text: ActivationsText,
  letterOf: LetterOf,
): FigureCaption {
  const { units, letters, unit, step } = place;
  const found = foundCaption(place, text);
  const value = shortNumber(units.values[step * units.H + unit]);
  const glyph = letterOf(units.cell, units.name);
  return {
    lead: found.lead,
    rest: found.rest + text.caption.place(units.name, glyph, unit + 1, step + 1, letters[step], value),
  };
}

function foundCaption(
  { units, wanted, property, unit, followers }: ShownPlace,
  { caption, search }: ActivationsText,
): FigureCaption {
  if (allAlike(wanted)) return caption.unscored(property, wanted[0] === 1);
  if (followers === null) return { lead: search.searching, rest: '' };
  const [best] = followers;
  const own = followers.find((follower) => follower.unit === unit) ?? best;
  if (Number.isNaN(best.score) || (isYesOrNo(property) && best.score === 0.5))
    return caption.noneFollows(property);
  const score = shortNumber(own.score);
  if (own.score === best.score && best.score < closely[isYesOrNo(property) ? 'yesOrNo' : 'amount'])
    return caption.weak(unit + 1, property, score);
  // A unit that does as well as the best is as good a best.
  return own.score === best.score
    ? caption.best(unit + 1, units.name, property, score, isHigher(own, property))
    : caption.other(unit + 1, property, Number.isNaN(own.score) ? search.noScore : score, {
        unit: best.unit + 1,
        score: shortNumber(best.score),
      });
}
