/** What the values say, in a sentence: one for each step, written from the numbers shown. */
import { occurrence } from '#figures/cellText';
import { unitValues } from '#figures/cellValues';
import { percent, shortNumber } from '#figures/numbers';
import { quantities, type QuantityName } from '#rnn/quantities';
import type { Catalogue } from '../i18n/en.ts';
import type { ShownCell } from './cellPicture.ts';
import type { FigureCaption } from './FigureFrame.tsx';

type Captioned = Pick<ShownCell, 'graph' | 'words' | 'values' | 'letters' | 'timeStep' | 'step' | 'unit'>;

export function cellCaption(shown: Captioned, { cell }: Catalogue): FigureCaption {
  const { graph, words, values, letters, timeStep, step, unit } = shown;
  const { count, repeats } = occurrence(letters, timeStep);
  const place = cell.place(letters[timeStep], count, repeats);
  const numbers = unitValues(values, unit);
  const broken = graph.parts.find(({ name }) => name !== 'input' && !Number.isFinite(numbers[name]));
  if (broken) return cell.notANumber(words.names[broken.name] ?? broken.name, unit + 1, place);
  const written = (write: (value: number) => string) =>
    // The names are those of the list.
    Object.fromEntries(
      Object.keys(quantities).map((name) => {
        const value = numbers[name as QuantityName];
        return [name, value === undefined ? '–' : write(value)];
      }),
    ) as Record<QuantityName, string>;
  const previous = numbers.previousCellState ?? numbers.previousHiddenState;
  const caption = words.captions[step];
  return caption
    ? caption({
        unit: unit + 1,
        place,
        first: timeStep === 0 && previous === 0,
        value: written(shortNumber),
        percent: written(percent),
      })
    : { lead: '', rest: '' };
}
