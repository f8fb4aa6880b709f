/**
 * Where a lesson's figure stands: beside the text on a wide screen; on a narrow one above it, and once scrolled out of
 * view behind a bar at the foot of the screen, which raises the same figure over the text.
 */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { Suspense, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { FigureUse } from '#lesson/vocabulary';
import { Figure } from '../figures/Figure.tsx';
import { useText } from '../i18n/languages.ts';
import { Boundary } from '../shell/Boundary.tsx';
import { FigureGlance } from './FigureGlance.tsx';
import styles from './FigurePane.module.css';

export function FigurePane({ figure }: { readonly figure: FigureUse }) {
  const { reader } = useText();
  const place = useRef<HTMLElement>(null);
  const id = useId();
  // The height that the place in the text keeps while the figure is raised; null: it is not.
  const [keptHeight, setKeptHeight] = useState<number | null>(null);
  const lower = useCallback(() => setKeptHeight(null), []);
  const inView = useInView(place, lower);
  const raised = keptHeight !== null && !inView;
  useEscape(raised, lower);

  const toggle = () => setKeptHeight(raised ? null : (place.current?.offsetHeight ?? 0));
  return (
    <section
      ref={place}
      className={styles.place}
      aria-label={reader.figure}
      data-raised={raised}
      style={raised ? { height: keptHeight } : undefined}
    >
      <div id={id} className={styles.pane}>
        <Boundary scope="figure">
          <Suspense fallback={<p className={styles.loading}>{reader.figureLoading}</p>}>
            <Figure use={figure} />
          </Suspense>
        </Boundary>
      </div>
      {!inView && (
        <button
          type="button"
          className={styles.bar}
          aria-expanded={raised}
          aria-controls={id}
          onClick={toggle}
        >
          <FigureGlance name={figure.name} />
          <span className={styles.action}>
            {raised ? reader.hideFigure : reader.showFigure}
            {raised ? <ChevronDown size={18} aria-hidden /> : <ChevronUp size={18} aria-hidden />}
          </span>
        </button>
      )}
    </section>
  );
}

/** Whether any of the element is in the window; true until known. `onEnter` is called whenever it comes into view. */
function useInView(element: { readonly current: Element | null }, onEnter: () => void): boolean {
  const [inView, setInView] = useState(true);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        setInView(entry.isIntersecting);
        if (entry.isIntersecting) onEnter();
      },
      // What the header covers, and a sliver below it, does not count as in view.
      { rootMargin: '-100px 0px 0px 0px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, onEnter]);
  return inView;
}

function useEscape(active: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    const listener = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onEscape();
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [active, onEscape]);
}
