/** What the microscope looks at: the network, the word, which predictions count, and by what the derivative is. */
import { longestWord } from '#figures/microscope';
import { microscopeCells } from '#inspect/microscopeCells';
import type { CharModel } from '#rnn/model';
import { useText } from '../../i18n/languages.ts';
import { useMicroscopeText } from '../../i18n/microscope.ts';
import type { MicroscopeAddress } from '../../state/microscopeView.ts';
import type { ModelChoice } from '../../state/modelChoice.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { ModelChoiceFields } from '../model/ModelChoiceFields.tsx';
import { SelectField } from '../SelectField.tsx';
import styles from './Microscope.module.css';
import { readWord } from './useMicroscope.ts';
import { WordField } from '../WordField.tsx';

interface Props {
  readonly address: MicroscopeAddress;
  readonly choice: ModelChoice;
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
  const { address, choice, model, typed, shown, unit, from, onChange } = props;
  const { cell } = useText();
  const text = useMicroscopeText();
  const optionsOf = <Value extends string>(names: Readonly<Record<Value, string>>) =>
    // The keys of a record of sentences are its values' names.
    (Object.keys(names) as Value[]).map((value) => ({ value, text: names[value] }));
  const units = numbered(model?.spec.units ?? 1);
  return (
    <>
      <ModelChoiceFields
        choice={choice}
        kinds={microscopeCells}
        // Another model has other units and gates: the figure chooses anew.
        onChange={(patch) =>
          onChange({
            ...patch,
            ...((patch.source ?? patch.cell ?? patch.units) !== undefined && { unit: 0, from: 0 }),
            ...((patch.source ?? patch.cell) !== undefined && { quantity: 'hiddenState' }),
          })
        }
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
