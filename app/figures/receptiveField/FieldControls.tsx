/** Settings of both networks. */
import { useId, useState } from 'react';
import { cellNames } from '#rnn/cells';
import { useReceptiveFieldText } from '../../i18n/receptiveField.ts';
import {
  largestDilation,
  longestSeries,
  mostLayers,
  parseDilations,
  patterns,
  type FieldAddress,
} from '../../state/fieldView.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { RangeField } from '../RangeField.tsx';
import { SelectField } from '../SelectField.tsx';
import styles from './ReceptiveField.module.css';

interface Props {
  readonly address: FieldAddress;
  readonly onAddress: (patch: Partial<FieldAddress>) => void;
}

export function FieldControls({ address, onAddress }: Props) {
  const text = useReceptiveFieldText();
  const range = (key: 'kernel' | 'layers' | 'filters' | 'length' | 'seed', max: number) => (
    <RangeField
      label={text[key]}
      value={address[key]}
      min={1}
      max={max}
      step={1}
      valueText={`${address[key]}`}
      onChange={(value) => onAddress({ [key]: value })}
    />
  );
  return (
    <div className={styles.controls}>
      {range('kernel', 5)}
      {address.pattern !== 'own' && range('layers', mostLayers)}
      <ChoiceField
        label={text.pattern}
        value={address.pattern}
        options={patterns.map((value) => ({ value, text: text.patterns[value] }))}
        onChange={(pattern) => onAddress({ pattern })}
      />
      {address.pattern === 'own' && (
        <DilationsField value={address.dilations} onChange={(dilations) => onAddress({ dilations })} />
      )}
      {range('filters', 32)}
      <SelectField
        label={text.activation}
        value={address.activation}
        options={(['tanh', 'relu', 'linear'] as const).map((value) => ({
          value,
          text: text.activations[value],
        }))}
        onChange={(activation) => onAddress({ activation })}
      />
      <SelectField
        label={text.against}
        value={address.against}
        options={cellNames.map((value) => ({ value, text: text.kinds[value] }))}
        onChange={(against) => onAddress({ against })}
      />
      <SelectField
        label={text.units}
        value={address.units}
        options={[...new Set([1, 2, 4, 8, 16, 32, 64, 128, 256, address.units])]
          .sort((a, b) => a - b)
          .map((value) => ({ value, text: `${value}` }))}
        onChange={(units) => onAddress({ units })}
      />
      {range('length', longestSeries)}
      {range('seed', 50)}
    </div>
  );
}

/** What is typed stays as typed; only a list that can be used is handed on. */
function DilationsField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const text = useReceptiveFieldText();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? value;
  const wrong = parseDilations(typed) === null;
  return (
    <div className={styles.dilations} data-wrong={wrong}>
      <label htmlFor={id}>{text.dilations}</label>
      <input
        id={id}
        value={typed}
        autoComplete="off"
        inputMode="numeric"
        aria-invalid={wrong}
        aria-describedby={`${id}-problem`}
        onChange={({ target }) => {
          setDraft(target.value);
          if (parseDilations(target.value)) onChange(target.value.replaceAll(' ', ''));
        }}
        onBlur={() => setDraft(null)}
      />
      <p id={`${id}-problem`} className={styles.problem} role="alert">
        {wrong && text.dilationsWrong(mostLayers, largestDilation)}
      </p>
    </div>
  );
}
