/** One weight by its matrix, row and column, and a new value for it. */
import { useId, useState } from 'react';
import { shortNumber } from '#figures/numbers';
import { weightIndex } from '#inspect/edits';
import { charModelLayout } from '#rnn/model';
import { useSurgeryText } from '../../i18n/surgery.ts';
import { SelectField } from '../SelectField.tsx';
import { placeName } from './editWords.ts';
import styles from './SurgeryFigure.module.css';
import type { EditList } from './useEditList.ts';
import type { SurgeryRun } from './useSurgery.ts';
import { weightAxes } from './weightAxes.ts';

interface Props {
  readonly run: SurgeryRun;
  readonly edits: EditList;
}

export function WeightForm({ run, edits }: Props) {
  const text = useSurgeryText();
  const id = useId();
  const { model } = run;
  const { spec } = model;
  const layout = charModelLayout(spec);
  const [chosen, setChosen] = useState({ parameter: 'weight_hh_l0', block: 0, row: 0, column: 0 });
  const [draft, setDraft] = useState<string | null>(null);
  const slot = layout.find(({ name }) => name === chosen.parameter) ?? layout[0];
  const { blocks, rows, rowKind, columns, columnKind } = weightAxes(slot, spec);
  const block = blocks ? Math.min(chosen.block, blocks.length - 1) : 0;
  const row = Math.min(chosen.row, rows - 1);
  const column = Math.min(chosen.column, columns - 1);
  const target = { parameter: slot.name, row: block * rows + row, column };
  const trained = model.parameters[weightIndex(layout, target) ?? 0];
  const typed = draft ?? shortNumber(trained).replace('−', '-');
  const value = /^[-−]?\d{1,2}([.,]\d{1,6})?$/.test(typed.trim())
    ? Number(typed.trim().replace('−', '-').replace(',', '.'))
    : null;
  const choose = (patch: Partial<typeof chosen>) => {
    setChosen({ ...chosen, parameter: slot.name, block, row, column, ...patch });
    setDraft(null);
  };
  const places = (kind: 'unit' | 'letter', count: number) =>
    Array.from({ length: count }, (_, place) => ({
      value: place,
      text: placeName(kind, place, model, text),
    }));
  return (
    <details className={styles.weight}>
      <summary>{text.edits.weight}</summary>
      <div className={styles.form}>
        <SelectField
          label={text.edits.matrix}
          value={slot.name}
          options={layout.map(({ name }) => ({ value: name, text: name }))}
          onChange={(parameter) => choose({ parameter, block: 0, row: 0, column: 0 })}
        />
        {blocks && (
          <SelectField
            label={text.edits.block}
            value={block}
            options={blocks.map((gate, at) => ({ value: at, text: text.names[gate] }))}
            onChange={(next) => choose({ block: next })}
          />
        )}
        <SelectField
          label={text.edits.row}
          value={row}
          options={places(rowKind, rows)}
          onChange={(next) => choose({ row: next })}
        />
        {columnKind && (
          <SelectField
            label={text.edits.column}
            value={column}
            options={places(columnKind, columns)}
            onChange={(next) => choose({ column: next })}
          />
        )}
        <div className={styles.value}>
          <label htmlFor={id}>{text.edits.value}</label>
          <input
            id={id}
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            aria-invalid={value === null}
            aria-describedby={`${id}-note`}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && value !== null) edits.make({ kind: 'weight', ...target, value });
            }}
          />
          <span id={`${id}-note`} className={styles.was} role={value === null ? 'alert' : undefined}>
            {value === null ? text.edits.notANumber : text.edits.was(shortNumber(trained))}
          </span>
        </div>
        <button
          type="button"
          className={styles.button}
          aria-disabled={value === null}
          onClick={() => value !== null && edits.make({ kind: 'weight', ...target, value })}
        >
          {text.edits.set}
        </button>
      </div>
    </details>
  );
}
