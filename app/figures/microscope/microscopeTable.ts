/** The backward pass as a table: everything in one unit at every step, and what each step adds to the weights. */
import type { FigureTable, TableCell } from '#figures/figureTable';
import { derivativeRows, type Side } from '#figures/microscope';
import type { ActivationName } from '#rnn/cells';
import type { MicroscopeText } from '../../i18n/en.ts';
import type { LetterOf } from '../../state/notation.ts';
import { glyphOf } from '../glyph.ts';
import type { MicroscopeView } from './useMicroscope.ts';

export function microscopeTable(view: MicroscopeView, text: MicroscopeText, letterOf: LetterOf): FigureTable {
  const { pass, letters, place, weight, uncutWeight } = view;
  const { unit, gate, from } = place;
  const { T, H, cell, trace } = pass;
  const { recurrentWeights } = pass.cut;
  const uncutNorms = pass.whole.recurrentWeights;
  const rows: TableCell[][] = [];
  const sides = (['activation', 'preActivation'] as const).map((side) => ({
    side,
    rows: derivativeRows(pass, side, unit),
  }));
  const valueOf = (side: Side, name: ActivationName, t: number) =>
    (side === 'activation' ? trace.activations : trace.preActivations)[name]?.[t * H + unit] ?? NaN;
  for (let t = T - 1; t >= 0; t--) {
    const step = text.table.placeOf(t + 1, glyphOf(letters[t]));
    for (const { side, rows: derivatives } of sides)
      for (const { name, direct, recurrent, total, uncut } of derivatives)
        rows.push([
          step,
          text.quantity(name, side === 'preActivation'),
          valueOf(side, name, t),
          direct[t],
          recurrent[t],
          total[t],
          (uncut ?? total)[t],
        ]);
    rows.push([
      step,
      text.table.weight(letterOf(cell, gate), unit + 1, from + 1),
      '',
      weight.terms[t],
      '',
      weight.sums[t],
      uncutWeight.sums[t],
    ]);
    rows.push([
      step,
      text.table.matrix,
      '',
      recurrentWeights.termNorms[t],
      '',
      recurrentWeights.sumNorms[t],
      uncutNorms.sumNorms[t],
    ]);
  }
  const { place: where, quantity, value, direct, recurrent, total, uncut } = text.table;
  return { columns: [where, quantity, value, direct, recurrent, total, uncut], rows };
}
