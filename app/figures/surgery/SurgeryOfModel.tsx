/** The figure of surgery once its model is there. */
import { useMemo, type ReactNode } from 'react';
import { percent } from '#figures/numbers';
import { quantitiesOf } from '#figures/microscope';
import { encode, splitLetters } from '#data/text';
import type { CharModel } from '#rnn/model';
import type { SurgeryText } from '../../i18n/en.ts';
import { useSurgeryText } from '../../i18n/surgery.ts';
import { usePublishedValues } from '../../state/shownValues.ts';
import type { SurgeryAddress } from '../../state/surgeryView.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import { SelectField } from '../SelectField.tsx';
import { EditForms } from './EditForms.tsx';
import { EditListView } from './EditListView.tsx';
import { Results } from './Results.tsx';
import { captionOf } from './surgeryCaption.ts';
import parts from '../figureParts.module.css';
import styles from './SurgeryFigure.module.css';
import { heldSteps, nudged, placeOf } from './surgeryPlace.ts';
import { SurgeryStrip } from './SurgeryStrip.tsx';
import { saturatedShare, surgeryTable } from './surgeryTable.ts';
import { useEditList } from './useEditList.ts';
import { useSurgery, type SurgeryRun } from './useSurgery.ts';

interface Props {
  readonly model: CharModel;
  readonly word: string;
  readonly tooShort: boolean;
  readonly address: SurgeryAddress;
  readonly onAddress: (patch: Partial<SurgeryAddress>) => void;
  readonly controls: ReactNode;
  readonly notice: ReactNode;
}

export function SurgeryOfModel(props: Props) {
  const { model, word, tooShort, address, onAddress, controls, notice } = props;
  const text = useSurgeryText();
  const edits = useEditList(address.edits, (next) => onAddress({ edits: next }));
  const state = useSurgery(model, word, edits.list);
  const run = state.kind === 'ready' ? state.run : null;
  const published = useMemo(() => {
    const { codes } = encode(splitLetters(word), model.spec.vocabulary);
    return { slots: {}, model, codes };
  }, [word, model]);
  usePublishedValues('surgery', published);
  const place = run ? placeOf(address, run) : null;
  const table = useMemo(
    () => (run && place ? surgeryTable(run, place, text) : { columns: [], rows: [] }),
    // The place is made anew at every render; the table hangs on what is in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [run, place?.name, place?.unit, text],
  );
  const caption = run ? captionOf(run, edits.list, text) : { lead: text.loading, rest: '' };
  return (
    <FigureFrame
      name="surgery"
      title={text.title}
      caption={caption}
      table={table}
      controls={
        <>
          {controls}
          {run && place && (
            <>
              <SelectField
                label={text.quantity}
                value={place.name}
                options={quantitiesOf(run.now.trace.cell, 'activation').map((name) => ({
                  value: name,
                  text: text.names[name],
                }))}
                onChange={(quantity) => onAddress({ quantity })}
              />
              <SelectField
                label={text.unit}
                value={place.unit}
                options={Array.from({ length: model.spec.units }, (_, unit) => ({
                  value: unit,
                  text: `${unit + 1}`,
                }))}
                onChange={(unit) => onAddress({ unit: unit + 1 })}
              />
            </>
          )}
        </>
      }
      below={
        run &&
        place && (
          <div className={styles.work}>
            <div>
              <EditForms run={run} place={place} edits={edits} />
              <EditListView run={run} edits={edits} />
            </div>
            <Results run={run} />
          </div>
        )
      }
    >
      {notice}
      {noticesOf(run, tooShort, word, text).map((sentence) => (
        <p key={sentence} className={parts.notice} role="status">
          {sentence}
        </p>
      ))}
      {state.kind === 'failed' && (
        <p className={parts.notice} role="alert">
          {text.failed(state.message)}
        </p>
      )}
      {state.kind === 'loading' && <p className={parts.loading}>{text.loading}</p>}
      {run && place && (
        <>
          <SurgeryStrip
            run={run}
            {...place}
            held={heldSteps(run, place)}
            onStep={(step) => onAddress({ step: step + 1 })}
            onHold={(step, value, dragged) =>
              edits.make({ kind: 'hold', name: place.name, unit: place.unit, step, value }, dragged)
            }
            onNudge={(step, by) => edits.make(nudged(edits.list, run, place, step, by), true)}
            onRelease={(step) => edits.release({ kind: 'hold', ...place, step, value: 0 })}
          />
          <Legend text={text} />
        </>
      )}
    </FigureFrame>
  );
}

function noticesOf(
  run: SurgeryRun | null,
  tooShort: boolean,
  word: string,
  text: SurgeryText,
): readonly string[] {
  const share = run ? saturatedShare(run.untouched.trace) : 0;
  return [
    ...(tooShort ? [text.tooShort(word)] : []),
    ...(run?.model.parameters.every((value) => value === 0) ? [text.allZero] : []),
    ...(share > 0.9 ? [text.saturated(percent(share))] : []),
  ];
}

function Legend({ text }: { readonly text: SurgeryText }) {
  const { legend } = text;
  return (
    <ul className={parts.legend}>
      <li>
        <svg width="12" height="12" aria-hidden="true">
          <rect className={styles.legendBar} width="10" height="12" x="1" />
        </svg>
        {legend.now}
      </li>
      <li>
        <svg width="20" height="12" aria-hidden="true">
          <line className={styles.legendGhost} x1="0" x2="20" y1="6" y2="6" />
        </svg>
        {legend.untouched}
      </li>
      <li>
        <svg width="12" height="12" aria-hidden="true">
          <path className={styles.legendPin} d="M2 1h8v5h-8z" />
        </svg>
        {legend.held}
      </li>
    </ul>
  );
}
