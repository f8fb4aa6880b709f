/** The trained model that comes with the page; null until it is there or known not to be. */
import { useEffect, useState } from 'react';
import { loadCheckpoint, type Checkpoint } from './checkpoint.ts';

export function useCheckpoint(): Checkpoint | null {
  const [checkpoint, setCheckpoint] = useState<Checkpoint | null>(null);
  useEffect(() => {
    let current = true;
    void loadCheckpoint().then((loaded) => {
      if (current) setCheckpoint(loaded);
    });
    return () => {
      current = false;
    };
  }, []);
  return checkpoint;
}
