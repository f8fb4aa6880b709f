/** The width of an element in CSS pixels, followed while the page is resized. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

export function useWidth<E extends HTMLElement>(initial: number): readonly [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    // Measured before the first paint, so that the figure does not appear in one size and jump to another.
    setWidth(Math.round(current.getBoundingClientRect().width) || initial);
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.round(entry.contentRect.width) || initial),
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [initial]);
  return [element, width];
}
