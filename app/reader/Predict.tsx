/** A question to commit to before the answer is known. The learner's own model decides, at that moment. */
import { useEffect, useId, useRef, useState } from 'react';
import { Check, X } from 'lucide-react';
import type { Block, ProseHtml } from '#lesson/document';
import type { CheckName } from '#lesson/vocabulary';
import type { Catalogue } from '../i18n/en.ts';
import { useText } from '../i18n/languages.ts';
import { Prose } from './Prose.tsx';
import styles from './Predict.module.css';

type Prediction = Extract<Block, { kind: 'predict' }>;

type Stage =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'decided'; readonly outcome: string; readonly sentence: string }
  | { readonly kind: 'undecided'; readonly sentence: string };

interface Props {
  readonly prediction: Prediction;
  /** Which prediction of the lesson it is, from 1. */
  readonly number: number;
}

export function Predict({ prediction: { check, question, choices, reason }, number }: Props) {
  const { reader } = useText();
  const id = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const [stage, setStage] = useState<Stage>({ kind: 'choosing' });
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  const ask = async () => {
    const controller = new AbortController();
    asking.current = controller;
    setStage({ kind: 'asking' });
    const next = await decide(check, reader, controller.signal);
    if (!controller.signal.aborted) setStage(next);
  };
  const committed = stage.kind === 'asking' || stage.kind === 'decided';
  return (
    <section className={styles.predict} aria-labelledby={`${id}-name`}>
      <p id={`${id}-name`} className={styles.name}>
        {reader.predict(number)}
      </p>
      <div id={`${id}-question`}>
        <Prose html={question} />
      </div>
      <div role="radiogroup" aria-labelledby={`${id}-question`} className={styles.choices}>
        {choices.map(({ outcome, html }) => (
          <label
            key={outcome}
            className={styles.choice}
            data-right={stage.kind === 'decided' && stage.outcome === outcome}
          >
            <input
              type="radio"
              name={id}
              value={outcome}
              checked={chosen === outcome}
              disabled={committed}
              onChange={() => setChosen(outcome)}
            />
            <Words html={html} />
            {stage.kind === 'decided' && (
              <Mark isRight={stage.outcome === outcome} isChosen={chosen === outcome} />
            )}
          </label>
        ))}
      </div>
      {stage.kind !== 'decided' && (
        <button
          type="button"
          className={styles.commit}
          disabled={chosen === null || stage.kind === 'asking'}
          onClick={() => void ask()}
        >
          {stage.kind === 'asking' ? reader.asking : reader.commit}
        </button>
      )}
      <div role="status" className={styles.result}>
        {stage.kind === 'undecided' && <p>{stage.sentence}</p>}
        {stage.kind === 'decided' && (
          <p>
            <strong>{stage.outcome === chosen ? reader.right : reader.wrong}</strong> {stage.sentence}
          </p>
        )}
      </div>
      {stage.kind === 'decided' && (
        <>
          <Prose html={reason} />
          <button
            type="button"
            className={styles.again}
            onClick={() => {
              setChosen(null);
              setStage({ kind: 'choosing' });
            }}
          >
            {reader.askAgain}
          </button>
        </>
      )}
    </section>
  );
}

function Words({ html }: { readonly html: ProseHtml }) {
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}

function Mark({ isRight, isChosen }: { readonly isRight: boolean; readonly isChosen: boolean }) {
  const { reader } = useText();
  if (!isRight && !isChosen) return null;
  const says = isRight ? (isChosen ? reader.youAndModel : reader.model) : reader.you;
  return (
    <span className={styles.mark}>
      {isRight ? <Check size={16} aria-hidden /> : <X size={16} aria-hidden />}
      {says}
    </span>
  );
}

/** Asks the model and puts its answer in words. */
async function decide<Name extends CheckName>(
  check: Name,
  text: Catalogue['reader'],
  signal: AbortSignal,
): Promise<Stage> {
  try {
    // Fetched when a learner first commits: nobody reads with it.
    const { checkFunctions } = await import('./checks/checkFunctions.ts');
    const verdict = await checkFunctions[check](signal);
    if (verdict.kind === 'needs') return { kind: 'undecided', sentence: text.needs[verdict.need] };
    return { kind: 'decided', outcome: verdict.outcome, sentence: text.evidence[check](verdict.evidence) };
  } catch {
    return { kind: 'undecided', sentence: text.failed };
  }
}
