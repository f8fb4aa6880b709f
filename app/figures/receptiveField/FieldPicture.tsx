/** Both networks as a picture, and over it what can be pointed at: the nodes, and the derivatives below. */
import { memo, useMemo, type KeyboardEvent } from 'react';
import { derivativeNumber } from '#figures/derivativeNumber';
import {
  fieldNodeAt,
  fieldNodeBeside,
  fieldRowY,
  fieldStepAt,
  layoutFieldTree,
  recurrentRow,
  type FieldNode,
  type FieldTree,
} from '#figures/fieldTree';
import type { FieldReading } from '#inspect/feltInputs';
import { reachedSteps, readSteps, seenSteps, type ConvolutionStack } from '#inspect/receptiveField';
import { useReceptiveFieldText } from '../../i18n/receptiveField.ts';
import { PlotSlider } from '../PlotSlider.tsx';
import { useWidth } from '../useWidth.ts';
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
        <Networks layout={layout} dilations={stack.dilations} T={T} />
        <Lit layout={layout} stack={stack} T={T} node={node} />
        <Chart layout={layout} reading={reading} />
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
      <ul className={styles.legend}>
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

interface NetworksProps {
  readonly layout: FieldTree;
  readonly dilations: readonly number[];
  readonly T: number;
}

/** All nodes, and the chain of states. */
const Networks = memo(function Networks({ layout, dilations, T }: NetworksProps) {
  const text = useReceptiveFieldText();
  const { x, layerY, recurrentY, radius } = layout;
  const steps = Array.from({ length: T }, (_, step) => step);
  return (
    <g>
      {[...dilations.keys(), dilations.length].map((layer) => (
        <g key={layer} data-quantity={layer === 0 ? 'input' : undefined} className={styles.layer}>
          <text className={styles.rowName} x={0} y={layerY(layer) + 4}>
            {layer === 0 ? text.rows.inputs : text.rows.layer(layer)}
          </text>
          {layer > 0 && (
            <text className={styles.dilation} x={0} y={layerY(layer) + 18}>
              {text.dilated(dilations[layer - 1])}
            </text>
          )}
          {steps.map((step) => (
            <circle key={step} className={styles.node} cx={x(step)} cy={layerY(layer)} r={radius} />
          ))}
        </g>
      ))}
      <g data-quantity="hiddenState" className={styles.layer}>
        <text className={styles.rowName} x={0} y={recurrentY + 4}>
          {text.rows.state}
        </text>
        {steps.map((step) => (
          <g key={step}>
            {step + 1 < T && (
              <line
                className={styles.chain}
                x1={x(step) + radius}
                x2={x(step + 1) - radius}
                y1={recurrentY}
                y2={recurrentY}
              />
            )}
            <rect
              className={styles.node}
              x={x(step) - radius}
              y={recurrentY - radius}
              width={2 * radius}
              height={2 * radius}
            />
          </g>
        ))}
      </g>
    </g>
  );
});

interface LitProps {
  readonly layout: FieldTree;
  readonly stack: ConvolutionStack;
  readonly T: number;
  readonly node: FieldNode;
}

/** What the node pointed at sees; of an input, which nodes see it. */
function Lit({ layout, stack, T, node }: LitProps) {
  const { x, layerY, radius } = layout;
  if (node.layer === recurrentRow) return <LitChain layout={layout} from={0} to={node.step} node={node} />;
  const upward = node.layer === 0;
  const lit = upward ? reachedSteps(stack, node.step, T) : seenSteps(stack, node.layer, node.step);
  return (
    <g>
      {lit.map((steps, layer) => {
        const own = new Set(lit[layer - 1]);
        return steps.map((step) => (
          <g key={`${layer} ${step}`}>
            {layer > 0 &&
              readSteps(step, stack.kernel, stack.dilations[layer - 1])
                .filter((read) => own.has(read))
                .map((read) => (
                  <line
                    key={read}
                    className={styles.edge}
                    x1={x(read)}
                    y1={layerY(layer - 1) - radius}
                    x2={x(step)}
                    y2={layerY(layer) + radius}
                  />
                ))}
            <circle className={styles.litNode} cx={x(step)} cy={layerY(layer)} r={radius} />
          </g>
        ));
      })}
      {upward && <LitChain layout={layout} from={node.step} to={T - 1} node={null} />}
      <circle className={styles.chosen} cx={x(node.step)} cy={layerY(node.layer)} r={radius + 3.5} />
    </g>
  );
}

