/** The picture with what can be done to it: point at a step, or walk along the steps by key. */
import { useMemo, type KeyboardEvent, type PointerEvent } from 'react';
import { layoutShapeFlow, stepAtPoint } from '#figures/shapeFlow';
import type { SequenceFlow } from '#inspect/sequenceFlow';
import { useProblemsText } from '../../i18n/problems.ts';
import { useWidth } from '../useWidth.ts';
import { FlowPicture } from './FlowPicture.tsx';
import { flowColumns, type ProblemExample } from './problemExample.ts';
import styles from './ProblemsFigure.module.css';
import { momentText } from './problemWords.ts';

interface Props {
  readonly example: ProblemExample;
  readonly flow: SequenceFlow;
  readonly step: number;
  readonly onStep: (step: number) => void;
}

export function FlowStrip({ example, flow, step, onStep }: Props) {
  const text = useProblemsText();
  const [frame, width] = useWidth<HTMLDivElement>(736);
  const layout = useMemo(() => layoutShapeFlow(flowColumns(example, flow), width), [example, flow, width]);
  const steps = flow.steps.length;
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onStep(stepAtPoint(layout, event.clientX - box.left, event.clientY - box.top));
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = {
      ArrowLeft: step - 1,
      ArrowDown: step - 1,
      ArrowRight: step + 1,
      ArrowUp: step + 1,
      Home: 0,
      End: steps - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onStep(Math.min(steps - 1, Math.max(0, to)));
  };
  return (
    <div
      ref={frame}
      className={styles.strip}
      role="slider"
      tabIndex={0}
      aria-label={text.picture}
      aria-valuemin={1}
      aria-valuemax={steps}
      aria-valuenow={step + 1}
      aria-valuetext={momentText(example, flow, step, text)}
      onKeyDown={press}
      onPointerDown={point}
      onPointerMove={(event) => {
        if (event.buttons > 0) point(event);
      }}
    >
      <FlowPicture layout={layout} example={example} flow={flow} step={step} />
    </div>
  );
}
