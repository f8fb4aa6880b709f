/** The data of the figure: every moment's losses and gradient norms, and of the chosen one its histograms and weights. */
import type { FigureTable, TableCell } from '#figures/figureTable';
import { shortNumber } from '#figures/numbers';
import { binStart, valueHistogram } from '#figures/valueHistogram';
import { weightPlace } from '#figures/weightMatrix';
import { cells, type ActivationName } from '#rnn/cells';
import { charModelLayout } from '#rnn/model';
import type { TrainingHistoryText } from '../../i18n/en.ts';
import { glyphOf } from '../glyph.ts';
import type { ShownMoment } from './historyCaption.ts';
import { valueDomain } from './valueDomain.ts';

/** Its rows are made when they are first read: with all weights there are thousands, too many for every move of a drag. */
export function historyTable(shown: ShownMoment, text: TrainingHistoryText): FigureTable {
  const { trainStep, what, place, value } = text.table.columns;
  let rows: FigureTable['rows'] | null = null;
  return {
    columns: [trainStep, what, place, value],
    get rows() {
      rows ??= rowsOf(shown, text);
      return rows;
    },
  };
}

function rowsOf(shown: ShownMoment, text: TrainingHistoryText): FigureTable['rows'] {
  const { run, letters, moments, row, timeStep, letter } = shown;
  const { stops, spec } = run;
  const { table } = text;
  const layout = charModelLayout(spec);
  const place = letters
    .slice(0, -1)
    .map((read, t) => table.letter(t + 1, glyphOf(read), glyphOf(letters[t + 1])));
  const rows: TableCell[][] = [];
  for (const [k, { trainStep }] of stops.entries()) {
    const moment = moments[k];
    if (!moment) continue;
    rows.push([trainStep, table.mean, '', moment.meanBits]);
    for (const [p, { name }] of layout.entries())
      rows.push([trainStep, table.norm, name, moment.gradient.norms[p]]);
    rows.push([trainStep, table.norm, table.all, moment.gradient.whole]);
    for (const [t, bits] of moment.bits.entries()) rows.push([trainStep, table.bits, place[t], bits]);
  }
  const { trainStep } = stops[row];
  for (const [p, { name }] of layout.entries())
    if (letter) rows.push([trainStep, table.letterNorm(timeStep + 1), name, letter.norms[p]]);
  rows.push(...histogramRows(shown, text), ...weightRows(shown, text));
  return rows;
}

function histogramRows({ run, moments, row }: ShownMoment, { table }: TrainingHistoryText): TableCell[][] {
  const moment = moments[row];
  if (!moment) return [];
  const names: readonly ActivationName[] = cells[run.spec.cell].activations;
  return names.flatMap((name) => {
    const domain = valueDomain(run.spec.cell, name, moments);
    const { shares } = valueHistogram(moment.activations[name] ?? [], domain, {
      width: 1,
      height: 1,
      strokes: 0,
    });
    return shares.map((share, bin): TableCell[] => [
      run.stops[row].trainStep,
      table.share(name),
      table.from(shortNumber(binStart(bin, domain)), shortNumber(binStart(bin + 1, domain))),
      share,
    ]);
  });
}

function weightRows({ run, matrix, row }: ShownMoment, text: TrainingHistoryText): TableCell[][] {
  const { slot, rows, columns } = matrix;
  const { trainStep, parameters } = run.stops[row];
  return Array.from({ length: rows * columns }, (_, k): TableCell[] => [
    trainStep,
    text.table.weight(slot.name),
    text.weightName(weightPlace(matrix, run.spec, Math.floor(k / columns), k % columns)),
    parameters[slot.offset + k],
  ]);
}
