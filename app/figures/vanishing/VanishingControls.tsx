/** What can be turned: the weights, the gates' bias, the sequence, and clipping. */
import { shortNumber } from '#figures/numbers';
import { useVanishingText } from '../../i18n/vanishing.ts';
import type { VanishingView } from '../../state/vanishingView.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { RangeField } from '../RangeField.tsx';
import styles from './Vanishing.module.css';

interface Props {
  readonly view: VanishingView;
  readonly onView: (patch: Partial<VanishingView>) => void;
}

export function VanishingControls({ view, onView }: Props) {
  const text = useVanishingText();
  return (
    <div className={styles.controls}>
      <RangeField
        label={text.radius}
        value={view.radius}
        min={0}
        max={2}
        step={0.01}
        valueText={shortNumber(view.radius)}
        onChange={(radius) => onView({ radius: Number(radius.toFixed(2)) })}
      />
      <div data-quantity="forgetGate" className={styles.linked}>
        <RangeField
          label={text.forgetBias}
          value={view.forgetBias}
          min={-2}
          max={6}
          step={0.1}
          valueText={shortNumber(view.forgetBias)}
          onChange={(forgetBias) => onView({ forgetBias: Number(forgetBias.toFixed(1)) })}
        />
      </div>
      <RangeField
        label={text.length}
        value={view.length}
        min={1}
        max={200}
        step={1}
        valueText={text.lengthText(view.length)}
        onChange={(length) => onView({ length })}
      />
      <RangeField
        label={text.units}
        value={Math.log2(view.units)}
        min={0}
        max={8}
        step={1}
        valueText={String(view.units)}
        onChange={(power) => onView({ units: 2 ** power })}
      />
      <RangeField
        label={text.seed}
        value={view.seed}
        min={1}
        max={50}
        step={1}
        valueText={String(view.seed)}
        onChange={(seed) => onView({ seed })}
      />
      <ChoiceField
        label={text.activation}
        value={view.activation}
        options={(['tanh', 'relu'] as const).map((value) => ({ value, text: text.activations[value] }))}
        onChange={(activation) => onView({ activation })}
      />
      <ChoiceField
        label={text.draw}
        value={view.draw}
        options={(['normal', 'orthogonal'] as const).map((value) => ({ value, text: text.draws[value] }))}
        onChange={(draw) => onView({ draw })}
      />
      <ChoiceField
        label={text.clip}
        value={view.clip ? 'on' : 'off'}
        options={(['off', 'on'] as const).map((value) => ({ value, text: text.clips[value] }))}
        onChange={(clip) => onView({ clip: clip === 'on' })}
      />
    </div>
  );
}
