/** How letters are drawn: temperature, among how many, how many letters, and the seed of the draws. */
import { useNextLetterText } from '../../i18n/nextLetter.ts';
import { mostDrawn, type NextLetterView } from '../../state/nextLetterView.ts';
import { RangeField } from '../RangeField.tsx';
import { SelectField } from '../SelectField.tsx';
import styles from './NextLetter.module.css';

/** Numbers of letters that are offered. */
const keptChoices = [0, 1, 2, 3, 5, 10, 20];
const largestLot = 9999;

interface Props {
  readonly view: NextLetterView;
  readonly onView: (patch: Partial<NextLetterView>) => void;
}

export function NextLetterControls({ view, onView }: Props) {
  const text = useNextLetterText();
  return (
    <div className={styles.drawing}>
      <RangeField
        label={text.temperature}
        value={view.temperature}
        min={0}
        max={2}
        step={0.05}
        valueText={text.temperatureText(view.temperature)}
        onChange={(temperature) => onView({ temperature: Number(temperature.toFixed(2)) })}
      />
      <SelectField
        label={text.kept}
        value={view.kept}
        options={[...new Set([...keptChoices, view.kept])]
          .sort((a, b) => a - b)
          .map((value) => ({ value, text: text.keptText(value) }))}
        onChange={(kept) => onView({ kept })}
      />
      <RangeField
        label={text.drawn}
        value={view.drawn}
        min={0}
        max={mostDrawn}
        step={1}
        valueText={String(view.drawn)}
        onChange={(drawn) => onView({ drawn })}
      />
      <button
        type="button"
        className={styles.button}
        onClick={() => onView({ lot: (view.lot % largestLot) + 1 })}
      >
        {text.again} <span className={styles.lot}>{view.lot}</span>
      </button>
    </div>
  );
}
