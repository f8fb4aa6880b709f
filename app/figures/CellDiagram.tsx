/** A cell with a value on each of its wires. Every wire is a button; lighting up is the style sheet's. */
import { memo, useMemo, type KeyboardEvent } from 'react';
import { blockText, stageOf, type CellPart, type Stage } from '#figures/cellGraph';
import {
  nameGap,
  type as typeSizes,
  type CellBlock,
  type CellWire,
  type DrawnCell,
  type Point,
} from '#figures/cellLayout';
import { unitValues } from '#figures/cellValues';
import { shortNumber } from '#figures/numbers';
import type { QuantityName } from '#rnn/quantities';
import { useText } from '../i18n/languages.ts';
import styles from './CellDiagram.module.css';
import type { CellPictureProps } from './cellPicture.ts';
import { glyphOf } from './glyph.ts';
import { useStable } from './useStable.ts';
import { useWidth } from './useWidth.ts';

/** What stands on a wire, and what is said of it. */
interface WireText {
  readonly value: string;
  readonly spoken: string;
}

/** The values of one unit on the wires. */
export function UnitPicture({ shown, view, onView }: CellPictureProps) {
  const { cell } = useText();
  const { drawn, graph, words, values, unit, letters, timeStep, step } = shown;
  const onStep = useStable((next: QuantityName) => onView({ ...view, timeStep, step: next }));
  const letter = letters[timeStep];
  const texts = useMemo(() => {
    const numbers = unitValues(values, unit);
    return Object.fromEntries(
      graph.parts.map(({ name }): [QuantityName, WireText] => {
        const called = words.names[name] ?? name;
        if (name === 'input')
          return [name, { value: `“${glyphOf(letter)}”`, spoken: cell.inputWire(called, letter) }];
        const value = shortNumber(numbers[name] ?? NaN);
        return [name, { value, spoken: cell.wire(called, unit + 1, value) }];
      }),
    );
  }, [cell, graph, words, values, unit, letter]);
  return <CellDiagram drawn={drawn} label={cell.diagram} texts={texts} step={step} onStep={onStep} />;
}

interface Props {
  readonly drawn: DrawnCell;
  readonly label: string;
  /** By the name of the quantity. */
  readonly texts: Readonly<Record<string, WireText>>;
  readonly step: QuantityName;
  readonly onStep: (step: QuantityName) => void;
}

export const CellDiagram = memo(function CellDiagram({ drawn, label, texts, step, onStep }: Props) {
  const { cell } = useText();
  const [frame, width] = useWidth<HTMLDivElement>(736);
  const layout = useMemo(() => drawn.layout(width), [drawn, width]);
  return (
    <div ref={frame} className={styles.frame} style={{ minHeight: layout.height }}>
      <svg
        className={styles.diagram}
        data-kind={layout.kind}
        data-picture
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="group"
        aria-label={label}
      >
        {layout.body && <rect className={styles.body} {...layout.body} rx={14} />}
        {drawn.graph.parts.map((part) => {
          const wire = layout.wires[part.name];
          const stage = stageOf(drawn.graph, part, step);
          const { value, spoken } = texts[part.name];
          return (
            wire && (
              <Wire
                key={part.name}
                part={part}
                wire={wire}
                stage={stage}
                value={value}
                label={stage === 'later' ? `${spoken}, ${cell.notYet}` : spoken}
                onStep={onStep}
              />
            )
          );
        })}
      </svg>
    </div>
  );
});

interface WireProps {
  readonly part: CellPart;
  readonly wire: CellWire;
  readonly stage: Stage;
  readonly value: string;
  readonly label: string;
  readonly onStep: (step: QuantityName) => void;
}

function Wire({ part, wire, stage, value, label, onStep }: WireProps) {
  const path = wire.lines.map(polyline).join('');
  const { anchor, x, y, box } = wire.label;
  const [text, subscript] = part.label;
  const { step } = part;
  const choose = step ? () => onStep(step) : undefined;
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    choose?.();
  };
  return (
    <g
      className={styles.wire}
      role="button"
      tabIndex={0}
      aria-label={label}
      data-quantity={part.name}
      data-stage={stage}
      onClick={choose}
      onKeyDown={press}
    >
      <path className={styles.reach} d={path} data-target />
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
      {wire.block && part.operation && <Block block={wire.block} lines={blockText(part.operation)} />}
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
        <tspan
          className={styles.value}
          fontSize={value.length > 5 ? typeSizes.subscript : typeSizes.value}
          dx={nameGap}
          dy={subscript ? -3 : 0}
        >
          {value}
        </tspan>
      </text>
    </g>
  );
}

/** Pixels between two lines in a block. */
const lineHeight = 14;

function Block({
  block: { shape, box },
  lines,
}: {
  readonly block: CellBlock;
  readonly lines: readonly string[];
}) {
  const radius = shape === 'gate' ? 6 : box.height / 2;
  const first = box.y + box.height / 2 - ((lines.length - 1) * lineHeight) / 2;
  return (
    <>
      <rect className={styles.block} data-shape={shape} {...box} rx={radius} />
      {lines.map((line, index) => (
        <text
          key={line}
          className={styles.operation}
          x={box.x + box.width / 2}
          y={first + index * lineHeight}
          dy="0.35em"
          textAnchor="middle"
          fontSize={lines.length > 1 ? 13 : line.length > 1 ? 13.5 : typeSizes.operation + 3}
        >
          {line}
        </text>
      ))}
    </>
  );
}

function polyline(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}
