/**
 * Every unit over a text, and the search for the one that follows a property of its letters; after Karpathy, Johnson &
 * Fei-Fei 2015, "Visualizing and Understanding Recurrent Networks", who found such cells by looking at painted texts.
 */
import { useMemo, useReducer } from 'react';
import { encode } from '#data/text';
import { useActivationsText } from '../../i18n/activations.ts';
import { activationsAddress, activationsStart, longestPassage } from '../../state/activationsView.ts';
import { useAddressState } from '../../state/address.ts';
import { modelChoice } from '../../state/modelChoice.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import { ModelChoiceFields } from '../model/ModelChoiceFields.tsx';
import { SubstituteNotice } from '../model/SubstituteNotice.tsx';
import { useFigureModel } from '../model/useFigureModel.ts';
import type { FigureProps } from '../registry.ts';
import parts from '../figureParts.module.css';
import { ActivationsOfModel } from './ActivationsOfModel.tsx';
import { PassageFields } from './PassageFields.tsx';
import { usePassage } from './usePassage.ts';

/** Unknown letters that are named. */
const mostNamed = 8;

export default function ActivationsFigure({ settings }: FigureProps<'activations'>) {
  const text = useActivationsText();
  const [address, setAddress] = useAddressState(activationsAddress, activationsStart);
  const [, renew] = useReducer((times: number) => times + 1, 0);
  const choice = useMemo(() => modelChoice(address, settings), [address, settings]);
  const loaded = useFigureModel(choice);
  const passage = usePassage(address);
  const model = loaded.kind === 'ready' ? loaded.model : null;
  const typed = passage.kind === 'ready' ? passage.letters : null;
  const read = useMemo(() => {
    if (!model || !typed) return null;
    const { vocabulary } = model.spec;
    const encoded = encode(typed, vocabulary);
    return encoded.codes.length > 0
      ? { ...encoded, nothing: false }
      : { ...encode(vocabulary, vocabulary), unknown: [], nothing: true };
  }, [model, typed]);

  const controls = (
    <>
      <ModelChoiceFields
        choice={choice}
        // Another model has other units and gates: the figure chooses anew.
        onChange={(patch) => setAddress({ ...patch, quantity: 'own', unit: 0 })}
      />
      <PassageFields
        address={address}
        paragraphs={passage.kind === 'ready' ? passage.paragraphs : activationsStart.paragraph}
        onAddress={setAddress}
        onOwnText={renew}
      />
    </>
  );
  if (!model || !read)
    return (
      <FigureFrame
        name="activations"
        title={text.title}
        caption={{ lead: text.loading, rest: '' }}
        table={emptyTable}
        controls={controls}
      >
        <p className={parts.loading}>{passage.kind === 'loading' ? text.passage.loading : text.loading}</p>
      </FigureFrame>
    );
  const problem = passage.kind === 'ready' ? passage.problem : null;
  const notices = [
    ...(problem === 'tooLong'
      ? [text.passage.tooLong(longestPassage)]
      : problem
        ? [text.passage[problem]]
        : []),
    ...(read.unknown.length > 0
      ? [text.passage.unknown(read.unknown.slice(0, mostNamed), read.unknown.length - mostNamed)]
      : []),
    ...(read.nothing ? [text.passage.nothingKnown] : []),
  ];
  return (
    <ActivationsOfModel
      model={model}
      codes={read.codes}
      address={address}
      ownProperty={settings.property ?? 'linePosition'}
      onAddress={setAddress}
      controls={controls}
      notice={
        <>
          <SubstituteNotice substitute={loaded.kind === 'ready' ? loaded.substitute : null} />
          {notices.map((sentence) => (
            <p key={sentence} className={parts.notice} role="status">
              {sentence}
            </p>
          ))}
        </>
      }
    />
  );
}

const emptyTable = { columns: [], rows: [] };
