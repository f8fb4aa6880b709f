/** The model under the microscope: the one chosen, if the microscope can take its cell apart. */
import { useMemo } from 'react';
import { isMicroscopeCell } from '#inspect/microscopeCells';
import type { CellName } from '#rnn/cells';
import type { CharModel } from '#rnn/model';
import type { ModelChoice } from '../../state/modelChoice.ts';
import { freshModel, useFigureModel, type ModelSubstitute } from '../model/useFigureModel.ts';

export type MicroscopeModel =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready';
      readonly model: CharModel;
      readonly substitute: ModelSubstitute | null;
      /** The chosen model's cell, where the microscope cannot take it apart. */
      readonly otherCell: CellName | null;
    };

export function useMicroscopeModel(choice: ModelChoice): MicroscopeModel {
  const loaded = useFigureModel(choice);
  const { units, seed, scale } = choice;
  return useMemo(() => {
    if (loaded.kind === 'loading') return loaded;
    const { cell } = loaded.model.spec;
    if (isMicroscopeCell(cell)) return { ...loaded, otherCell: null };
    return {
      kind: 'ready',
      model: freshModel('lstm', units, seed, scale),
      substitute: null,
      otherCell: cell,
    };
  }, [loaded, units, seed, scale]);
}
