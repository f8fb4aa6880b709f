/** Every sum of every gate as a table, in the order of the word. */
import { useMemo } from 'react';
import type { FigureTable } from '#figures/figureTable';
import { useCurvesText } from '../../i18n/curves.ts';
import { curveGates } from '../../state/curvesView.ts';
import { glyphOf } from '../glyph.ts';
import type { SumsByGate } from './curvesPoints.ts';

export function useCurvesTable(sums: SumsByGate, letters: readonly string[]): FigureTable {
  const { columns, gates } = useCurvesText();
  return useMemo(
    () => ({
      columns: [
        columns.gate,
        columns.unit,
        columns.place,
        columns.letter,
        columns.sum,
        columns.value,
        columns.slope,
      ],
      rows: curveGates.flatMap((gate) =>
        sums[gate]
          .toSorted((a, b) => a.timeStep - b.timeStep || a.unit - b.unit)
          .map(({ timeStep, unit, preActivation, value, slope }) => [
            gates[gate],
            unit + 1,
            timeStep + 1,
            glyphOf(letters[timeStep]),
            preActivation,
            value,
            slope,
          ]),
      ),
    }),
    [sums, letters, columns, gates],
  );
}
