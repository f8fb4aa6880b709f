/** A further figure of a lesson, where the text speaks of it. It begins to work as it comes near. */
import { Suspense } from 'react';
import type { FigureUse } from '#lesson/vocabulary';
import { Figure } from '../figures/Figure.tsx';
import { useNear } from '../figures/useNear.ts';
import { useText } from '../i18n/languages.ts';
import { Boundary } from '../shell/Boundary.tsx';
import { AddressPrefix, useClaimedPrefix } from '../state/address.ts';
import styles from './InlineFigure.module.css';

export function InlineFigure({ figure }: { readonly figure: FigureUse }) {
  const { reader, shell } = useText();
  useClaimedPrefix(figure.name);
  const [place, near] = useNear<HTMLElement>();
  const loading = <p className={styles.loading}>{reader.figureLoading}</p>;
  return (
    <section ref={place} className={styles.figure} aria-label={shell.figures.names[figure.name]}>
      {near ? (
        <AddressPrefix value={figure.name}>
          <Boundary scope="figure">
            <Suspense fallback={loading}>
              <Figure use={figure} />
            </Suspense>
          </Boundary>
        </AddressPrefix>
      ) : (
        loading
      )}
    </section>
  );
}
