/** A trained model that comes with the page; null until it is there or known not to be. */
import { useEffect, useState } from 'react';
import type { CellName } from '#rnn/cells';
import { loadCheckpoint, type Checkpoint } from './checkpoint.ts';

/** Another kind's model stays until the one asked for is there, so that nothing jumps. */
export function useCheckpoint(cell: CellName = 'lstm'): Checkpoint | null {
  const [checkpoint, setCheckpoint] = useState<Checkpoint | null>(null);
  useEffect(() => {
    let current = true;
    void loadCheckpoint(cell).then((loaded) => {
      if (current) setCheckpoint(loaded);
    });
    return () => {
      current = false;
    };
  }, [cell]);
  return checkpoint;
}
