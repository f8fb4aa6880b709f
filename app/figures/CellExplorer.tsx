/**
 * The inside of an LSTM while it reads a word: letters, diagram, formula, sentence and heatmap of one model at one
 * place, all from one reading of the inspector. Where the learner stands is the caller's (`view`); nothing is
 * computed here but which part of the reading to show.
 */
import { useCallback, useMemo } from 'react';
import { readingSteps } from '#figures/cellGraph';
import { readableText } from '#figures/cellText';
import { cellValues, gateSums } from '#figures/cellValues';
import { excerptReading, type Span } from '#figures/excerpt';
import type { HeatmapCell } from '#figures/heatmap';
import { splitLetters, normaliseText } from '#data/text';
import type { LstmActivationName } from '#rnn/cells';
import type { CharModel } from '#rnn/model';
import { useText } from '../i18n/languages.ts';
import type { CellView } from '../state/cellView.ts';
import { CellCaption } from './CellCaption.tsx';
import { CellControls } from './CellControls.tsx';
import { CellDiagram } from './CellDiagram.tsx';
import { CellFormula } from './CellFormula.tsx';
import { CellNumbers } from './CellNumbers.tsx';
import { Heatmap } from './Heatmap.tsx';
import { LetterStrip } from './LetterStrip.tsx';
import { UnitField } from './UnitField.tsx';
import { WordField } from './WordField.tsx';
import { usePublished } from './usePublished.ts';
import { useShownReading, type ShownReading } from './useShownReading.ts';
import { useStable } from './useStable.ts';
import { placeAt, placeOfIndex, useStepKeys } from './useSteps.ts';
import styles from './CellExplorer.module.css';

export interface CellExplorerProps {
  readonly model: CharModel;
  readonly view: CellView;
  readonly onView: (view: CellView) => void;
  /** Read where nothing of the view's text can be. */
  readonly ownText: string;
  /** The part of the text that is shown; the rest is read too, but not shown. The view's places count from here. */
  readonly span?: Span;
  /** The word comes from elsewhere, such as a sample, and is not edited here. */
  readonly readOnlyText?: boolean;
}

export function CellExplorer(props: CellExplorerProps) {
  const { model, view, onView, ownText, span, readOnlyText = false } = props;
  const { cell } = useText();
  const { vocabulary } = model.spec;
  const read = useCallback(
    (typed: string) => readableText(splitLetters(normaliseText(typed)), vocabulary),
    [vocabulary],
  );
  const text = read(view.text).text || read(ownText).text || vocabulary[0];
  const whole = useShownReading(model, text);
  const shown = useMemo(() => (span && whole.kind === 'ready' ? excerpt(whole, span) : whole), [whole, span]);
  const onUnit = (unit: number) => onView({ ...view, unit });
  const unit = shown.kind === 'ready' ? Math.min(view.unit ?? shown.unit, shown.model.spec.units - 1) : 0;

  return (
    <div className={styles.explorer} role="group" aria-label={cell.figure}>
      <div className={styles.top}>
        {readOnlyText || (
          <WordField
            text={view.text}
            read={read}
            shown={shown.kind === 'ready' ? shown.text : text}
            onText={(typed) => onView({ ...view, text: typed })}
          />
        )}
        <UnitField unit={unit} units={model.spec.units} onUnit={onUnit} />
      </div>
      {shown.kind === 'loading' && <p className={styles.message}>{cell.loading}</p>}
      {shown.kind === 'failed' && (
        <p className={styles.message} role="alert">
          {cell.failed(shown.message)}
        </p>
      )}
      {shown.kind === 'ready' && <ReadingView shown={shown} unit={unit} view={view} onView={onView} />}
    </div>
  );
}

type Ready = Extract<ShownReading, { kind: 'ready' }>;

function excerpt(whole: Ready, span: Span): Ready {
  const reading = excerptReading(whole.reading, span);
  const { letters } = reading;
  return { ...whole, reading, letters, text: letters.join('') };
}

interface ReadingViewProps {
  readonly shown: Ready;
  /** Counted from 0. */
  readonly unit: number;
  readonly view: CellView;
  readonly onView: (view: CellView) => void;
}

function ReadingView({ shown, unit, view, onView }: ReadingViewProps) {
  const { model, letters, reading } = shown;
  const { trace, codes } = reading;
  const timeStep = Math.min(view.timeStep ?? shown.timeStep, letters.length - 1);
  const place = placeAt(timeStep, view.step);

  const values = useMemo(() => cellValues(trace, timeStep, unit), [trace, timeStep, unit]);
  const slots = useMemo(
    () =>
      Object.fromEntries(
        readingSteps.map((step) => [
          step,
          { ...values, ...gateSums(model, trace, codes[timeStep], step, timeStep, unit) },
        ]),
      ) as Record<LstmActivationName, typeof values>,
    [model, trace, codes, timeStep, unit, values],
  );
  usePublished({ model, word: shown.text, reading, timeStep, unit, slots });

  const move = (index: number) => {
    const next = placeOfIndex(index, letters.length);
    onView({ ...view, timeStep: next.timeStep, step: next.step });
  };
  useStepKeys((by) => move(place.index + by));
  const onStep = useStable((step: LstmActivationName) => onView({ ...view, timeStep, step }));
  const onSelect = useStable((cell: HeatmapCell) =>
    onView({ ...view, timeStep: cell.timeStep, unit: cell.unit }),
  );
  const selected = useMemo(() => ({ timeStep, unit }), [timeStep, unit]);

  return (
    <>
      <LetterStrip letters={letters} timeStep={timeStep} onChoose={(t) => onView({ ...view, timeStep: t })} />
      <CellDiagram values={values} letter={letters[timeStep]} unit={unit} step={view.step} onStep={onStep} />
      <CellControls letters={letters} place={place} onMove={move} />
      <CellFormula step={view.step} slots={slots[view.step]} />
      <CellCaption values={values} letters={letters} timeStep={timeStep} step={view.step} unit={unit} />
      <Heatmap trace={trace} letters={letters} selected={selected} onSelect={onSelect} />
      <CellNumbers trace={trace} letters={letters} timeStep={timeStep} unit={unit} />
    </>
  );
}
