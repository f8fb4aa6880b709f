/** Why gradients vanish: one loss sent back through three cells of the same random weights, and what decides its fate. */
import { useCallback, useMemo, useState } from 'react';
import { shortNumber } from '#figures/numbers';
import { fromLogarithm } from '#figures/scientific';
import { clipFactor, gradientSeries, jacobianSeries, lossOf, meanSlope } from '#figures/vanishingSeries';
import type { InspectorCalls } from '#protocol/inspector';
import { useVanishingText } from '../../i18n/vanishing.ts';
import { useAddressState } from '../../state/address.ts';
import { useSteadyInspection } from '../../state/steadyInspection.ts';
import { clipNorm, vanishingAddress, vanishingStart, type VanishingView } from '../../state/vanishingView.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import { GradientChart } from './GradientChart.tsx';
import type { FigureProps } from '../registry.ts';
import { useWidth } from '../useWidth.ts';
import { usePublishedDecay } from './usePublishedDecay.ts';
import { VanishingControls } from './VanishingControls.tsx';
import { VanishingPanels } from './VanishingPanels.tsx';
import { vanishingTable } from './vanishingTable.ts';
import parts from '../figureParts.module.css';
import styles from './Vanishing.module.css';

export default function VanishingFigure({ settings }: FigureProps<'vanishing'>) {
  const text = useVanishingText();
  const start = useMemo(() => startOf(settings), [settings]);
  const [view, setView] = useAddressState(vanishingAddress, start);
  const { radius, activation, forgetBias, length, units, draw, seed } = view;
  const wanted = useMemo(
    () => ({ radius, activation, forgetBias, length, units, draw, seed }),
    [radius, activation, forgetBias, length, units, draw, seed],
  );
  const state = useSteadyInspection('vanish', wanted);
  if (state.kind === 'failed')
    return (
      <div className={styles.body}>
        <VanishingControls view={view} onView={setView} />
        <p role="status">{text.failed(state.message)}</p>
      </div>
    );
  if (state.kind === 'loading') return <p className={parts.loading}>{text.loading}</p>;
  return <Answered view={view} onView={setView} request={state.request} reading={state.reply} />;
}

function startOf(settings: FigureProps<'vanishing'>['settings']): VanishingView {
  const { radius, length, units, activation } = vanishingStart;
  return {
    ...vanishingStart,
    radius: settings.radius ?? radius,
    length: settings.length ?? length,
    units: settings.units ?? units,
    activation: settings.activation ?? activation,
  };
}

interface AnsweredProps {
  readonly view: VanishingView;
  readonly onView: (patch: Partial<VanishingView>) => void;
  /** What `reading` answers: while a control is dragged, a little behind `view`. */
  readonly request: InspectorCalls['vanish']['request'];
  readonly reading: InspectorCalls['vanish']['reply'];
}

function Answered({ view, onView, request, reading }: AnsweredProps) {
  const text = useVanishingText();
  const [body, width] = useWidth<HTMLDivElement>(0);
  const [hovered, setHovered] = useState<number | null>(null);
  const last = request.length - 1;
  const back = Math.min(hovered ?? view.back, last);
  const most = view.clip ? clipNorm : null;
  usePublishedDecay(request, reading, back);
  const gradients = useMemo(() => gradientSeries(reading, most), [reading, most]);
  const jacobians = useMemo(() => jacobianSeries(reading), [reading]);
  const table = useMemo(
    () => vanishingTable(text, reading, gradients, jacobians),
    [text, reading, gradients, jacobians],
  );
  const onBack = useCallback(
    (chosen: number) => {
      setHovered(null);
      onView({ back: chosen });
    },
    [onView],
  );
  const logsOf = Object.fromEntries(gradients.map(({ name, logs }) => [name, logs]));
  const [rnn, gru, lstmCell] = ['rnn', 'gru', 'lstmCell'].map((name) => logsOf[name]);
  const growth = rnn[last] - rnn[0];
  const factor = clipFactor(reading.rnn, most);
  const caption = text.caption({
    last,
    back,
    radius: fromLogarithm(Math.log10(request.radius)),
    stretch: fromLogarithm(Math.log10(reading.stretch)),
    slope: shortNumber(meanSlope(reading, request.length, null)),
    losses: { rnn: lossOf(rnn), gru: lossOf(gru), lstmCell: lossOf(lstmCell) },
    norms: {
      rnn: fromLogarithm(rnn[back]),
      gru: fromLogarithm(gru[back]),
      lstmCell: fromLogarithm(lstmCell[back]),
    },
    explodes: growth > 1 ? fromLogarithm(growth) : null,
    clipped:
      factor < 1
        ? {
            factor: fromLogarithm(Math.log10(factor)),
            norm: fromLogarithm(Math.log10(reading.rnn.weightNorm)),
          }
        : null,
    notANumber: [rnn, gru, lstmCell].some((logs) => logs.some(Number.isNaN)),
  });
  return (
    <FigureFrame
      name="vanishing"
      title={text.title}
      caption={caption}
      table={table}
      controls={<VanishingControls view={view} onView={onView} />}
    >
      <div ref={body} className={styles.body}>
        {width > 0 && (
          <>
            <GradientChart
              series={gradients}
              width={width}
              back={back}
              clipped={[reading.rnn, reading.gru, reading.lstm].some((cell) => clipFactor(cell, most) < 1)}
              onBack={onBack}
              onHover={setHovered}
            />
            <VanishingPanels
              reading={reading}
              jacobians={jacobians}
              request={request}
              width={width}
              back={back}
              eigenvalue={view.eigenvalue}
              onBack={onBack}
              onHover={setHovered}
              onEigenvalue={(eigenvalue) => onView({ eigenvalue })}
            />
            <p className={styles.notice}>{text.about}</p>
          </>
        )}
      </div>
    </FigureFrame>
  );
}
