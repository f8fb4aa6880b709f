import { useEffect, useRef, useState } from 'react';

/** Pixels from the window at which a figure is drawn: all of a page at once would keep a phone busy for long. */
const nearBy = 900;

/** Whether an element has come near the window; it stays true. */
export function useNear<E extends HTMLElement>() {
  const place = useRef<E>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry.isIntersecting && setNear(true), {
      rootMargin: `${nearBy}px`,
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return [place, near] as const;
}
