/** The shape, the example that flows, and the weights it flows through. */
import { sequenceShapes, type SequenceShape } from '#rnn/sequenceShapes';
import { trainedRows } from '#data/sequenceProblems';
import { useProblemsText } from '../../i18n/problems.ts';
import type { ProblemsAddress } from '../../state/problemsView.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { RangeField } from '../RangeField.tsx';
import { SelectField } from '../SelectField.tsx';
import { WordField } from '../WordField.tsx';
import { lastDay, longestRead, ownWords, readableWord } from './problemExample.ts';
import type { ProblemSource } from './problemSource.ts';
import styles from './ProblemsFigure.module.css';

interface Props {
  readonly shape: SequenceShape;
  /** Null until it is loaded. */
  readonly source: ProblemSource | null;
  readonly address: ProblemsAddress;
  readonly onAddress: (patch: Partial<ProblemsAddress>) => void;
}

export function ProblemControls({ shape, source, address, onAddress }: Props) {
  const text = useProblemsText();
  const { drawn, gain } = address;
  return (
    <>
      <div className={styles.shapes}>
        <ChoiceField
          label={text.shape}
          value={shape}
          options={sequenceShapes.map((value) => ({ value, text: text.shapes[value] }))}
          onChange={(value) => onAddress({ shape: value, moment: 0 })}
        />
      </div>
      {source && <ExampleField source={source} address={address} onAddress={onAddress} />}
      <ChoiceField
        label={text.weights}
        value={drawn === 0 ? 'taught' : 'random'}
        options={(['taught', 'random'] as const).map((value) => ({ value, text: text[value] }))}
        onChange={(value) => onAddress({ drawn: value === 'taught' ? 0 : 1 })}
      />
      {drawn > 0 && (
        <RangeField
          label={text.seed}
          value={drawn}
          min={1}
          max={50}
          step={1}
          valueText={`${drawn}`}
          onChange={(value) => onAddress({ drawn: value })}
        />
      )}
      <RangeField
        label={text.gain}
        value={gain}
        min={0}
        max={10}
        step={0.1}
        valueText={`${gain}`}
        onChange={(value) => onAddress({ gain: value })}
      />
    </>
  );
}

type ExampleProps = Omit<Props, 'source' | 'shape'> & { readonly source: ProblemSource };

function ExampleField({ source, address, onAddress }: ExampleProps) {
  const text = useProblemsText();
  switch (source.data.kind) {
    case 'months':
      return (
        <SelectField
          label={text.month}
          value={address.month}
          options={text.monthNames.map((name, month) => ({
            value: month + 1,
            text: `${month + 1} · ${name}`,
          }))}
          onChange={(month) => onAddress({ month })}
        />
      );
    case 'names':
      return <TextField which="called" source={source} address={address} onAddress={onAddress} />;
    case 'words':
      return <TextField which="spelt" source={source} address={address} onAddress={onAddress} />;
    case 'births': {
      const last = lastDay(source);
      const day = Math.min(address.day, last);
      return (
        <RangeField
          label={text.day}
          value={day}
          min={0}
          max={last}
          step={1}
          valueText={text.date(trainedRows(source.data.values.length) + day)}
          onChange={(value) => onAddress({ day: value })}
        />
      );
    }
    default:
      return source.data satisfies never;
  }
}

function TextField({
  which,
  source,
  address,
  onAddress,
}: ExampleProps & { readonly which: 'called' | 'spelt' }) {
  const text = useProblemsText();
  const typed = address[which] === '' ? ownWords[which] : address[which];
  const { text: readable } = readableWord(source, typed);
  return (
    <div className={styles.word}>
      <WordField
        key={which}
        label={text[which]}
        text={typed}
        read={(value) => readableWord(source, value)}
        shown={readable || ownWords[which]}
        longest={longestRead[which]}
        onText={(value) => onAddress({ [which]: value === ownWords[which] ? '' : value, moment: 0 })}
      />
    </div>
  );
}
