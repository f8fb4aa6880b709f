/** Both networks as a picture, and over it what can be pointed at: the nodes, and the derivatives below. */
import { useMemo, type KeyboardEvent } from 'react';
import { derivativeNumber } from '#figures/derivativeNumber';
import {
  fieldNodeAt,
  fieldNodeBeside,
  fieldStepAt,
  layoutFieldTree,
  recurrentRow,
  type FieldNode,
} from '#figures/fieldTree';
import type { FieldReading } from '#inspect/feltInputs';
import { seenSteps, type ConvolutionStack } from '#inspect/receptiveField';
import { useReceptiveFieldText } from '../../i18n/receptiveField.ts';
import { PlotSlider } from '../PlotSlider.tsx';
import { FieldChart } from './FieldChart.tsx';
import { FieldNetworks, LitNodes } from './FieldNetworks.tsx';
import { useWidth } from '../useWidth.ts';
import parts from '../figureParts.module.css';
import styles from './ReceptiveField.module.css';

interface Props {
  readonly stack: ConvolutionStack;
  readonly T: number;
  readonly reading: FieldReading;
  readonly node: FieldNode;
  readonly onNode: (node: FieldNode) => void;
}

export function FieldPicture({ stack, T, reading, node, onNode }: Props) {
  const text = useReceptiveFieldText();
  const [frame, width] = useWidth<HTMLDivElement>(736);
  const layers = stack.dilations.length;
  const layout = useMemo(
    () => layoutFieldTree(width, T, layers, [reading.convolution, reading.recurrent]),
    [width, T, layers, reading],
  );
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = fieldNodeBeside(node, event.key, T, layers);
    if (!next) return;
    event.preventDefault();
    onNode(next);
  };
  const { tree, chart, left } = layout;
  return (
    <div ref={frame} className={styles.picture} role="group" aria-label={text.picture}>
      <svg
        data-picture
        width={width}
        height={layout.height}
        viewBox={`0 0 ${width} ${layout.height}`}
        aria-hidden="true"
      >
        <FieldNetworks layout={layout} dilations={stack.dilations} T={T} />
        <LitNodes layout={layout} stack={stack} T={T} node={node} />
        <FieldChart layout={layout} reading={reading} />
        <line
          className={styles.cursor}
          x1={layout.x(node.step)}
          x2={layout.x(node.step)}
          y1={chart.top}
          y2={chart.bottom}
        />
      </svg>
      <div
        className={styles.target}
        style={{ left, right: 0, top: tree.top, height: tree.bottom - tree.top }}
        role="slider"
        tabIndex={0}
        aria-label={text.tree}
        aria-valuemin={1}
        aria-valuemax={T}
        aria-valuenow={node.step + 1}
        aria-valuetext={nodeText(node, stack, T, text)}
        onKeyDown={press}
        onPointerDown={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          onNode(
            fieldNodeAt(
              layout,
              T,
              layers,
              left + event.clientX - box.left,
              tree.top + event.clientY - box.top,
            ),
          );
        }}
        onPointerMove={(event) => {
          if (event.buttons === 0) return;
          const box = event.currentTarget.getBoundingClientRect();
          onNode(
            fieldNodeAt(
              layout,
              T,
              layers,
              left + event.clientX - box.left,
              tree.top + event.clientY - box.top,
            ),
          );
        }}
      />
      <PlotSlider
        box={{ left, top: chart.top, width: width - left, height: chart.bottom - chart.top }}
        label={text.chartLabel}
        min={1}
        max={T}
        value={node.step + 1}
        valueText={text.chartText(
          node.step + 1,
          derivativeNumber(reading.convolution[node.step], 3),
          derivativeNumber(reading.recurrent[node.step], 3),
        )}
        at={(x) => fieldStepAt(layout, T, x) + 1}
        onChange={(step) => onNode({ layer: 0, step: step - 1 })}
      />
      <ul className={parts.legend}>
        <li>
          <svg width="22" height="12" aria-hidden="true">
            <path className={styles.convolutionLine} d="M0 6H22" />
            <circle className={styles.convolutionDot} cx="11" cy="6" r="3.5" />
          </svg>
          {text.legend.convolution}
        </li>
        <li data-quantity="hiddenState">
          <svg width="22" height="12" aria-hidden="true">
            <path className={styles.recurrentLine} d="M0 6H22" />
            <rect className={styles.recurrentDot} x="8" y="3" width="6" height="6" />
          </svg>
          {text.legend.recurrent}
        </li>
      </ul>
    </div>
  );
}

function nodeText(
  { layer, step }: FieldNode,
  stack: ConvolutionStack,
  T: number,
  text: ReturnType<typeof useReceptiveFieldText>,
): string {
  if (layer === recurrentRow)
    return text.treeText({ kind: 'state', step: step + 1 }, { from: 1, to: step + 1, count: step + 1 }, null);
  const layers = stack.dilations.length;
  if (layer === 0) {
    const seen = seenSteps(stack, layers, T - 1)[0].includes(step);
    return text.treeText(
      { kind: 'input', step: step + 1, back: T - 1 - step },
      { from: step + 1, to: step + 1, count: 1 },
      seen,
    );
  }
  const [inputs] = seenSteps(stack, layer, step);
  return text.treeText(
    { kind: 'layer', layer, step: step + 1 },
    { from: inputs[0] + 1, to: inputs[inputs.length - 1] + 1, count: inputs.length },
    null,
  );
}
