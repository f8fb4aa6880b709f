/** A figure alone, by its own address: as a lesson that sets nothing would show it. */
import { Suspense } from 'react';
import type { FigureName } from '#lesson/vocabulary';
import { useText } from '../i18n/languages.ts';
import { NotationSwitch } from '../notation/NotationSwitch.tsx';
import { Boundary } from '../shell/Boundary.tsx';
import { Figure } from './Figure.tsx';
import styles from './FigurePage.module.css';

export default function FigurePage({ name }: { readonly name: FigureName }) {
  const { shell, reader } = useText();
  return (
    <div className={styles.page}>
      <p className={styles.way}>
        <a href="#/figures">{shell.figures.all}</a>
      </p>
      <h1 className={styles.title}>{shell.figures.names[name]}</h1>
      <NotationSwitch />
      <Boundary scope="figure">
        <Suspense fallback={<p className={styles.loading}>{reader.figureLoading}</p>}>
          <Figure use={{ name, settings: {} }} />
        </Suspense>
      </Boundary>
    </div>
  );
}
