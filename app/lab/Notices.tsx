/** What happened that the learner should know of, each with a way on. */
import { useTrainingText } from '../i18n/training.ts';
import { dismiss, useTraining } from '../state/training.ts';
import { Divergence } from './Divergence.tsx';
import { reset, takeUpStored } from '../state/trainingActions.ts';
import { prepare } from '../state/trainingRun.ts';
import type { Notice } from '../state/trainingTypes.ts';
import controls from './controls.module.css';
import styles from './Notices.module.css';
import { Remedied } from './Remedied.tsx';

export function Notices() {
  const text = useTrainingText().notices;
  const notices = useTraining((state) => state.notices);
  return (
    <div className={styles.notices} role="region" aria-label={text.label} aria-live="polite">
      <Divergence />
      {notices.map((notice) => {
        const { title, body } = text.notice(notice.content);
        return (
          <div key={notice.id} className={styles.notice} data-kind={notice.content.kind}>
            <p>
              <b>{title}</b> {body}
            </p>
            <div className={controls.row}>
              <WayOn notice={notice} />
              <button type="button" className={controls.quiet} onClick={() => dismiss(notice.id)}>
                {text.dismiss}
              </button>
            </div>
          </div>
        );
      })}
    </div>
  );
}

function WayOn({ notice: { id, content } }: { readonly notice: Notice }) {
  const text = useTrainingText().notices;
  switch (content.kind) {
    case 'notANumber':
      return <Remedied id={id} fault={content} />;
    case 'restored':
      return (
        <button type="button" className={controls.button} onClick={() => void reset()}>
          {text.startOver}
        </button>
      );
    case 'linkedRun': {
      const takeUp = () => {
        dismiss(id);
        void takeUpStored();
      };
      return (
        <button type="button" className={controls.button} onClick={takeUp}>
          {text.takeUpStored}
        </button>
      );
    }
    case 'engineFailed':
    case 'noBackend':
    case 'textMissing': {
      const again = () => {
        dismiss(id);
        void prepare();
      };
      return (
        <button type="button" className={controls.button} onClick={again}>
          {text.tryAgain}
        </button>
      );
    }
    case 'backendChanged':
    case 'forcedUnavailable':
    case 'backendWrong':
    case 'storage':
    case 'storedRunDamaged':
      return null;
    default:
      return content satisfies never;
  }
}
