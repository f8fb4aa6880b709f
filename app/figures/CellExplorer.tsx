/**
 * The inside of a cell while it reads a word: letters, picture, formula, sentence and heatmap of one model at one
 * place, all from one reading of the inspector. Where the learner stands is the caller's (`view`); nothing is
 * computed here but which part of the reading to show.
 */
import { useCallback, useMemo, type ReactNode } from 'react';
import { normaliseText, splitLetters } from '#data/text';
import { readableText } from '#figures/cellText';
import { cellValuesOverTime } from '#figures/cellValues';
import type { TextReading } from '#protocol/inspector';
import type { CharModel } from '#rnn/model';
import { useText } from '../i18n/languages.ts';
import { useKit } from '../state/notation.ts';
import { cellViews, type CellView } from '../state/cellView.ts';
import { cellCaption } from './cellCaption.ts';
import { CellControls } from './CellControls.tsx';
import styles from './CellExplorer.module.css';
import { useCellKit, type CellKit } from './cellKit.ts';
import type { ShownCell } from './cellPicture.ts';
import { useCellPicture } from './cellPictures.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { FigureFrame } from './FigureFrame.tsx';
import { Heatmap } from './Heatmap.tsx';
import type { HeatmapCell } from '#figures/heatmap';
import { LetterStrip } from './LetterStrip.tsx';
import { UnitField } from './UnitField.tsx';
import { usePublished } from './usePublished.ts';
import { useShownReading, type ShownReading } from './useShownReading.ts';
import { useStable } from './useStable.ts';
import { placeAt } from './useSteps.ts';
import { WordField } from './WordField.tsx';

export interface CellExplorerProps {
  readonly model: CharModel;
  readonly view: CellView;
  readonly onView: (view: CellView) => void;
  /** Read where nothing of the view's text can be. */
  readonly ownText: string;
  /**
   * Cuts out the part that is shown; the rest is read too, but not shown. The view's places count from where it begins.
   * The same function while the part is the same.
   */
  readonly excerpt?: (whole: TextReading) => TextReading;
  /** The word comes from elsewhere, such as a sample, and is not edited here. */
  readonly readOnlyText?: boolean;
  /** Chooses the model, where that is the figure's own. */
  readonly modelFields?: ReactNode;
}

const noTable = { columns: [], rows: [] };

export function CellExplorer(props: CellExplorerProps) {
  const { model, view, onView, ownText, excerpt, readOnlyText = false, modelFields } = props;
  const catalogue = useText();
  const { cell } = catalogue;
  const { vocabulary } = model.spec;
  const read = useCallback(
    (typed: string) => readableText(splitLetters(normaliseText(typed)), vocabulary),
    [vocabulary],
  );
  const text = read(view.text).text || read(ownText).text || vocabulary[0];
  const whole = useShownReading(model, text);
  const reading = useMemo(
    () => (excerpt && whole.kind === 'ready' ? excerptOf(whole, excerpt(whole.reading)) : whole),
    [whole, excerpt],
  );
  const shown = useShownCell(reading, view);
  const picture = useCellPicture(view.view);
  usePublished(shown, reading.kind === 'ready' ? reading.reading : null);

  const table = useMemo(
    () => (shown && picture ? picture.table(shown, view, catalogue) : noTable),
    [shown, picture, view, catalogue],
  );
  const title = shown?.words.title ?? cell.lstm.title;
  const caption = shown
    ? cellCaption(shown, catalogue)
    : { lead: reading.kind === 'failed' ? '' : cell.loading, rest: '' };
  const onSelect = useStable(({ timeStep, unit }: HeatmapCell) => onView({ ...view, timeStep, unit }));
  const selected = useMemo(() => (shown ? { timeStep: shown.timeStep, unit: shown.unit } : null), [shown]);

  return (
    <FigureFrame
      name="cell"
      title={title}
      caption={caption}
      table={table}
      controls={
        <div className={styles.top}>
          {readOnlyText || (
            <div className={styles.word}>
              <WordField
                text={view.text}
                read={read}
                shown={reading.kind === 'ready' ? reading.text : text}
                onText={(typed) => onView({ ...view, text: typed })}
              />
            </div>
          )}
          <UnitField
            unit={shown?.unit ?? 0}
            units={model.spec.units}
            onUnit={(unit) => onView({ ...view, unit })}
          />
          <div className={styles.views}>
            <ChoiceField
              label={cell.view}
              value={view.view}
              options={cellViews.map((value) => ({ value, text: cell.views[value] }))}
              onChange={(next) => onView({ ...view, view: next })}
            />
          </div>
          {modelFields}
        </div>
      }
      below={
        shown &&
        selected && (
          <Heatmap
            words={shown.words}
            trace={shown.trace}
            letters={shown.letters}
            selected={selected}
            onSelect={onSelect}
          />
        )
      }
    >
      {reading.kind === 'failed' && (
        <p className={styles.message} role="alert">
          {cell.failed(reading.message)}
        </p>
      )}
      {shown && picture && (
        <div className={styles.explorer}>
          <LetterStrip
            letters={shown.letters}
            timeStep={shown.timeStep}
            onChoose={(timeStep) => onView({ ...view, timeStep })}
          />
          <picture.Picture shown={shown} view={view} onView={onView} />
          <CellControls shown={shown} view={view} onView={onView} />
          <shown.Formula shown={shown} />
        </div>
      )}
    </FigureFrame>
  );
}

type Ready = Extract<ShownReading, { kind: 'ready' }>;

function excerptOf(whole: Ready, reading: TextReading): Ready {
  const { letters } = reading;
  return { ...whole, reading, letters, text: letters.join('') };
}

/** Null while the reading or what its kind of cell needs is on its way. */
function useShownCell(reading: ShownReading, view: CellView) {
  const catalogue = useText();
  // The model that was read may be another than the one asked for now.
  const kit = useCellKit(reading.kind === 'ready' ? reading.model.spec.cell : 'lstm');
  const notation = useKit();
  const { unit: wantedUnit, timeStep: wantedStep, step: wanted } = view;
  // Once a reading: a scrub only chooses from it, and what is drawn of the same letter stays as it is.
  const overTime = useMemo(
    () =>
      reading.kind === 'ready' && kit ? cellValuesOverTime(kit.drawn.graph, reading.reading.trace) : null,
    [reading, kit],
  );
  return useMemo(() => {
    if (reading.kind !== 'ready' || !kit || !overTime) return null;
    const { model, letters } = reading;
    const { trace, codes } = reading.reading;
    const drawn = notation?.drawn(kit.drawn) ?? kit.drawn;
    const { graph } = drawn;
    const unit = Math.min(wantedUnit ?? reading.unit, model.spec.units - 1);
    const { timeStep, step } = placeAt(
      graph,
      Math.min(wantedStep ?? reading.timeStep, letters.length - 1),
      wanted,
    );
    const { Formula, sums, slots } = kit;
    const words = kit.words(catalogue);
    return {
      drawn,
      graph,
      words,
      Formula,
      sums,
      slots,
      model,
      trace,
      letters,
      codes,
      timeStep,
      unit,
      step,
      values: overTime[timeStep],
      overTime,
    } satisfies ShownCell & Pick<CellKit, 'Formula' | 'sums' | 'slots'>;
  }, [reading, kit, overTime, catalogue, notation, wantedUnit, wantedStep, wanted]);
}
