/** The sum of the first layer, and of those above it where they read something else, as blocks with their shapes. */
import { memo } from 'react';
import type { StackSize } from '#figures/stackTensors';
import {
  shapeBlocks,
  shapeText,
  type GateBand,
  type ShapeBlock,
  type ShapeBlocksLayout,
} from '#figures/shapeBlocks';
import type { CellName } from '#rnn/cells';
import type { QuantityName } from '#rnn/quantities';
import { useShapesText } from '../../i18n/shapes.ts';
import { useKit, useLetterOf } from '../../state/notation.ts';
import styles from './ShapesFigure.module.css';

interface Props {
  readonly size: StackSize;
  readonly width: number;
}

/** Room for the line above the blocks of some layers. */
const heading = 28;

export const ShapeBlocks = memo(function ShapeBlocks({ size, width }: Props) {
  const text = useShapesText();
  const { I, H, layers, bidirectional } = size;
  const directions = bidirectional ? 2 : 1;
  const order = useKit()?.order;
  const first = shapeBlocks(size, I, width, order);
  const higher = layers > 1 ? shapeBlocks(size, directions * H, width, order) : null;
  const second = heading + first.height + 8;
  const height = higher ? second + heading + higher.height : heading + first.height;
  return (
    <svg width={width} height={height} className={styles.blocks} data-picture aria-hidden="true">
      <text x={0} y={14} className={styles.heading}>
        {text.layerBlocks}
      </text>
      <g transform={`translate(0 ${heading})`}>
        <Blocks layout={first} cell={size.cell} />
      </g>
      {higher && (
        <>
          <text x={0} y={second + 14} className={styles.heading}>
            {width < 480 ? text.higherBlocksShort(2, layers) : text.higherBlocks(2, layers, directions, H)}
          </text>
          <g transform={`translate(0 ${second + heading})`}>
            <Blocks layout={higher} cell={size.cell} above />
          </g>
        </>
      )}
    </svg>
  );
});

interface BlocksProps {
  readonly layout: ShapeBlocksLayout;
  readonly cell: CellName;
  /** Whether it reads the hidden states of a layer below. */
  readonly above?: boolean;
}

function Blocks({ layout, cell, above = false }: BlocksProps) {
  return layout.blocks.map((block) => <Block key={block.name} block={block} cell={cell} above={above} />);
}

function quantityOf({ name }: ShapeBlock, above: boolean): QuantityName | undefined {
  if (name === 'input') return above ? 'hiddenState' : 'input';
  return name === 'hidden' ? 'previousHiddenState' : undefined;
}

interface BlockProps {
  readonly block: ShapeBlock;
  readonly cell: CellName;
  readonly above: boolean;
}

function Block({ block, cell, above }: BlockProps) {
  const text = useShapesText();
  const letterOf = useLetterOf();
  const quantity = quantityOf(block, above);
  const { x, y, width, height, labelX, labelY, gates, sign } = block;
  return (
    <g data-quantity={quantity}>
      {sign && (
        <text x={sign.x} y={sign.y} textAnchor="middle" className={styles.sign}>
          {sign.text}
        </text>
      )}
      {gates.length === 0 && <rect className={styles.block} x={x} y={y} width={width} height={height} />}
      {gates.map((band) => (
        <g key={band.gate} data-quantity={band.gate}>
          <rect className={styles.block} x={band.x} y={band.y} width={band.width} height={band.height} />
          {block.name === 'weightIh' && gates.length > 1 && (
            <BandLetter band={band} block={block} letter={letterOf(cell, band.gate)} />
          )}
        </g>
      ))}
      <text x={labelX} y={labelY} textAnchor="middle" className={styles.name}>
        {above && block.name === 'input' ? text.hiddenBelow : text.blocks[block.name]}
      </text>
      <text x={labelX} y={labelY + 16} textAnchor="middle">
        {shapeText(block.shape)}
      </text>
    </g>
  );
}

interface BandLetterProps {
  readonly band: GateBand;
  readonly block: ShapeBlock;
  readonly letter: string;
}

/** Left of the rows of a gate, or above its columns, where there is room for it. */
function BandLetter({ band, block, letter }: BandLetterProps) {
  const inColumns = band.height === block.height;
  if (inColumns ? band.width < 13 : band.height < 13) return null;
  const [x, y] = inColumns
    ? [band.x + band.width / 2, band.y - 6]
    : [band.x - 7, band.y + band.height / 2 + 4];
  return (
    <text x={x} y={y} textAnchor={inColumns ? 'middle' : 'end'} className={styles.gate}>
      {letter}
    </text>
  );
}
