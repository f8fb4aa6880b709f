/**
 * Which engine trains, at which precision, how far it is from the reference, and what became of the others.
 * The browser's own dialog: it keeps focus, closes on Escape and needs no script of ours.
 */
import { useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { backendNames, type BackendAttempt, type BackendReport } from '#rnn/backends';
import { useBackendPanelText } from '../i18n/backendPanel.ts';
import { useText } from '../i18n/languages.ts';
import { useAddress } from '../state/address.ts';
import { useTraining } from '../state/training.ts';
import { prepare } from '../state/trainingRun.ts';
import { errorText } from './backendError.ts';
import styles from './BackendPanel.module.css';

export default function BackendPanel({ onClose }: { readonly onClose: () => void }) {
  const text = useBackendPanelText();
  const report = useTraining((s) => s.backend);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current: element } = dialog;
    if (!element) return undefined;
    if (!element.open) element.showModal();
    // The dialog's own box is what lies around its content: a click there is a click beside it.
    const closeBeside = (event: MouseEvent) => event.target === element && element.close();
    element.addEventListener('click', closeBeside);
    return () => element.removeEventListener('click', closeBeside);
  }, []);
  return (
    <dialog ref={dialog} className={styles.panel} aria-labelledby="backend-panel-title" onClose={onClose}>
      <div className={styles.content}>
        <div className={styles.head}>
          <h2 id="backend-panel-title">{text.title}</h2>
          <button type="button" className={styles.close} onClick={() => dialog.current?.close()}>
            <X size={20} aria-hidden />
            <span className="visually-hidden">{text.close}</span>
          </button>
        </div>
        {report === null ? <Unopened /> : <Report report={report} />}
        <Choice forced={report?.forced ?? null} />
      </div>
    </dialog>
  );
}

function Unopened() {
  const text = useBackendPanelText();
  const opening = useTraining((s) => s.phase === 'opening');
  return (
    <>
      <p>{text.unopened}</p>
      <button type="button" className={styles.open} disabled={opening} onClick={() => void prepare()}>
        {opening ? text.opening : text.open}
      </button>
    </>
  );
}

function Report({ report }: { readonly report: BackendReport }) {
  const text = useBackendPanelText();
  const { names } = useText().shell.backend;
  const chosen = report.attempts.find(({ name }) => name === report.chosen);
  return (
    <>
      <p className={styles.answer} role="status">
        {report.chosen === null ? text.none : text.chosen(names[report.chosen])}
      </p>
      {chosen && chosen.forwardError !== null && chosen.gradientError !== null && (
        <p>{text.accuracy(errorText(chosen.forwardError), errorText(chosen.gradientError))}</p>
      )}
      {report.chosen !== null && <p>{text.inspected}</p>}
      {report.forced !== null && <p>{text.forced(names[report.forced])}</p>}
      <h3>{text.attempts}</h3>
      <ul className={styles.attempts}>
        {report.attempts.map((attempt) => (
          <Attempt key={attempt.name} attempt={attempt} />
        ))}
      </ul>
    </>
  );
}

function Attempt({ attempt }: { readonly attempt: BackendAttempt }) {
  const text = useBackendPanelText();
  const { names } = useText().shell.backend;
  const { columns } = text;
  const measures = [
    [columns.forward, attempt.forwardError],
    [columns.gradient, attempt.gradientError],
  ] as const;
  return (
    <li data-outcome={attempt.outcome.kind}>
      <strong>{names[attempt.name]}</strong>
      {attempt.adapter !== null && <span>{` ${text.adapter(attempt.adapter)}`}</span>}
      <span className={styles.outcome}>{text.outcome(attempt.outcome)}</span>
      {attempt.forwardError !== null && (
        <span className={styles.measures}>
          {measures
            .map(([label, error]) => `${label} ${error === null ? text.notMeasured : errorText(error)}`)
            .join(' · ')}
        </span>
      )}
    </li>
  );
}

/** Links, because the choice is part of the address; the state of the lesson goes along. */
function Choice({ forced }: { readonly forced: BackendReport['forced'] }) {
  const text = useBackendPanelText();
  const { names } = useText().shell.backend;
  // Links are written anew when the address's values change.
  useAddress((s) => s.values);
  const asked = forced ?? new URLSearchParams(location.search).get('backend');
  const hash = location.hash || '#/';
  return (
    <>
      <h3>{text.choose}</h3>
      <p>{text.chooseNote}</p>
      <p className={styles.choices}>
        <a href={`${location.pathname}${hash}`} aria-current={asked === null}>
          {text.automatic}
        </a>
        {backendNames.map((name) => (
          <a key={name} href={`?backend=${name}${hash}`} aria-current={asked === name}>
            {names[name]}
          </a>
        ))}
      </p>
    </>
  );
}
