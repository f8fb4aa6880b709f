/** What a model expects at each letter of a text, and how it writes on: the choice of model and text. */
import { useMemo } from 'react';
import { useNextLetterText } from '../../i18n/nextLetter.ts';
import { useAddressState } from '../../state/address.ts';
import { modelChoice } from '../../state/modelChoice.ts';
import { nextLetterAddress, nextLetterStart } from '../../state/nextLetterView.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import { ModelChoiceFields } from '../model/ModelChoiceFields.tsx';
import { SubstituteNotice } from '../model/SubstituteNotice.tsx';
import { useFigureModel } from '../model/useFigureModel.ts';
import type { FigureProps } from '../registry.ts';
import { NextLetterControls } from './NextLetterControls.tsx';
import { NextLetterOfModel } from './NextLetterOfModel.tsx';
import { PhraseField } from './PhraseField.tsx';
import { shownPhrase } from './readPhrase.ts';
import parts from '../figureParts.module.css';
import styles from './NextLetter.module.css';

/** Moby-Dick, chapter 133. */
const usualPhrase = 'There she blows! A hump like a snow-hill!';
const emptyTable = { columns: [], rows: [] };

export default function NextLetterFigure({ settings }: FigureProps<'nextLetter'>) {
  const text = useNextLetterText();
  const [view, setView] = useAddressState(nextLetterAddress, nextLetterStart);
  const choice = useMemo(() => modelChoice(view, settings), [view, settings]);
  const loaded = useFigureModel(choice);
  const ownPhrase = settings.text ?? usualPhrase;
  const typed = view.phrase === '' ? ownPhrase : view.phrase;
  const controls = (
    <div className={styles.controls}>
      <div className={styles.choice}>
        <ModelChoiceFields choice={choice} onChange={setView} />
      </div>
      {loaded.kind === 'ready' && (
        <PhraseField
          phrase={typed}
          model={loaded.model}
          onPhrase={(next) => setView({ phrase: next === ownPhrase ? '' : next, place: 0 })}
        />
      )}
      <NextLetterControls view={view} onView={setView} />
    </div>
  );
  if (loaded.kind === 'loading')
    return (
      <FigureFrame
        name="nextLetter"
        title={text.title}
        caption={{ lead: text.loading, rest: '' }}
        table={emptyTable}
        controls={controls}
      >
        <p className={parts.loading}>{text.loading}</p>
      </FigureFrame>
    );
  return (
    <NextLetterOfModel
      model={loaded.model}
      phrase={shownPhrase(typed, ownPhrase, loaded.model)}
      view={view}
      onView={setView}
      controls={controls}
      notice={<SubstituteNotice substitute={loaded.substitute} />}
    />
  );
}
