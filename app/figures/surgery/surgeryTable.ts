/** Surgery as a table, and what can be said of the untouched run at a glance. */
import type { FigureTable } from '#figures/figureTable';
import { cells } from '#rnn/cells';
import type { LayerTrace } from '#rnn/trace';
import type { SurgeryText } from '../../i18n/en.ts';
import { glyphOf } from '../glyph.ts';
import type { SurgeryPlace } from './surgeryPlace.ts';
import type { SurgeryRun } from './useSurgery.ts';

export function surgeryTable(
  { now, untouched, letters, model }: SurgeryRun,
  { name, unit }: Pick<SurgeryPlace, 'name' | 'unit'>,
  text: SurgeryText,
): FigureTable {
  const {
    place,
    value,
    untouched: without,
    surprise,
    surpriseUntouched,
    gradient,
    gradientUntouched,
  } = text.table;
  const valueOf = ({ trace }: SurgeryRun['now'], t: number) =>
    trace.activations[name]?.[t * model.spec.units + unit] ?? NaN;
  return {
    columns: [
      place,
      `${text.rows.values(name, unit)}, ${value}`,
      without,
      surprise,
      surpriseUntouched,
      gradient,
      gradientUntouched,
    ],
    rows: letters
      .slice(1)
      .map((_, t) => [
        `${t + 1} ${glyphOf(model.spec.vocabulary[now.read[t]])}`,
        valueOf(now, t),
        valueOf(untouched, t),
        now.surprise[t],
        untouched.surprise[t],
        now.stepNorms[t],
        untouched.stepNorms[t],
      ]),
  };
}

/** Closer to 0 or 1 than this a sigmoid gate hardly moves. */
const saturation = 1e-3;

/** Share of the values of all sigmoid gates that are saturated; 0 for a cell without any. */
export function saturatedShare({ cell, activations }: LayerTrace): number {
  const { gates, squashing } = cells[cell];
  let [count, saturated] = [0, 0];
  gates.forEach((gate, block) => {
    if (squashing[block] !== 'sigmoid') return;
    for (const value of activations[gate] ?? []) {
      count += 1;
      if (value < saturation || value > 1 - saturation) saturated += 1;
    }
  });
  return count === 0 ? 0 : saturated / count;
}
