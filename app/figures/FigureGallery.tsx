/** Every figure by name, and every example of those that have some, alive and with a state of its own once it is near. */
import { Suspense, useState } from 'react';
import type { FigureName } from '#lesson/vocabulary';
import { useText } from '../i18n/languages.ts';
import { Boundary } from '../shell/Boundary.tsx';
import { AddressScope, addressScope, figureAddress } from '../state/address.ts';
import type { AddressValues } from '../state/addressFormat.ts';
import { examples } from './examples.ts';
import { Figure } from './Figure.tsx';
import { FigureHeadingLevel } from './figureHeading.ts';
import styles from './FigurePage.module.css';
import { useNear } from './useNear.ts';

const names = Object.keys(examples) as readonly FigureName[];

export default function FigureGallery() {
  const { figures } = useText().shell;
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{figures.title}</h1>
      <p className={styles.lede}>{figures.lede}</p>
      <nav aria-label={figures.title}>
        <ul className={styles.index}>
          {names.map((name) => (
            <li key={name}>
              <a href={figureAddress(name)}>{figures.names[name]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {names.map((name) =>
        examples[name].length === 0 ? null : (
          <section key={name} aria-labelledby={`gallery-${name}`}>
            <h2 id={`gallery-${name}`} className={styles.kind}>
              {figures.names[name]}
            </h2>
            {examples[name].map((example) => (
              <section
                key={example.name}
                className={styles.example}
                aria-labelledby={`gallery-${name}-${example.name}`}
              >
                <h3 id={`gallery-${name}-${example.name}`} className={styles.name}>
                  <a href={figureAddress(name, example.state)}>{`${name} · ${example.name}`}</a>
                </h3>
                <Example name={name} state={example.state} />
              </section>
            ))}
          </section>
        ),
      )}
    </div>
  );
}

function Example({ name, state }: { readonly name: FigureName; readonly state: AddressValues }) {
  const { reader } = useText();
  const [scope] = useState(() => addressScope(state));
  const [place, near] = useNear<HTMLParagraphElement>();
  if (!near)
    return (
      <p ref={place} className={styles.loading}>
        {reader.figureLoading}
      </p>
    );
  return (
    <AddressScope value={scope}>
      <FigureHeadingLevel value={4}>
        <Boundary scope="figure">
          <Suspense fallback={<p className={styles.loading}>{reader.figureLoading}</p>}>
            <Figure use={{ name, settings: {} }} />
          </Suspense>
        </Boundary>
      </FigureHeadingLevel>
    </AddressScope>
  );
}
