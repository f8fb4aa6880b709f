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

/** Shows a sentence and a way on where its children threw. Give it a `key` of what it shows. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  retry = () => this.setState({ error: null });

  override render(): ReactNode {
    const { scope, children } = this.props;
    const { error } = this.state;
    return error ? <Failure scope={scope} error={error} retry={this.retry} /> : children;
  }
}

interface FailureProps {
  readonly scope: Props['scope'];
  readonly error: Error;
  readonly retry: () => void;
}

function Failure({ scope, error, retry }: FailureProps) {
  const { failure } = useText().shell;
  return (
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
  );
}
