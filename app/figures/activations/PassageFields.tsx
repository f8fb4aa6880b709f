/** What the model reads: a passage of the book, or a text that the learner writes or pastes. */
import { useEffect, useId, useState } from 'react';
import { useActivationsText } from '../../i18n/activations.ts';
import {
  fitsLink,
  passageLengths,
  textSources,
  type ActivationsAddress,
} from '../../state/activationsView.ts';
import { readOwnPassage, writeOwnPassage } from '../../state/ownPassage.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { RangeField } from '../RangeField.tsx';
import { SelectField } from '../SelectField.tsx';
import { useStable } from '../useStable.ts';
import styles from './ActivationsFigure.module.css';

/** Milliseconds without a key before a text is read: reading thousands of letters at every one would lag behind. */
const quiet = 350;

interface Props {
  readonly address: ActivationsAddress;
  readonly paragraphs: number;
  readonly onAddress: (patch: Partial<ActivationsAddress>) => void;
  /** The own text is not in the address, but new. */
  readonly onOwnText: () => void;
}

export function PassageFields({ address, paragraphs, onAddress, onOwnText }: Props) {
  const { passage: text } = useActivationsText();
  const { from, letters } = address;
  const paragraph = Math.min(address.paragraph, paragraphs);
  return (
    <>
      <ChoiceField
        label={text.from}
        value={from}
        options={textSources.map((value) => ({ value, text: text.sources[value] }))}
        onChange={(next) => onAddress({ from: next, step: 0, marks: '' })}
      />
      {from === 'book' ? (
        <>
          <RangeField
            label={text.paragraph}
            value={paragraph}
            min={1}
            max={paragraphs}
            step={1}
            valueText={text.paragraphText(paragraph, paragraphs)}
            onChange={(next) => onAddress({ paragraph: next, step: 0, marks: '' })}
          />
          <SelectField
            label={text.letters}
            value={letters}
            options={[...new Set<number>([...passageLengths, letters])]
              .sort((a, b) => a - b)
              .map((value) => ({ value, text: text.lettersOption(value) }))}
            onChange={(next) => onAddress({ letters: next })}
          />
        </>
      ) : (
        <OwnText
          text={address.text || readOwnPassage()}
          onText={(next) => {
            writeOwnPassage(next);
            onAddress({ text: fitsLink(next) ? next : '', step: 0, marks: '' });
            onOwnText();
          }}
        />
      )}
    </>
  );
}

function OwnText({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const { passage } = useActivationsText();
  const id = useId();
  const [draft, setDraft] = useState(text);
  const [shown, setShown] = useState(text);
  // Another link was followed, or what was typed has arrived.
  if (shown !== text) {
    setShown(text);
    setDraft(text);
  }
  const commit = useStable(() => draft !== text && onText(draft));
  useEffect(() => {
    if (draft === text) return undefined;
    const timer = setTimeout(commit, quiet);
    return () => clearTimeout(timer);
  }, [draft, text, commit]);
  // What was typed while the model was on its way is kept when the figure takes its place.
  useEffect(() => commit, [commit]);
  return (
    <div className={styles.ownText}>
      <label htmlFor={id}>{passage.own}</label>
      <textarea
        id={id}
        rows={4}
        value={draft}
        spellCheck={false}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={commit}
      />
    </div>
  );
}
