/** What is loaded when it is first wanted, and kept. */
import { useEffect, useState } from 'react';

/**
 * @param loaded  keeps what has come; a module's own, so that it is there at once the next time
 * @returns null while it is on its way
 * @throws what `load` was rejected with, while rendering
 */
export function useLoaded<Key, Value>(
  key: Key,
  loaded: Map<Key, Value>,
  load: (key: Key) => Promise<Value>,
): Value | null {
  const [failure, setFailure] = useState<{ readonly key: Key; readonly error: unknown } | null>(null);
  const [, setArrived] = useState<Key | null>(null);
  useEffect(() => {
    if (loaded.has(key)) return undefined;
    let current = true;
    load(key).then(
      (value) => {
        loaded.set(key, value);
        if (current) setArrived(() => key);
      },
      (error: unknown) => {
        if (current) setFailure({ key, error });
      },
    );
    return () => {
      current = false;
    };
  }, [key, loaded, load]);
  if (failure?.key === key) throw failure.error;
  return loaded.get(key) ?? null;
}
