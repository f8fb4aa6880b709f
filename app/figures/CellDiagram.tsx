/** The LSTM cell with the values of one unit on its wires. Every wire is a button; lighting up is the style sheet's. */
import { memo, type KeyboardEvent } from 'react';
import { layoutCell } from '#figures/cellDiagram';
import { lstmParts, lstmQuantities, stageOf } from '#figures/cellGraph';
import {
  nameGap,
  type as typeSizes,
  wireNames,
  type CellBlock,
  type CellWire,
  type Point,
} from '#figures/cellLayout';
import type { CellValues } from '#figures/cellValues';
import { shortNumber } from '#figures/numbers';
import type { LstmActivationName } from '#rnn/cells';
import type { LstmQuantityName } from '#rnn/quantities';
import { useText } from '../i18n/languages.ts';
import styles from './CellDiagram.module.css';
import { glyphOf } from './glyph.ts';
import { useWidth } from './useWidth.ts';

interface Props {
  readonly values: CellValues;
  readonly letter: string;
  /** Counted from 0. */
  readonly unit: number;
  readonly step: LstmActivationName;
  readonly onStep: (step: LstmActivationName) => void;
}

export const CellDiagram = memo(function CellDiagram({ values, letter, unit, step, onStep }: Props) {
  const { cell } = useText();
  const [frame, width] = useWidth<HTMLDivElement>(736);
  const layout = layoutCell(width);
  return (
    <div ref={frame} className={styles.frame} style={{ minHeight: layout.height }}>
      <svg
        className={styles.diagram}
        data-kind={layout.kind}
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="group"
        aria-label={cell.diagram}
      >
        {layout.body && <rect className={styles.body} {...layout.body} rx={14} />}
        {lstmQuantities.map((name) => {
          const stage = stageOf(name, step);
          const value = name === 'input' ? `“${glyphOf(letter)}”` : shortNumber(values[name]);
          const spoken = name === 'input' ? cell.inputWire(letter) : cell.wire(name, unit + 1, value);
          const own = lstmParts[name].step;
          return (
            <Wire
              key={name}
              name={name}
              wire={layout.wires[name]}
              stage={stage}
              value={value}
              label={stage === 'later' ? `${spoken}, ${cell.notYet}` : spoken}
              onChoose={own && (() => onStep(own))}
            />
          );
        })}
      </svg>
    </div>
  );
});

interface WireProps {
  readonly name: LstmQuantityName;
  readonly wire: CellWire;
  readonly stage: ReturnType<typeof stageOf>;
  readonly value: string;
  readonly label: string;
  readonly onChoose: (() => void) | null;
}

function Wire({ name, wire, stage, value, label, onChoose }: WireProps) {
  const path = wire.lines.map(polyline).join('');
  const { anchor, x, y, box } = wire.label;
  const [text, subscript] = wireNames[name];
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose?.();
  };
  return (
    <g
      className={styles.wire}
      role="button"
      tabIndex={0}
      aria-label={label}
      data-quantity={name}
      data-stage={stage}
      onClick={onChoose ?? undefined}
      onKeyDown={press}
    >
      <path className={styles.reach} d={path} />
      <path className={styles.bridge} d={path} />
      <path className={styles.halo} d={path} />
      <path className={styles.line} d={path} />
      {wire.arrows.map(({ tip: [tipX, tipY], degrees }) => (
        <path
          key={`${tipX} ${tipY}`}
          className={styles.arrow}
          d="M0 0L-8 -4.2L-6.4 0L-8 4.2Z"
          transform={`translate(${tipX} ${tipY}) rotate(${degrees})`}
        />
      ))}
      {wire.joints.map(([jointX, jointY]) => (
        <circle key={`${jointX} ${jointY}`} className={styles.joint} cx={jointX} cy={jointY} r={3} />
      ))}
      {wire.block && <Block block={wire.block} />}
      <rect
        className={styles.labelGround}
        x={box.x - 3}
        y={box.y - 1}
        width={box.width + 6}
        height={box.height + 2}
        rx={4}
      />
      <text className={styles.label} x={x} y={y} textAnchor={anchor}>
        <tspan className={styles.name} fontSize={typeSizes.name}>
          {text}
        </tspan>
        {subscript && (
          <tspan className={styles.subscript} fontSize={typeSizes.subscript} dy={3}>
            {subscript}
          </tspan>
        )}
        <tspan className={styles.value} fontSize={typeSizes.value} dx={nameGap} dy={subscript ? -3 : 0}>
          {value}
        </tspan>
      </text>
    </g>
  );
}

function Block({ block: { operation, shape, box } }: { readonly block: CellBlock }) {
  const radius = shape === 'gate' ? 6 : box.height / 2;
  return (
    <>
      <rect className={styles.block} data-shape={shape} {...box} rx={radius} />
      <text
        className={styles.operation}
        x={box.x + box.width / 2}
        y={box.y + box.height / 2}
        dy="0.35em"
        textAnchor="middle"
        fontSize={operation === 'tanh' ? 13.5 : typeSizes.operation + 3}
      >
        {operation}
      </text>
    </>
  );
}

function polyline(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}
