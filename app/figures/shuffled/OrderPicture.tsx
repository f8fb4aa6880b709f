/** The four strips: a bar for the unit after each item, and one for the whole. */
import { useMemo } from 'react';
import { layoutOrderStrips, type Memory, type Order, type OrderStrip } from '#figures/orderStrips';
import { shortNumber } from '#figures/numbers';
import type { ItemOrderReading } from '#inspect/itemOrder';
import { useShuffledText } from '../../i18n/shuffled.ts';
import { glyphOf } from '../glyph.ts';
import { useWidth } from '../useWidth.ts';
import { runOf } from './runOf.ts';
import styles from './ShuffledFigure.module.css';

interface Props {
  readonly reading: ItemOrderReading;
  /** From 0. */
  readonly unit: number;
  /** What is written below each bar. */
  readonly items: Readonly<Record<Order, readonly string[]>>;
}

export function OrderPicture({ reading, unit, items }: Props) {
  const text = useShuffledText();
  const [frame, width] = useWidth<HTMLDivElement>(720);
  const layout = useMemo(() => {
    const of = <Value,>(value: (memory: Memory, order: Order) => Value) => ({
      without: { inOrder: value('without', 'inOrder'), shuffled: value('without', 'shuffled') },
      with: { inOrder: value('with', 'inOrder'), shuffled: value('with', 'shuffled') },
    });
    const units = reading.withMemory.inOrder.summary.length;
    return layoutOrderStrips(
      of((memory, order) => {
        const { states } = runOf(reading, memory, order);
        return items[order].map((_, place) => states[place * units + unit]);
      }),
      of((memory, order) => runOf(reading, memory, order).summary[unit]),
      width,
    );
  }, [reading, unit, items, width]);
  return (
    <div ref={frame}>
      <svg
        data-picture
        className={styles.picture}
        width={layout.width}
        height={layout.height}
        role="img"
        aria-label={text.picture(unit + 1)}
      >
        {layout.strips.map((strip) => (
          <Strip key={`${strip.memory} ${strip.order}`} strip={strip} items={items[strip.order]} />
        ))}
      </svg>
    </div>
  );
}

function Strip({ strip, items }: { readonly strip: OrderStrip; readonly items: readonly string[] }) {
  const text = useShuffledText();
  const { memory, order, left, width, title, zero, reach, divide, bars } = strip;
  return (
    <g data-strip={`${memory} ${order}`} data-quantity="hiddenState">
      <text className={styles.title} x={left} y={title}>
        {text.stripTitle(memory, order)}
      </text>
      <path className={styles.zero} d={`M${left} ${zero}H${left + width}`} />
      <path className={styles.divide} d={`M${divide} ${zero - reach}V${zero + reach}`} />
      {bars.map(({ place, value, x, y, width: barWidth, height, middle }) => (
        <g key={place ?? 'whole'} data-value={value}>
          <rect
            className={value < 0 ? styles.negative : styles.positive}
            x={x}
            y={y}
            width={barWidth}
            height={height}
          />
          {place === null ? (
            <>
              <text className={styles.item} x={middle} y={strip.items}>
                {text.summaries[memory]}
              </text>
              <text className={styles.number} x={left + width} y={title}>
                {shortNumber(value)}
              </text>
            </>
          ) : (
            <text className={styles.item} x={middle} y={strip.items}>
              {glyphOf(items[place])}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
