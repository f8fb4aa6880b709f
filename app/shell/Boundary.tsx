/** Keeps a fault where it happened: a broken figure leaves the text, a broken page leaves the shell. */
import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/languages.ts';
import styles from './Boundary.module.css';

interface Props {
  readonly scope: 'page' | 'figure';
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

class Catcher extends Component<
  Props & { readonly sentence: (error: Error, retry: () => void) => ReactNode },
  State
> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  retry = () => this.setState({ error: null });

  override render(): ReactNode {
    return this.state.error ? this.props.sentence(this.state.error, this.retry) : this.props.children;
  }
}

/** Shows a sentence and a way on where its children threw. Remount it (`key`) when what it shows changes. */
export function Boundary({ scope, children }: Props) {
  const { failure } = useText().shell;
  return (
    <Catcher
      scope={scope}
      sentence={(error, retry) => (
        <div role="alert" className={styles.failure}>
          <p>{failure[scope]}</p>
          <p className={styles.ways}>
            <button type="button" onClick={retry}>
              {failure.retry}
            </button>
            {scope === 'page' && <a href="#/">{failure.wayOn}</a>}
          </p>
          <details>
            <summary>{failure.detail}</summary>
            <code>{error.message}</code>
          </details>
        </div>
      )}
    >
      {children}
    </Catcher>
  );
}
