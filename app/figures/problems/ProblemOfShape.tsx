/** The figure of problem shapes once a problem is there. */
import { useMemo, type ReactNode } from 'react';
import { repeatedWeekError } from '#data/sequenceProblems';
import { percent } from '#figures/numbers';
import type { SequenceFlow } from '#inspect/sequenceFlow';
import type { ProblemsText } from '../../i18n/en.ts';
import { usePublishedValues, type ProblemsValues } from '../../state/shownValues.ts';
import { useProblemsText } from '../../i18n/problems.ts';
import type { ProblemsAddress } from '../../state/problemsView.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import { StepControls } from '../StepControls.tsx';
import { useStepKeys } from '../useSteps.ts';
import { FlowDetail } from './FlowDetail.tsx';
import { FlowLegend } from './FlowLegend.tsx';
import { FlowStrip } from './FlowStrip.tsx';
import type { ProblemExample } from './problemExample.ts';
import { problemSlots } from './problemSlots.ts';
import type { ProblemSource } from './problemSource.ts';
import parts from '../figureParts.module.css';
import styles from './ProblemsFigure.module.css';
import { captionOf, momentText, problemTable, saturatedShare, stepWords } from './problemWords.ts';
import { useProblemFlow } from './useProblemFlow.ts';

interface Props {
  readonly source: ProblemSource;
  readonly address: ProblemsAddress;
  readonly onAddress: (patch: Partial<ProblemsAddress>) => void;
  readonly controls: ReactNode;
}

export function ProblemOfShape({ source, address, onAddress, controls }: Props) {
  const text = useProblemsText();
  const state = useProblemFlow(source, address);
  const run = state.kind === 'ready' ? state : null;
  const steps = run?.flow.steps.length ?? 1;
  const step = address.moment === 0 ? steps - 1 : Math.min(address.moment, steps) - 1;
  const onStep = (to: number) => onAddress({ moment: Math.min(steps, Math.max(1, to + 1)) });
  useStepKeys((by) => onStep(step + by));
  const { data } = source;
  const repeatedWeek = useMemo(
    () => (data.kind === 'births' ? repeatedWeekError(data.values, data.scale) : null),
    [data],
  );
  const table = useMemo(
    () => (run ? problemTable(run.example, run.flow, text) : { columns: [], rows: [] }),
    [run, text],
  );
  const published = useMemo(() => run && publishedValues(run.example, run.flow, text), [run, text]);
  usePublishedValues('problems', published);
  return (
    <FigureFrame
      name="problems"
      title={text.title}
      caption={run ? captionOf({ ...run, text }, step) : { lead: text.loading, rest: '' }}
      table={table}
      controls={controls}
      below={run && <FlowDetail example={run.example} flow={run.flow} step={step} />}
    >
      <p className={styles.about}>{text.about[source.shape]}</p>
      {run &&
        noticesOf(run.example, run.flow, text).map((sentence) => (
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
      {run && (
        <>
          <FlowStrip example={run.example} flow={run.flow} step={step} onStep={onStep} />
          <StepControls
            index={step}
            count={steps}
            text={text.steps}
            main="forward"
            mainWord={text.forwardWord}
            valueText={momentText(run.example, run.flow, step, text)}
            position={text.position(step + 1, steps)}
            onMove={onStep}
          />
          <FlowLegend example={run.example} />
          {source.score && (
            <p className={styles.score}>{text.score(source.shape, source.score, repeatedWeek)}</p>
          )}
        </>
      )}
    </FigureFrame>
  );
}

function publishedValues(example: ProblemExample, flow: SequenceFlow, text: ProblemsText): ProblemsValues {
  const { source, request } = example;
  return {
    slots: problemSlots(source.shape, request.read, flow),
    shape: source.shape,
    request,
    flow,
    reads: flow.steps.map((_, step) => stepWords({ flow, example, text }, step).reads),
    symbols: source.outputs.map((symbol) => text.languages[symbol] ?? symbol),
  };
}

function noticesOf(
  { source, request }: ProblemExample,
  flow: SequenceFlow,
  text: ProblemsText,
): readonly string[] {
  const share = saturatedShare(flow);
  const { substitute } = source;
  return [
    ...(substitute?.kind === 'missing' ? [text.missing] : []),
    ...(substitute?.kind === 'damaged' ? [text.damaged(substitute.detail)] : []),
    ...(source.parameters.every((value) => value === 0) ? [text.allZero] : []),
    ...(share > 0.9 ? [text.saturated(percent(share))] : []),
    ...(flow.ended ? [] : [text.unended]),
    ...(source.shape === 'manyToOne' && request.read === 1 ? [text.oneStep] : []),
  ];
}