interface LitChainProps {
  readonly layout: FieldTree;
  readonly from: number;
  readonly to: number;
  /** The state pointed at; null where an input is. */
  readonly node: FieldNode | null;
}

/** The states that hand on what was read at `from`, or all that a state was handed. */
function LitChain({ layout, from, to, node }: LitChainProps) {
  const { x, recurrentY, radius } = layout;
  return (
    <g data-quantity="hiddenState" className={styles.litChain}>
      <line x1={x(from)} x2={x(to)} y1={recurrentY} y2={recurrentY} />
      {Array.from({ length: to - from + 1 }, (_, k) => (
        <rect
          key={k}
          x={x(from + k) - radius}
          y={recurrentY - radius}
          width={2 * radius}
          height={2 * radius}
        />
      ))}
      {!node && (
        <line x1={x(from)} x2={x(from)} y1={fieldRowY(layout, 0) + radius} y2={recurrentY - radius} />
      )}
      {node && <circle className={styles.chosen} cx={x(node.step)} cy={recurrentY} r={radius + 4.5} />}
    </g>
  );
}

const Chart = memo(function Chart({
  layout,
  reading,
}: {
  readonly layout: FieldTree;
  readonly reading: FieldReading;
}) {
  const text = useReceptiveFieldText();
  const { chart, left, width, x, ticks } = layout;
  const { axis } = chart;
  const places = (values: Float64Array) =>
    Array.from(values, (value, step) => ({
      x: x(step),
      y: axis.y(Math.log10(value)),
      zero: value === 0,
    })).filter(({ y }) => !Number.isNaN(y));
  const line = (points: ReturnType<typeof places>) =>
    points.map(({ x: at, y }, k) => `${k === 0 ? 'M' : 'L'}${at.toFixed(1)} ${y.toFixed(1)}`).join('');
  const convolution = places(reading.convolution);
  const recurrent = places(reading.recurrent);
  return (
    <g>
      <text className={styles.chartTitle} x={left} y={chart.top - 14}>
        {text.chart}
      </text>
      {axis.ticks.map(({ exponent, y }) => (
        <g key={exponent}>
          <line className={styles.grid} x1={left} x2={width} y1={y} y2={y} />
          <text className={styles.tick} x={left - 6} y={y + 4}>
            {exponent === 0 ? '1' : '10'}
            {exponent !== 0 && <tspan dy={-4}>{`${exponent}`.replace('-', '−')}</tspan>}
          </text>
        </g>
      ))}
      {axis.zeroY !== null && (
        <>
          <line className={styles.grid} x1={left} x2={width} y1={axis.zeroY} y2={axis.zeroY} />
          <text className={styles.tick} x={left - 6} y={axis.zeroY + 4}>
            0
          </text>
        </>
      )}
      {ticks.map((step) => (
        <text key={step} className={styles.stepTick} x={x(step)} y={chart.bottom + 18}>
          {step + 1}
        </text>
      ))}
      <path className={styles.convolutionLine} d={line(convolution.filter(({ zero }) => !zero))} />
      {convolution.map((at) => (
        <circle key={at.x} className={styles.convolutionDot} cx={at.x} cy={at.y} r={3} />
      ))}
      <g data-quantity="hiddenState">
        <path className={styles.recurrentLine} d={line(recurrent.filter(({ zero }) => !zero))} />
        {recurrent.map((at) => (
          <rect
            key={at.x}
            className={styles.recurrentDot}
            x={at.x - 2.5}
            y={at.y - 2.5}
            width={5}
            height={5}
          />
        ))}
      </g>
    </g>
  );
});
