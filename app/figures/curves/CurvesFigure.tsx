/**
 * The squashing functions with their slopes, and beneath them, gate by gate, every sum of the trained model's run over a
 * word. Where the learner stands is in the address; values and sums come from the inspector's reading.
 */
import { useCallback, useMemo } from 'react';
import { readableText } from '#figures/cellText';
import { normaliseText, splitLetters } from '#data/text';
import type { CharModel } from '#rnn/model';
import { useText } from '../../i18n/languages.ts';
import { useAddressState } from '../../state/address.ts';
import { curvesAddress, curvesStart, type CurvesAddress } from '../../state/curvesView.ts';
import { useReading } from '../../state/reading.ts';
import { ModelNotice } from '../ModelNotice.tsx';
import type { FigureProps } from '../registry.ts';
import { useCheckpoint } from '../useCheckpoint.ts';
import { WordField } from '../WordField.tsx';
import { CurvesView } from './CurvesView.tsx';
import styles from './CurvesFigure.module.css';

export default function CurvesFigure({ settings }: FigureProps<'curves'>) {
  const { cell } = useText();
  const checkpoint = useCheckpoint();
  const [address, setAddress] = useAddressState(curvesAddress, curvesStart[settings.gate ?? 'forgetGate']);
  if (!checkpoint) return <p className={styles.message}>{cell.loading}</p>;
  return (
    <>
      <ModelNotice checkpoint={checkpoint} />
      <CurvesOfModel
        model={checkpoint.model}
        ownWord={settings.word ?? 'hello'}
        address={address}
        onAddress={setAddress}
      />
    </>
  );
}

interface Props {
  readonly model: CharModel;
  readonly ownWord: string;
  readonly address: CurvesAddress;
  readonly onAddress: (patch: Partial<CurvesAddress>) => void;
}

function CurvesOfModel({ model, ownWord, address, onAddress }: Props) {
  const { cell } = useText();
  const { vocabulary } = model.spec;
  const read = useCallback(
    (typed: string) => readableText(splitLetters(normaliseText(typed)), vocabulary),
    [vocabulary],
  );
  const typed = address.word === '' ? ownWord : address.word;
  const word = useMemo(
    () => read(typed).text || read(ownWord).text || vocabulary[0],
    [read, typed, ownWord, vocabulary],
  );
  const state = useReading(model, word);
  if (state.kind === 'loading') return <p className={styles.message}>{cell.loading}</p>;
  if (state.kind === 'failed')
    return (
      <p className={styles.message} role="alert">
        {cell.failed(state.message)}
      </p>
    );
  return (
    <CurvesView
      reading={state.reading}
      address={address}
      onAddress={onAddress}
      wordField={
        <WordField
          text={typed}
          read={read}
          shown={state.text}
          onText={(text) => onAddress({ word: text === ownWord ? '' : text })}
        />
      }
    />
  );
}
