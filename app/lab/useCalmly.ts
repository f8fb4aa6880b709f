/** A value that may change many times a second, taken over at most once an interval and never missed at the end. */
import { useEffect, useRef, useState } from 'react';

export function useCalmly<Value>(value: Value, milliseconds: number): Value {
  const [taken, setTaken] = useState(value);
  const takenAt = useRef(-Infinity);
  useEffect(() => {
    const wait = Math.max(0, takenAt.current + milliseconds - performance.now());
    const timer = setTimeout(() => {
      takenAt.current = performance.now();
      setTaken(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return taken;
}
