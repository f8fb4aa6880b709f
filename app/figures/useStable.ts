/** A callback that stays the same object while what it does changes, so that memoised children stay as they are. */
import { useCallback, useLayoutEffect, useRef } from 'react';

export function useStable<Arguments extends readonly unknown[]>(
  callback: (...args: Arguments) => void,
): (...args: Arguments) => void {
  const latest = useRef(callback);
  useLayoutEffect(() => {
    latest.current = callback;
  });
  return useCallback((...args: Arguments) => latest.current(...args), []);
}
