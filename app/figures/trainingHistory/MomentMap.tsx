/**
 * The map of both axes of time: what each letter costs at each kept training step, its mean beside it, and the letters
 * of the chosen step below it. The chosen moment moves over it without the map being painted anew.
 */
import { useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { bitsEnd, layoutMomentMap, momentAt, momentBeside, type MomentPlace } from '#figures/momentMap';
import type { TrainingMoment } from '#inspect/trainingMoment';
import { useTrainingHistoryText } from '../../i18n/trainingHistory.ts';
import { ScaleLegend } from '../HeatmapLegends.tsx';
import { Chosen, Field, Marks, Still } from './MomentMapPicture.tsx';
import type { HistoryRun } from './useHistoryRun.ts';
import styles from './TrainingHistory.module.css';
import map from './MomentMap.module.css';

interface Props {
  readonly run: HistoryRun;
  /** `[T + 1]` */
  readonly letters: readonly string[];
  /** `[S]` */
  readonly moments: readonly (TrainingMoment | null)[];
  readonly row: number;
  readonly timeStep: number;
  /** As the address has them. */
  readonly bookmarks: string;
  readonly width: number;
  readonly onMoment: (place: MomentPlace) => void;
}

export function MomentMap(props: Props) {
  const { run, letters, moments, row, timeStep, bookmarks, width, onMoment } = props;
  const text = useTrainingHistoryText();
  const [pointed, setPointed] = useState<MomentPlace | null>(null);
  const { stops } = run;
  const [S, T] = [stops.length, letters.length - 1];
  const V = run.spec.vocabulary.length;
  const end = bitsEnd(V);
  const layout = useMemo(() => layoutMomentMap(width, S, T), [width, S, T]);
  const readingOf = (at: MomentPlace) => {
    const moment = moments[at.row];
    const { timeStep: t } = at;
    return text.map.reading(
      {
        trainStep: stops[at.row].trainStep,
        step: t + 1,
        letter: letters[t],
        next: letters[t + 1],
      },
      moment?.bits[t] ?? null,
      moment?.probabilities[t] ?? NaN,
    );
  };
  const placeOf = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return momentAt(layout, S, T, event.clientX - box.left, event.clientY - box.top);
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = momentBeside({ row, timeStep }, event.key, S, T);
    if (!next) return;
    event.preventDefault();
    setPointed(null);
    onMoment(next);
  };
  const read = pointed && pointed.row < S && pointed.timeStep < T ? pointed : { row, timeStep };
  const { left, top, fieldWidth, fieldHeight } = layout;
  return (
    <div role="group" aria-label={text.map.title}>
      <div className={styles.map} style={{ height: layout.height }}>
        <Field moments={moments} layout={layout} T={T} end={end} />
        {/* What stands still is a picture of its own, which is not painted anew when the moment moves. */}
        <svg className={styles.over} data-picture width={width} height={layout.height} aria-hidden="true">
          <Still
            run={run}
            letters={letters}
            moments={moments}
            layout={layout}
            end={end}
            guess={Math.log2(V)}
          />
        </svg>
        <svg className={styles.over} data-picture width={width} height={layout.height} aria-hidden="true">
          <Marks run={run} bookmarks={bookmarks} layout={layout} T={T} />
          <Chosen
            layout={layout}
            moment={moments[row]}
            trainStep={stops[row].trainStep}
            letter={letters[timeStep]}
            row={row}
            timeStep={timeStep}
            end={end}
          />
        </svg>
        <div
          className={styles.field}
          style={{ left, top, width: fieldWidth, height: fieldHeight }}
          role="slider"
          tabIndex={0}
          aria-roledescription={text.map.kind}
          aria-label={text.map.label}
          aria-valuemin={1}
          aria-valuemax={S * T}
          aria-valuenow={row * T + timeStep + 1}
          aria-valuetext={readingOf({ row, timeStep })}
          onKeyDown={press}
          onPointerMove={(event) => {
            const at = placeOf(event);
            setPointed(at);
            if (event.buttons === 1) onMoment(at);
          }}
          onPointerLeave={() => setPointed(null)}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            onMoment(placeOf(event));
          }}
        />
      </div>
      <div className={map.foot}>
        {/* Not a live region: the map says its reading itself, as the text of its value. */}
        <p className={styles.reading} data-testid="moment-reading">
          {readingOf(read)}
        </p>
        <ScaleLegend
          scale="gate"
          bound={1}
          title={text.map.legend}
          numbers={['0', `${end / 2}`, text.map.more(end)]}
        />
      </div>
      <p className={styles.soft}>{text.map.hint}</p>
    </div>
  );
}
