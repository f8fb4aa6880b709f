/** What the microscope looks at: the network, the word, which predictions count, and by what the derivative is. */
import { longestWord } from '#figures/microscope';
import type { CharModel } from '#rnn/model';
import { useText } from '../../i18n/languages.ts';
import { useMicroscopeText } from '../../i18n/microscope.ts';
import {
  largestScale,
  largestSeed,
  networks,
  unitChoices,
  type MicroscopeAddress,
  type NetworkChoice,
} from '../../state/microscopeView.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { RangeField } from '../RangeField.tsx';
import { SelectField } from '../SelectField.tsx';
import styles from './Microscope.module.css';
import { readWord } from './useMicroscope.ts';
import { WordField } from '../WordField.tsx';

interface Props {
  readonly address: MicroscopeAddress;
  readonly network: NetworkChoice;
  /** Null while it is on its way. */
  readonly model: CharModel | null;
  /** As it was typed, or the lesson's own. */
  readonly typed: string;
  readonly shown: string;
  readonly unit: number;
  readonly from: number;
  readonly onChange: (patch: Partial<MicroscopeAddress>) => void;
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: `${index}`, text: `${index + 1}` }));

export function MicroscopeControls(props: Props) {
  const { address, network, model, typed, shown, unit, from, onChange } = props;
  const { cell } = useText();
  const text = useMicroscopeText();
  const optionsOf = <Value extends string>(names: Readonly<Record<Value, string>>) =>
    // The keys of a record of sentences are its values' names.
    (Object.keys(names) as Value[]).map((value) => ({ value, text: names[value] }));
  const units = numbered(model?.spec.units ?? 1);
  return (
    <>
      <ChoiceField
        label={text.network}
        value={network}
        options={networks.map((value) => ({ value, text: text.networks[value] }))}
        // Another network has other units and gates: the figure chooses anew.
        onChange={(next) => onChange({ network: next, unit: 0, from: 0, quantity: 'hiddenState' })}
      />
      {model && (
        <div className={styles.word}>
          <WordField
            text={typed}
            read={(word) => readWord(word, model)}
            shown={shown}
            longest={longestWord}
            onText={(word) => onChange({ word, step: 0, wall: 0 })}
          />
        </div>
      )}
      {network !== 'trained' && (
        <>
          <SelectField
            label={text.units}
            value={`${address.units}`}
            options={[...new Set([...unitChoices, address.units])]
              .sort((a, b) => a - b)
              .map((count) => ({ value: `${count}`, text: `${count}` }))}
            onChange={(units) => onChange({ units: Number(units), unit: 0, from: 0 })}
          />
          <RangeField
            label={text.seed}
            value={address.seed}
            min={1}
            max={largestSeed}
            step={1}
            valueText={text.seedText(address.seed)}
            onChange={(seed) => onChange({ seed })}
          />
          <RangeField
            label={text.scale}
            value={address.scale}
            min={0}
            max={largestScale}
            step={0.25}
            valueText={text.scaleText(address.scale)}
            onChange={(scale) => onChange({ scale })}
          />
        </>
      )}
      <ChoiceField
        label={text.counted}
        value={address.counted}
        options={optionsOf(text.countedSteps)}
        onChange={(counted) => onChange({ counted })}
      />
      <ChoiceField
        label={text.side}
        value={address.of}
        options={optionsOf(text.sides)}
        onChange={(of) => onChange({ of, quantity: 'hiddenState' })}
      />
      <div className={styles.pair}>
        <SelectField
          label={cell.unit}
          value={`${unit}`}
          options={units}
          onChange={(next) => onChange({ unit: Number(next) + 1 })}
        />
        <SelectField
          label={text.from}
          value={`${from}`}
          options={units}
          onChange={(next) => onChange({ from: Number(next) + 1 })}
        />
      </div>
    </>
  );
}
