/** Which run and which passage, and both axes of time as sliders. */
import { useId, useState } from 'react';
import { useTrainingHistoryText } from '../../i18n/trainingHistory.ts';
import { longestPassage, type TrainingHistoryAddress } from '../../state/trainingHistoryView.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { glyphOf } from '../glyph.ts';
import { RangeField } from '../RangeField.tsx';
import type { HistoryRun } from './useHistoryRun.ts';
import styles from './TrainingHistory.module.css';

interface Props {
  readonly run: HistoryRun;
  readonly recordOf: TrainingHistoryAddress['recordOf'];
  /** As the address has it; empty: the figure's own. */
  readonly typed: string;
  readonly own: string;
  readonly letters: readonly string[];
  readonly row: number;
  readonly timeStep: number;
  readonly onMoment: (place: { readonly row: number; readonly timeStep: number }) => void;
  readonly onAddress: (patch: Partial<TrainingHistoryAddress>) => void;
}

export function HistoryControls(props: Props) {
  const { run, recordOf, typed, own, letters, row, timeStep, onMoment, onAddress } = props;
  const text = useTrainingHistoryText();
  const id = useId();
  // An empty field is no passage, but it must be possible to empty it.
  const [emptied, setEmptied] = useState(false);
  const { stops } = run;
  const T = letters.length - 1;
  const { trainStep } = stops[row];
  return (
    <div className={styles.controls}>
      <ChoiceField
        label={text.run}
        value={recordOf === 'auto' ? (run.own ? 'run' : 'recorded') : recordOf}
        options={(['recorded', 'run'] as const).map((value) => ({ value, text: text.runs[value] }))}
        onChange={(next) => onAddress({ recordOf: next })}
      />
      <RangeField
        label={text.trainStep}
        value={row + 1}
        min={1}
        max={stops.length}
        step={1}
        valueText={text.trainStepText(trainStep, row + 1, stops.length)}
        onChange={(next) => onMoment({ row: next - 1, timeStep })}
      />
      <RangeField
        label={text.timeStep}
        value={timeStep + 1}
        min={1}
        max={T}
        step={1}
        valueText={text.timeStepText(timeStep + 1, T, glyphOf(letters[timeStep]))}
        onChange={(next) => onMoment({ row, timeStep: next - 1 })}
      />
      <div className={styles.passage}>
        <label htmlFor={id}>{text.passage}</label>
        <input
          id={id}
          value={emptied ? '' : typed === '' ? own : typed}
          maxLength={4 * longestPassage}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setEmptied(target.value === '');
            onAddress({ passage: target.value === own ? '' : target.value });
          }}
          onBlur={() => setEmptied(false)}
        />
      </div>
    </div>
  );
}
