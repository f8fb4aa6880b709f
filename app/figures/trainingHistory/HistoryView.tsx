/** A training run read over a passage: the map of both axes of time, and everything at the moment chosen on it. */
import { useDeferredValue, useMemo } from 'react';
import { nearestStep } from '#figures/lossCurve';
import { weightMatrix } from '#figures/weightMatrix';
import { charModelLayout } from '#rnn/model';
import { useTrainingHistoryText } from '../../i18n/trainingHistory.ts';
import { newestStep, type TrainingHistoryAddress } from '../../state/trainingHistoryView.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import { useStable } from '../useStable.ts';
import { useWidth } from '../useWidth.ts';
import { Bookmarks } from './Bookmarks.tsx';
import { historyCaption } from './historyCaption.ts';
import { HistoryControls } from './HistoryControls.tsx';
import { HistoryNotices } from './HistoryNotices.tsx';
import { historyTable } from './historyTable.ts';
import { MomentHistograms } from './MomentHistograms.tsx';
import { MomentMap } from './MomentMap.tsx';
import { MomentSample } from './MomentSample.tsx';
import { MomentWeights } from './MomentWeights.tsx';
import { NormHistory } from './NormHistory.tsx';
import { ownPassageOf, passageOf } from './passageOf.ts';
import type { HistoryRun } from './useHistoryRun.ts';
import { usePublishedHistory } from './usePublishedHistory.ts';
import { useLetterGradient, useMoments } from './useMoments.ts';
import styles from './TrainingHistory.module.css';

interface Props {
  readonly run: HistoryRun;
  /** The passage that the lesson names. */
  readonly ofLesson: string | undefined;
  readonly address: TrainingHistoryAddress;
  readonly onAddress: (patch: Partial<TrainingHistoryAddress>) => void;
}

export function HistoryView({ run, ofLesson, address, onAddress }: Props) {
  const text = useTrainingHistoryText();
  const [body, width] = useWidth<HTMLDivElement>(0);
  const { spec, stops } = run;
  const own = ownPassageOf(run, ofLesson);
  const passage = useMemo(
    () => passageOf(address.passage === '' ? own : address.passage, own, spec),
    [address.passage, own, spec],
  );
  const { letters, codes } = passage;
  const [S, T] = [stops.length, codes.length - 1];
  const following = address.trainStep === newestStep;
  const wantedRow = following ? S - 1 : nearestStep(stops, address.trainStep);
  // Somewhat into the passage, where the model knows some letters before.
  const timeStep = address.timeStep === 0 ? Math.floor((T - 1) / 2) : Math.min(address.timeStep, T) - 1;
  const moments = useMoments(spec, stops, codes, wantedRow);
  // A moment that a run in training has just added is shown when it has been read; until then the one before stays.
  const unread = following && run.own && moments.all[S - 1] === null && moments.all.at(-2);
  const row = unread ? S - 2 : wantedRow;
  usePublishedHistory(run, passage, moments.all, row);
  const letter = useLetterGradient(spec, stops[row], codes, timeStep);
  const layout = useMemo(() => charModelLayout(spec), [spec]);
  const slot = layout.find(({ name }) => name === address.parameter) ?? layout[1];
  const matrix = useMemo(() => weightMatrix(slot, spec), [slot, spec]);

  const onMoment = useStable((place: { readonly row: number; readonly timeStep: number }) =>
    onAddress({
      trainStep: place.row === S - 1 ? newestStep : stops[place.row].trainStep,
      timeStep: place.timeStep + 1,
    }),
  );
  const onRow = useStable((next: number) => onMoment({ row: next, timeStep }));
  const onParameter = useStable((parameter: string) => onAddress({ parameter, weight: 0 }));
  const onWeight = useStable((index: number) => onAddress({ weight: index + 1 }));
  const shown = useMemo(
    () => ({ run, letters, moments: moments.all, row, timeStep, matrix, letter }),
    [run, letters, moments, row, timeStep, matrix, letter],
  );
  const table = useMemo(() => historyTable(shown, text), [shown, text]);
  const wide = width >= 720;
  // What is drawn of the moment follows the cursor on the map, and skips moments that a quick drag has left already.
  const drawnRow = Math.min(useDeferredValue(row), S - 1);
  const drawnStep = Math.min(useDeferredValue(timeStep), T - 1);
  return (
    <FigureFrame
      name="trainingHistory"
      title={text.title}
      caption={historyCaption(shown, text)}
      table={table}
      controls={
        <HistoryControls
          run={run}
          recordOf={address.recordOf}
          typed={address.passage}
          own={own}
          letters={letters}
          row={row}
          timeStep={timeStep}
          onMoment={onMoment}
          onAddress={onAddress}
        />
      }
      below={
        <Bookmarks
          kept={address.bookmarks}
          trainStep={stops[row].trainStep}
          timeStep={timeStep}
          onAddress={onAddress}
        />
      }
    >
      <HistoryNotices run={run} passage={passage} moments={moments} row={row} wanted={address} />
      <div ref={body} className={styles.body}>
        {width > 0 && (
          <>
            <p className={styles.provenance}>
              {text.provenance(run.own, spec.cell, spec.units, S, run.kept)}
            </p>
            <MomentMap
              run={run}
              letters={letters}
              moments={moments.all}
              row={row}
              timeStep={timeStep}
              bookmarks={address.bookmarks}
              width={width}
              onMoment={onMoment}
            />
            <NormHistory
              run={run}
              moments={moments.all}
              row={row}
              letter={letter}
              parameter={slot.name}
              width={width}
              onRow={onRow}
              onParameter={onParameter}
            />
            <div className={wide ? styles.pair : styles.stack}>
              <MomentWeights
                run={run}
                matrix={matrix}
                row={drawnRow}
                weight={address.weight}
                width={wide ? Math.floor((width - 36) * 0.56) : width}
                onWeight={onWeight}
              />
              <MomentSample
                run={run}
                row={drawnRow}
                letters={letters}
                timeStep={drawnStep}
                seed={address.sampleSeed}
                warmth={address.sampleWarmth}
                onAddress={onAddress}
              />
            </div>
            <MomentHistograms
              trainStep={stops[drawnRow].trainStep}
              moments={moments.all}
              moment={moments.all[drawnRow]}
              cell={spec.cell}
              timeStep={drawnStep}
              width={width}
            />
          </>
        )}
      </div>
    </FigureFrame>
  );
}
