/** The frame around every page: header, the page that the address names, footer. */
import { lazy, Suspense, useEffect, useRef } from 'react';
import { lessonsIn } from 'virtual:lessons';
import { hasFigure } from '../figures/registry.ts';
import { useLanguage, useText } from '../i18n/languages.ts';
import { useAddress } from '../state/address.ts';
import { Boundary } from './Boundary.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { UnknownPage } from './UnknownPage.tsx';
import styles from './Shell.module.css';

const DamagedLinkNotice = lazy(() => import('./DamagedLinkNotice.tsx'));
const HomePage = lazy(() => import('./HomePage.tsx'));
const LessonPage = lazy(() => import('../reader/LessonPage.tsx'));
const FigurePage = lazy(() => import('../figures/FigurePage.tsx'));
const FigureGallery = lazy(() => import('../figures/FigureGallery.tsx'));
const GlossaryPage = lazy(() => import('../glossary/GlossaryPage.tsx'));

export function Shell() {
  const { shell } = useText();
  const page = useAddress((s) => s.page);
  const damage = useAddress((s) => s.damage);
  const lessons = lessonsIn(useLanguage());
  const lesson = page.kind === 'lesson' ? lessons.find(({ name }) => name === page.name) : undefined;
  const figure = page.kind === 'figure' && hasFigure(page.name) ? page.name : undefined;
  const kind = 'name' in page && !lesson && !figure ? 'unknown' : page.kind;
  const title =
    lesson?.title ??
    (figure
      ? shell.figures.names[figure]
      : kind === 'home'
        ? shell.home.tab
        : kind === 'figures'
          ? shell.figures.title
          : kind === 'glossary'
            ? shell.glossary
            : shell.unknownPage.title);
  const place = lesson?.name ?? (figure ? `figure ${figure}` : kind);
  const main = usePageChange(place, shell.tabTitle(title));
  return (
    <>
      <a
        className={styles.skip}
        href="#content"
        onClick={(event) => {
          // The address is the state: it must not become `#content`.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {shell.skipToContent}
      </a>
      <Header lessonNumber={lesson?.number ?? null} />
      {(lesson ?? figure) && (
        // The region is there before it says anything, so that what comes into it is read out.
        <div role="status" aria-label={shell.damagedLink.label}>
          {damage !== null && (
            <Suspense>
              <DamagedLinkNotice damage={damage} />
            </Suspense>
          )}
        </div>
      )}
      <main ref={main} id="content" tabIndex={-1} aria-label={title} className={styles.main}>
        <Boundary key={place} scope="page">
          <Suspense fallback={<p className={styles.loading}>{shell.loading}</p>}>
            {lesson ? (
              <LessonPage name={lesson.name} />
            ) : figure ? (
              <FigurePage name={figure} />
            ) : page.kind === 'glossary' ? (
              <GlossaryPage term={page.term} />
            ) : kind === 'figures' ? (
              <FigureGallery />
            ) : kind === 'home' ? (
              <HomePage />
            ) : (
              <UnknownPage />
            )}
          </Suspense>
        </Boundary>
      </main>
      <Footer />
    </>
  );
}

/** Titles the tab, and on a change of page goes to the top and moves focus to the new page. */
function usePageChange(place: string, title: string) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(place);
  useEffect(() => {
    document.title = title;
    if (before.current === place) return;
    before.current = place;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [place, title]);
  return main;
}
