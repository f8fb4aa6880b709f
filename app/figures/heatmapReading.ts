/** One cell of the heatmap in words. */
import { occurrence } from '#figures/cellText';
import { activationAt } from '#figures/cellValues';
import type { HeatmapCell } from '#figures/heatmap';
import { formatNumber } from '#notation/number';
import type { ActivationName } from '#rnn/cells';
import type { LayerTrace } from '#rnn/trace';
import type { Catalogue } from '../i18n/en.ts';
import type { LetterOf } from '../state/notation.ts';

export interface HeatmapPlace extends HeatmapCell {
  readonly name: ActivationName;
}

export function heatmapReading(
  cell: Catalogue['cell'],
  trace: LayerTrace,
  letters: readonly string[],
  letterOf: LetterOf,
  { name, timeStep, unit }: HeatmapPlace,
): string {
  const { count, repeats } = occurrence(letters, timeStep);
  const value = formatNumber(activationAt(trace, name, timeStep, unit));
  const place = cell.place(letters[timeStep], count, repeats);
  return cell.heatmapReading(letterOf(trace.cell, name), unit + 1, place, value);
}
