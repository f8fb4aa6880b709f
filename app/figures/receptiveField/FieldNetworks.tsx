/** The nodes of both networks, and what is lit of them. */
import { memo } from 'react';
import { fieldRowY, recurrentRow, type FieldNode, type FieldTree } from '#figures/fieldTree';
import { reachedSteps, readSteps, seenSteps, type ConvolutionStack } from '#inspect/receptiveField';
import { useReceptiveFieldText } from '../../i18n/receptiveField.ts';
import styles from './ReceptiveField.module.css';

interface NetworksProps {
  readonly layout: FieldTree;
  readonly dilations: readonly number[];
  readonly T: number;
}

/** All nodes, and the chain of states. */
export const FieldNetworks = memo(function FieldNetworks({ layout, dilations, T }: NetworksProps) {
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
export function LitNodes({ layout, stack, T, node }: LitProps) {
  const { x, layerY, radius } = layout;
  if (node.layer === recurrentRow) return <LitChain layout={layout} from={0} to={node.step} node={node} />;
  const upward = node.layer === 0;
  const lit = upward ? reachedSteps(stack, node.step, T) : seenSteps(stack, node.layer, node.step);
  let [edges, dots] = ['', ''];
  lit.forEach((steps, layer) => {
    const own = new Set(lit[layer - 1]);
    for (const step of steps) {
      dots += `M${x(step).toFixed(1)} ${layerY(layer)}h0`;
      if (layer === 0) continue;
      for (const read of readSteps(step, stack.kernel, stack.dilations[layer - 1]))
        if (own.has(read))
          edges += `M${x(read).toFixed(1)} ${layerY(layer - 1) - radius}L${x(step).toFixed(1)} ${layerY(layer) + radius}`;
    }
  });
  return (
    <g>
      {/* Two paths, however many nodes are lit: a drag must not wait for hundreds of elements. */}
      <path className={styles.edge} d={edges} />
      <path className={styles.litNodes} style={{ strokeWidth: 2 * radius }} d={dots} />
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
      <path
        style={{ strokeWidth: 2 * radius }}
        d={Array.from(
          { length: to - from + 1 },
          (_, k) => `M${(x(from + k) - radius).toFixed(1)} ${recurrentY}h${2 * radius}`,
        ).join('')}
      />
      {!node && (
        <line x1={x(from)} x2={x(from)} y1={fieldRowY(layout, 0) + radius} y2={recurrentY - radius} />
      )}
      {node && <circle className={styles.chosen} cx={x(node.step)} cy={recurrentY} r={radius + 4.5} />}
    </g>
  );
}
