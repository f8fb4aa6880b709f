/** The reference implementation of every cell kind; a new kind is one more entry. */
import type { CellName } from '#rnn/cells';
import type { ReferenceCell } from './layer.ts';
import { lstmBackward, lstmForward } from './lstm.ts';

export const referenceCells: Readonly<Record<CellName, ReferenceCell>> = {
  lstm: { forward: lstmForward, backward: lstmBackward },
};
