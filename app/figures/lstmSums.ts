/** What each side adds to the sums of a plain LSTM: as `partSums` says, without loading what takes any cell apart. */
import { partOf } from '#figures/cellGraph';
import { gateSums } from '#figures/cellValues';
import type { CellKit } from './cellKit.ts';

export const lstmSums: CellKit['sums'] = ({ graph, model, trace, codes, timeStep, unit }, name) => {
  const { operation } = partOf(graph, name);
  if (operation?.kind !== 'weighted') return null;
  return gateSums(model, trace, codes[timeStep], operation.gate, timeStep, unit);
};
