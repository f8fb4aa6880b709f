/** The families of notations and the two meanings of z as radio buttons with their formulas. */
import { useId, useMemo } from 'react';
import type { NotationChoice } from '#notation/notation';
import { useNotationText } from '../i18n/notation.ts';
import styles from './NotationPanel.module.css';
import { familyPreviews, updatePreviews, type Preview } from './previews.ts';

interface Props {
  readonly shown: NotationChoice;
  readonly onChoose: (choice: NotationChoice) => void;
}

export default function NotationOptions({ shown, onChoose }: Props) {
  const text = useNotationText();
  const families = useMemo(() => familyPreviews(shown), [shown]);
  const updates = useMemo(() => updatePreviews(shown), [shown]);
  const options = { shown, onChoose };
  return (
    <>
      <Options
        {...options}
        legend={text.family}
        previews={families}
        wordsOf={({ family }) => text.families[family]}
      />
      <Options
        {...options}
        legend={text.update}
        previews={updates}
        wordsOf={({ update }) => text.updates[update]}
      />
      {shown.update === 'write' && <p className={styles.stays}>{text.oppositeSign}</p>}
    </>
  );
}

interface OptionsProps extends Props {
  readonly legend: string;
  readonly previews: readonly Preview[];
  readonly wordsOf: (choice: NotationChoice) => { readonly name: string; readonly like: string };
}

function Options({ legend, previews, wordsOf, shown, onChoose }: OptionsProps) {
  const group = useId();
  return (
    <fieldset className={styles.options}>
      <legend>{legend}</legend>
      {previews.map(({ choice, html }) => {
        const { name, like } = wordsOf(choice);
        return (
          <label key={name} className={styles.option}>
            <input
              type="radio"
              name={group}
              checked={choice.family === shown.family && choice.update === shown.update}
              onChange={() => onChoose(choice)}
            />
            <span className={styles.preview} aria-hidden="true" dangerouslySetInnerHTML={{ __html: html }} />
            <span className={styles.words}>{`${name}, ${like}`}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
