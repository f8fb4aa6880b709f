/** The figure of the next letter once its model is there. */
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { textTotals } from '#figures/letterRanks';
import type { SampledPath } from '#inspect/samplePath';
import type { SampleRequest } from '#protocol/inspector';
import type { CharModel } from '#rnn/model';
import { useNextLetterText } from '../../i18n/nextLetter.ts';
import type { NextLetterView } from '../../state/nextLetterView.ts';
import { useSteadyInspection } from '../../state/steadyInspection.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import { useStable } from '../useStable.ts';
import { useWidth } from '../useWidth.ts';
import { nextLetterTable } from './nextLetterTable.ts';
import { placeOf } from './placeOf.ts';
import { PlacePanel } from './PlacePanel.tsx';
import { RanksPicture } from './RanksPicture.tsx';
import { TotalsLine } from './TotalsLine.tsx';
import parts from '../figureParts.module.css';
import styles from './NextLetter.module.css';

interface Props {
  readonly model: CharModel;
  readonly phrase: string;
  readonly view: NextLetterView;
  readonly onView: (patch: Partial<NextLetterView>) => void;
  readonly controls: ReactNode;
  readonly notice: ReactNode;
}

export function NextLetterOfModel({ model, phrase, view, onView, controls, notice }: Props) {
  const text = useNextLetterText();
  const { temperature, kept, lot, drawn } = view;
  const wanted = useMemo<SampleRequest>(
    () => ({ model, text: phrase, length: drawn, temperature, kept, seed: lot }),
    [model, phrase, drawn, temperature, kept, lot],
  );
  const state = useSteadyInspection('samplePath', wanted);
  if (state.kind !== 'ready')
    return (
      <FigureFrame
        name="nextLetter"
        title={text.title}
        caption={{ lead: state.kind === 'failed' ? text.failed(state.message) : text.loading, rest: '' }}
        table={emptyTable}
        controls={controls}
      >
        {notice}
        <p className={parts.loading} role={state.kind === 'failed' ? 'alert' : undefined}>
          {state.kind === 'failed' ? text.failed(state.message) : text.loading}
        </p>
      </FigureFrame>
    );
  return (
    <Answered
      request={state.request}
      path={state.reply}
      view={view}
      onView={onView}
      controls={controls}
      notice={notice}
    />
  );
}

const emptyTable = { columns: [], rows: [] };

interface AnsweredProps extends Omit<Props, 'model' | 'phrase'> {
  /** What `path` answers: while a control is dragged, a little behind `view`. */
  readonly request: SampleRequest;
  readonly path: SampledPath;
}

function Answered({ request, path, view, onView, controls, notice }: AnsweredProps) {
  const text = useNextLetterText();
  const [body, width] = useWidth<HTMLDivElement>(0);
  const [hovered, setHovered] = useState<number | null>(null);
  const { vocabulary } = request.model.spec;
  const last = path.codes.length;
  const chosen = Math.min(last, view.place === 0 ? path.given : view.place - 1);
  const place = Math.min(last, hovered ?? chosen);
  const at = useMemo(() => placeOf(path, request, place), [path, request, place]);
  // The cursor and the caption go ahead; the long table of a distribution follows when there is time.
  const panel = useDeferredValue(useMemo(() => ({ at, path, request }), [at, path, request]));
  const totals = useMemo(
    () => ({ ...textTotals(path.surprise.subarray(0, path.given)), vocabulary: vocabulary.length }),
    [path, vocabulary],
  );
  const allZero = useMemo(() => request.model.parameters.every((weight) => weight === 0), [request.model]);
  const table = useMemo(() => nextLetterTable(path, request, text), [path, request, text]);
  const choose = (next: number) => {
    setHovered(null);
    onView({ place: Math.min(last, Math.max(0, next)) + 1 });
  };
  const onMove = useStable((by: 1 | -1) => choose(chosen + by));
  const onWhole = useStable((whole: boolean) => onView({ whole }));
  return (
    <FigureFrame
      name="nextLetter"
      title={text.title}
      caption={text.caption(at, totals, allZero)}
      table={table}
      controls={controls}
    >
      <div ref={body} className={styles.body}>
        {notice}
        <TotalsLine totals={totals} />
        {width > 0 && (
          <>
            <RanksPicture
              path={path}
              vocabulary={vocabulary}
              width={width}
              place={place}
              valueText={text.stripText(at)}
              onPlace={choose}
              onHover={setHovered}
            />
            <p className={styles.legend}>{text.legend}</p>
            {path.stopped && (
              <p className={parts.notice} role="status">
                {text.stopped(path.draws.length)}
              </p>
            )}
            <PlacePanel
              {...panel}
              temperature={view.temperature}
              kept={view.kept}
              whole={view.whole}
              width={width}
              onMove={onMove}
              onWhole={onWhole}
            />
          </>
        )}
      </div>
    </FigureFrame>
  );
}
