/** One reading of the curves figure: which sum the line stands at, and everything that says so. */
import { useMemo, type ReactNode } from 'react';
import { axisBound, curvesLayout } from '#figures/curves';
import { occurrence } from '#figures/cellText';
import { fineNumber } from '#figures/numbers';
import { slopeAt, slopeSummary, squashedAt, squashingOf } from '#inspect/squashing';
import { formatNumber } from '#notation/number';
import type { TextReading } from '#protocol/inspector';
import { useCurvesText } from '../../i18n/curves.ts';
import { useText } from '../../i18n/languages.ts';
import { curveGates, type CurvesAddress } from '../../state/curvesView.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { FigureFrame } from '../FigureFrame.tsx';
import { useWidth } from '../useWidth.ts';
import { CurvesCursor } from './CurvesCursor.tsx';
import { CurvesPlot } from './CurvesPlot.tsx';
import { CurvesReaders } from './CurvesReaders.tsx';
import { CurvesReading } from './CurvesReading.tsx';
import { chosenPoint, sumsByGate } from './curvesPoints.ts';
import { useCurvesTable } from './useCurvesTable.ts';
import styles from './CurvesFigure.module.css';

interface Props {
  readonly reading: TextReading;
  readonly address: CurvesAddress;
  readonly onAddress: (patch: Partial<CurvesAddress>) => void;
  readonly wordField: ReactNode;
}

export function CurvesView({ reading, address, onAddress, wordField }: Props) {
  const text = useCurvesText();
  const { cell } = useText();
  const { trace, letters } = reading;
  const { gate } = address;
  const kind = squashingOf(trace.cell, gate) ?? 'sigmoid';
  const [frame, width] = useWidth<HTMLDivElement>(0);

  const sums = useMemo(() => sumsByGate(trace), [trace]);
  const bound = useMemo(
    () => axisBound(curveGates.flatMap((name) => sums[name].map((sum) => sum.preActivation))),
    [sums],
  );
  const layout = useMemo(() => curvesLayout({ width, bound, rows: curveGates.length }), [width, bound]);
  const table = useCurvesTable(sums, letters);

  const point = address.at === '' ? chosenPoint(sums[gate], kind, address, trace.sizes) : null;
  const at = point ? point.preActivation : address.at === '' ? 0 : address.at;
  const place = (timeStep: number) => {
    const { count, repeats } = occurrence(letters, timeStep);
    return cell.place(letters[timeStep], count, repeats);
  };
  const summary = slopeSummary(sums[gate], kind);
  const run = {
    ...summary,
    gate,
    kind,
    word: letters.join(''),
    meanSlope: fineNumber(summary.meanSlope),
  };
  const slope = (name: typeof kind) => fineNumber(slopeAt(name, at));
  const caption = point
    ? text.atPoint(
        {
          gate,
          kind,
          unit: point.unit + 1,
          place: place(point.timeStep),
          sum: formatNumber(point.preActivation, 2),
          value: formatNumber(point.value),
          slope: fineNumber(point.slope),
        },
        run,
      )
    : text.atProbe(
        {
          sum: formatNumber(at, 2),
          slopes: { sigmoid: slope('sigmoid'), tanh: slope('tanh'), relu: slope('relu') },
        },
        run,
      );
  const beyond = curveGates
    .flatMap((name) => sums[name])
    .filter((sum) => Math.abs(sum.preActivation) > bound).length;

  return (
    <FigureFrame
      name="curves"
      title={text.title}
      caption={caption}
      table={table}
      controls={
        <>
          <div className={styles.word}>{wordField}</div>
          <ChoiceField
            label={text.gate}
            value={gate}
            options={curveGates.map((value) => ({ value, text: text.gateOptions[value] }))}
            onChange={(value) => onAddress({ gate: value })}
          />
        </>
      }
    >
      <CurvesReading at={at} chosen={kind} />
      <div ref={frame} className={styles.frame} style={{ height: layout.height }}>
        {width > 0 && (
          <>
            <svg width={width} height={layout.height} data-picture aria-hidden="true">
              <CurvesPlot layout={layout} sums={sums} gate={gate} cell={trace.cell} word={run.word} />
              <CurvesCursor
                layout={layout}
                at={at}
                chosen={kind}
                row={point ? curveGates.indexOf(gate) : null}
              />
            </svg>
            <CurvesReaders
              layout={layout}
              sums={sums}
              at={at}
              values={(name) => formatNumber(squashedAt(name, at))}
              slopes={slope}
              point={point}
              place={place}
              onProbe={(a) => onAddress({ at: Math.round(a * 100) / 100 })}
              onPoint={(chosenGate, { unit, timeStep }) =>
                onAddress({ gate: chosenGate, unit: unit + 1, letter: timeStep + 1, at: '' })
              }
            />
          </>
        )}
      </div>
      <p className={styles.note}>
        {text.legend} {beyond > 0 && text.beyond(beyond, bound)}
      </p>
    </FigureFrame>
  );
}
