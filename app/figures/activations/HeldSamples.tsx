/** What the model writes with one unit held at a value, beside what it writes free: same prompt, same random numbers. */
import { memo, useId, useMemo } from 'react';
import { differences, differingRuns } from '#figures/differingRuns';
import { shortNumber } from '#figures/numbers';
import { encode, normaliseText, splitLetters } from '#data/text';
import type { UnitValues } from '#protocol/inspector';
import { cells } from '#rnn/cells';
import type { Hold } from '#rnn/holds';
import type { CharModel } from '#rnn/model';
import { quantities } from '#rnn/quantities';
import { useActivationsText } from '../../i18n/activations.ts';
import { useLetterOf } from '../../state/notation.ts';
import type { ActivationsAddress } from '../../state/activationsView.ts';
import { useSteadyInspection } from '../../state/steadyInspection.ts';
import { RangeField } from '../RangeField.tsx';
import styles from './HeldSamples.module.css';

interface Props {
  readonly model: CharModel;
  readonly units: UnitValues;
  readonly unit: number;
  readonly letters: readonly string[];
  readonly prompt: string;
  readonly value: number;
  readonly draw: number;
  readonly warmth: number;
  readonly onAddress: (patch: Partial<ActivationsAddress>) => void;
}

const writtenLetters = 240;
/** Of the text, what is read before it writes, unless the learner says otherwise. */
const promptLetters = 60;

/** It hangs on neither the letter that is read nor the order of the rows, so scrubbing leaves it as it is. */
export const HeldSamples = memo(function HeldSamples(props: Props) {
  const { model, units, unit, letters, draw, warmth, onAddress } = props;
  const { held: text } = useActivationsText();
  const letterOf = useLetterOf();
  const id = useId();
  const { name } = units;
  const [low, high] = rangeOf(units);
  const value = Math.min(high, Math.max(low, props.value));
  const ownPrompt = letters.slice(0, promptLetters).join('');
  const typed = props.prompt === '' ? ownPrompt : props.prompt;
  const { prompt, unknown } = useMemo(() => {
    const encoded = encode(splitLetters(normaliseText(typed)), model.spec.vocabulary);
    return { prompt: encoded.letters.join(''), unknown: encoded.unknown };
  }, [typed, model]);
  const asked = useMemo(
    () => ({ model, prompt, length: writtenLetters, temperature: warmth, seed: draw }),
    [model, prompt, warmth, draw],
  );
  const holds = useMemo((): readonly Hold[] => [{ name, unit, step: null, value }], [name, unit, value]);
  const heldRequest = useMemo(() => ({ ...asked, holds }), [asked, holds]);
  const free = useSteadyInspection('generate', asked);
  const held = useSteadyInspection('generate', heldRequest);
  const written = free.kind === 'ready' && held.kind === 'ready';
  const [freeLetters, heldLetters] = written
    ? [splitLetters(free.reply.text), splitLetters(held.reply.text)]
    : [[], []];
  const different = differences(heldLetters, freeLetters);
  const glyph = letterOf(units.cell, name);

  return (
    <section className={styles.held} aria-label={text.title(name, unit + 1)}>
      <p className={styles.title}>{text.title(name, unit + 1)}</p>
      <div className={styles.fields}>
        <RangeField
          label={text.value}
          value={value}
          min={low}
          max={high}
          step={0.01}
          valueText={shortNumber(value)}
          onChange={(next) => onAddress({ held: next })}
        />
        <RangeField
          label={text.draw}
          value={draw}
          min={1}
          max={50}
          step={1}
          valueText={text.drawText(draw)}
          onChange={(next) => onAddress({ draw: next })}
        />
        <RangeField
          label={text.warmth}
          value={warmth}
          min={0}
          max={2}
          step={0.1}
          valueText={shortNumber(warmth)}
          onChange={(next) => onAddress({ warmth: next })}
        />
        <div className={styles.prompt}>
          <label htmlFor={id}>{text.prompt}</label>
          <input
            id={id}
            value={typed}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onAddress({ prompt: target.value === ownPrompt ? '' : target.value })}
          />
        </div>
      </div>
      {unknown.length > 0 && <p className={styles.said}>{text.unknown(unknown.slice(0, 8))}</p>}
      {free.kind === 'failed' || held.kind === 'failed' ? (
        <p className={styles.said} role="alert">
          {text.notWritten}
        </p>
      ) : (
        <>
          <p className={styles.said} role="status">
            {!written
              ? text.writing
              : different
                ? text.differ(different.count, heldLetters.length, different.first + 1)
                : text.same(heldLetters.length)}
          </p>
          <div className={styles.samples}>
            <div>
              <p className={styles.head}>{text.free}</p>
              <p className={styles.sample} data-sample="free">
                {freeLetters.join('')}
              </p>
            </div>
            <div>
              <p className={styles.head}>{text.heldAt(glyph, shortNumber(value))}</p>
              <p className={styles.sample} data-sample="held">
                {differingRuns(heldLetters, freeLetters).map((run, place) =>
                  run.differs ? <mark key={place}>{run.text}</mark> : <span key={place}>{run.text}</span>,
                )}
              </p>
            </div>
          </div>
        </>
      )}
    </section>
  );
});

/** Between which values it can be held: as far as the cell could bring it, and a little on where there is no end. */
function rangeOf({ cell, name }: UnitValues): readonly [low: number, high: number] {
  const { squashing }: { squashing: readonly string[] } = cells[cell];
  if (quantities[name].scale === 'gate') return [0, 1];
  if (name === 'cellState') return [-5, 5];
  return squashing.includes('relu') ? [0, 5] : [-1, 1];
}
