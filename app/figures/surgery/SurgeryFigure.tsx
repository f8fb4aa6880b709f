/** Surgery on a model: what is edited is in the address, every number the inspector's. */
import { useMemo } from 'react';
import { longestWord } from '#figures/microscope';
import type { CharModel } from '#rnn/model';
import { useSurgeryText } from '../../i18n/surgery.ts';
import { useAddressState } from '../../state/address.ts';
import { modelChoice } from '../../state/modelChoice.ts';
import { surgeryAddress, surgeryStart } from '../../state/surgeryView.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import { readWord, shownWord } from '../microscope/useMicroscope.ts';
import { ModelChoiceFields } from '../model/ModelChoiceFields.tsx';
import { SubstituteNotice } from '../model/SubstituteNotice.tsx';
import { useFigureModel } from '../model/useFigureModel.ts';
import type { FigureProps } from '../registry.ts';
import { WordField } from '../WordField.tsx';
import parts from '../figureParts.module.css';
import styles from './SurgeryFigure.module.css';
import { SurgeryOfModel } from './SurgeryOfModel.tsx';

export default function SurgeryFigure({ settings }: FigureProps<'surgery'>) {
  const text = useSurgeryText();
  const [address, setAddress] = useAddressState(surgeryAddress, surgeryStart);
  const choice = useMemo(() => modelChoice(address, settings), [address, settings]);
  const loaded = useFigureModel(choice);
  const ownWord = settings.word ?? 'remember';
  const typed = address.word === '' ? ownWord : address.word;
  const model = loaded.kind === 'ready' ? loaded.model : null;
  const word = model ? shownWord(typed, ownWord, model).join('') : '';
  const controls = (
    <>
      <ModelChoiceFields
        choice={choice}
        // Another model has other units and gates: the figure chooses anew. The edits stay; those that do not fit are told.
        onChange={(patch) =>
          setAddress({
            ...patch,
            ...((patch.source ?? patch.cell) !== undefined && { quantity: 'own', unit: 0 }),
          })
        }
      />
      {model && (
        <div className={styles.word}>
          <WordField
            text={typed}
            read={(text) => readWord(text, model)}
            shown={word}
            longest={longestWord}
            onText={(next) => setAddress({ word: next === ownWord ? '' : next, step: 0 })}
          />
        </div>
      )}
    </>
  );
  if (loaded.kind === 'loading' || !model)
    return (
      <FigureFrame
        name="surgery"
        title={text.title}
        caption={{ lead: text.loading, rest: '' }}
        table={emptyTable}
        controls={controls}
      >
        <p className={parts.loading}>{text.loading}</p>
      </FigureFrame>
    );
  return (
    <SurgeryOfModel
      model={model}
      word={word}
      tooShort={oneLetter(typed, model)}
      address={address}
      onAddress={setAddress}
      controls={controls}
      notice={<SubstituteNotice substitute={loaded.substitute} />}
    />
  );
}

const emptyTable = { columns: [], rows: [] };

/** Whether the typed word leaves one letter only, which foretells nothing. */
const oneLetter = (typed: string, model: CharModel) => readWord(typed, model).letters.length === 1;
