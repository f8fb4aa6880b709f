/** The data of the figure of the next letter: a row for each letter, given and drawn. */
import type { FigureTable } from '#figures/figureTable';
import type { SampledPath } from '#inspect/samplePath';
import type { SampleRequest } from '#protocol/inspector';
import type { NextLetterText } from '../../i18n/en.ts';
import { glyphOf } from '../glyph.ts';
import { placeOf } from './placeOf.ts';

export function nextLetterTable(
  path: SampledPath,
  request: SampleRequest,
  text: NextLetterText,
): FigureTable {
  const { columns, parts } = text;
  return {
    columns: [
      columns.place,
      columns.letter,
      columns.part,
      columns.probability,
      columns.bits,
      columns.number,
      columns.likeliest,
      columns.likeliestProbability,
    ],
    rows: Array.from(path.codes, (_, index) => {
      const at = placeOf(path, request, index);
      const foretold = at.probabilities !== null;
      return [
        at.place,
        glyphOf(at.letter ?? ''),
        index < path.given ? parts.given : parts.drawn,
        foretold ? at.probability : '',
        foretold ? at.bits : '',
        at.draw && !Number.isNaN(at.draw.number) ? at.draw.number : '',
        at.likeliest === null ? '' : glyphOf(at.likeliest),
        foretold ? at.likeliestShare : '',
      ];
    }),
  };
}
