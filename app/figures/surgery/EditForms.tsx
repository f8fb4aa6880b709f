/** Ways to make an edit with fields: hold what is shown, replace the letter, silence the unit, set a weight. */
import { useState } from 'react';
import { shortNumber } from '#figures/numbers';
import { quantities } from '#rnn/quantities';
import { useSurgeryText } from '../../i18n/surgery.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { RangeField } from '../RangeField.tsx';
import { SelectField } from '../SelectField.tsx';
import styles from './SurgeryFigure.module.css';
import type { SurgeryPlace } from './surgeryPlace.ts';
import type { EditList } from './useEditList.ts';
import type { SurgeryRun } from './useSurgery.ts';
import { WeightForm } from './WeightForm.tsx';

interface Props {
  readonly run: SurgeryRun;
  readonly place: SurgeryPlace;
  readonly edits: EditList;
}

export function EditForms(props: Props) {
  const { run, place, edits } = props;
  const text = useSurgeryText();
  const { vocabulary } = run.model.spec;
  return (
    <div className={styles.forms}>
      <HoldForm key={`${place.name} ${place.unit} ${place.step}`} {...props} />
      <div className={styles.form}>
        <SelectField
          label={text.edits.letter(place.step + 1)}
          value={vocabulary[run.now.read[place.step]]}
          options={vocabulary.map((letter) => ({ value: letter, text: text.letterOption(letter) }))}
          onChange={(letter) =>
            letter === run.letters[place.step]
              ? edits.release({ kind: 'letter', step: place.step, letter })
              : edits.make({ kind: 'letter', step: place.step, letter })
          }
        />
        <button
          type="button"
          className={styles.button}
          onClick={() => edits.make({ kind: 'silence', unit: place.unit })}
        >
          {text.edits.silence(place.unit + 1)}
        </button>
      </div>
      <WeightForm run={run} edits={edits} />
    </div>
  );
}

/** Holds the quantity shown: at this step or every one, in this unit or every one. */
function HoldForm({ run, place, edits }: Props) {
  const text = useSurgeryText();
  const { name, unit, step } = place;
  const [everywhere, setEverywhere] = useState<'here' | 'everywhere'>('everywhere');
  const [whose, setWhose] = useState<'this' | 'all'>('this');
  const now = run.now.trace.activations[name]?.[step * run.model.spec.units + unit] ?? 0;
  const [low, high] = quantities[name].scale === 'gate' ? [0, 1] : name === 'cellState' ? [-5, 5] : [-1, 1];
  const value = Number.isFinite(now) ? Math.round(Math.min(high, Math.max(low, now)) * 100) / 100 : 0;
  const hold = (held: number, dragged: boolean) =>
    edits.make(
      {
        kind: 'hold',
        name,
        unit: whose === 'this' ? unit : null,
        step: everywhere === 'here' ? step : null,
        value: held,
      },
      dragged,
    );
  return (
    <div className={styles.form} data-quantity={name}>
      <ChoiceField
        label={text.edits.where}
        value={everywhere}
        options={[
          { value: 'here', text: text.edits.here(step + 1) },
          { value: 'everywhere', text: text.edits.everywhere },
        ]}
        onChange={setEverywhere}
      />
      <ChoiceField
        label={text.edits.whose}
        value={whose}
        options={[
          { value: 'this', text: text.edits.thisUnit(unit + 1) },
          { value: 'all', text: text.edits.allUnits },
        ]}
        onChange={setWhose}
      />
      <RangeField
        label={text.edits.holdAt}
        value={value}
        min={low}
        max={high}
        step={0.01}
        valueText={shortNumber(value)}
        onChange={(held) => hold(held, true)}
      />
      <button type="button" className={styles.button} onClick={() => hold(value, false)}>
        {text.edits.hold}
      </button>
    </div>
  );
}
