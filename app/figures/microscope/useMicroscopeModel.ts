/** The network under the microscope: the trained one that comes with the page, or a small fresh one from a seed. */
import { useMemo } from 'react';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { isMicroscopeCell } from '#inspect/microscopeCells';
import type { CellName } from '#rnn/cells';
import type { CharModel } from '#rnn/model';
import type { MicroscopeAddress, NetworkChoice } from '../../state/microscopeView.ts';
import type { Checkpoint } from '../checkpoint.ts';
import { useCheckpoint } from '../useCheckpoint.ts';

export type MicroscopeModel =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready';
      readonly model: CharModel;
      /** Where it should be the trained model and is not: why. */
      readonly missing: Checkpoint | null;
      /** The trained model's cell, where the microscope cannot take it apart. */
      readonly otherCell: CellName | null;
    };

const freshLetters = [...' abcdefghijklmnopqrstuvwxyz'];

type Fresh = Pick<MicroscopeAddress, 'units' | 'seed' | 'scale'>;

function freshModel(cell: 'rnn' | 'lstm' | 'gru', { units, seed, scale }: Fresh): CharModel {
  const fresh = seededCharacterModel({ cell, units, vocabulary: freshLetters }, seed);
  return scale === 1 ? fresh : { ...fresh, parameters: fresh.parameters.map((value) => value * scale) };
}

export function useMicroscopeModel(network: NetworkChoice, { units, seed, scale }: Fresh): MicroscopeModel {
  const checkpoint = useCheckpoint();
  return useMemo(() => {
    const ready = (model: CharModel): MicroscopeModel => ({
      kind: 'ready',
      model,
      missing: null,
      otherCell: null,
    });
    if (network !== 'trained') return ready(freshModel(network, { units, seed, scale }));
    if (!checkpoint) return { kind: 'loading' };
    const { model } = checkpoint;
    const { cell } = model.spec;
    if (!isMicroscopeCell(cell))
      return { ...ready(freshModel('lstm', { units, seed, scale })), otherCell: cell };
    return checkpoint.kind === 'trained' ? ready(model) : { ...ready(model), missing: checkpoint };
  }, [network, units, seed, scale, checkpoint]);
}
