/** The figure of two orders once its network is there. */
import { useMemo, type ReactNode } from 'react';
import type { FigureTable, TableCell } from '#figures/figureTable';
import { memories, orders, type Memory, type Order } from '#figures/orderStrips';
import type { ItemOrderReading, OrderRun } from '#inspect/itemOrder';
import { farthestApart, unitFarthestApart, unitsApart } from '#inspect/statesApart';
import { fineNumber } from '#figures/numbers';
import { useProblemsText } from '../../i18n/problems.ts';
import { useShuffledText } from '../../i18n/shuffled.ts';
import { usePublishedValues } from '../../state/shownValues.ts';
import type { ShuffledAddress } from '../../state/shuffledView.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import type { ProblemSource } from '../problems/problemSource.ts';
import { UnitField } from '../UnitField.tsx';
import parts from '../figureParts.module.css';
import { answerWords } from './answerWords.ts';
import { OrderPicture } from './OrderPicture.tsx';
import { runOf } from './runOf.ts';
import styles from './ShuffledFigure.module.css';
import { useOrders } from './useOrders.ts';

interface Props {
  readonly source: ProblemSource;
  readonly address: ShuffledAddress;
  readonly onAddress: (patch: Partial<ShuffledAddress>) => void;
  readonly controls: ReactNode;
}

/** Values that differ by more are told apart. */
const leastApart = 0.1;
const emptyTable = { columns: [], rows: [] };

export function ShuffledOfSource({ source, address, onAddress, controls }: Props) {
  const text = useShuffledText();
  const problems = useProblemsText();
  const state = useOrders(source, address);
  const { bar } = address;
  const shown = useMemo(() => {
    if (state.kind !== 'ready') return null;
    const { example, request, reading } = state;
    const { inOrder, shuffled } = reading.withMemory;
    const units = inOrder.summary.length;
    const unit = bar === 0 ? unitFarthestApart(inOrder.summary, shuffled.summary) : Math.min(bar, units) - 1;
    const births = example.source.data.kind === 'births';
    const own = births ? example.days.map((day) => problems.weekday(day).slice(0, 2)) : example.reads;
    const items = { inOrder: own, shuffled: request.order.map((item) => own[item]) };
    return { example, request, reading, unit, units, items };
  }, [state, bar, problems]);
  const published = useMemo(() => {
    if (!shown) return null;
    const { request, reading, unit } = shown;
    return { slots: slotsOf(reading, unit), request, reading, unit };
  }, [shown]);
  usePublishedValues('shuffled', published);
  const table = useMemo((): FigureTable => {
    if (!shown) return emptyTable;
    const { reading, unit, units, items } = shown;
    const pairs = memories.flatMap((memory) => orders.map((order) => [memory, order] as const));
    const row = (name: string | number, item: (order: Order) => string, value: (run: OrderRun) => number) => {
      const cells: TableCell[] = [name];
      cells.push(...orders.map(item));
      cells.push(...pairs.map(([memory, order]) => value(runOf(reading, memory, order))));
      return cells;
    };
    const rows = items.inOrder.map((_, place) =>
      row(
        place + 1,
        (order) => items[order][place],
        ({ states }) => states[place * units + unit],
      ),
    );
    rows.push(
      row(
        text.columns.whole,
        () => '',
        ({ summary }) => summary[unit],
      ),
    );
    return {
      columns: [
        text.columns.place,
        ...orders.map(text.columns.item),
        ...pairs.map(([memory, order]) => text.columns.value(memory, order)),
      ],
      rows,
    };
  }, [shown, text]);
  const { substitute } = source;
  const notices = [
    ...(substitute?.kind === 'missing' ? [text.missing] : []),
    ...(substitute?.kind === 'damaged' ? [text.damaged(substitute.detail)] : []),
    ...(shown?.items.inOrder.length === 1 ? [text.oneItem] : []),
    ...(state.kind === 'failed' ? [text.failed(state.message)] : []),
  ];
  return (
    <FigureFrame
      name="shuffled"
      title={text.title}
      caption={shown ? captionOf(shown.reading, text) : { lead: text.loading, rest: '' }}
      table={table}
      controls={
        <>
          {controls}
          {shown && (
            <UnitField
              unit={shown.unit}
              units={shown.units}
              onUnit={(unit) => onAddress({ bar: unit + 1 })}
            />
          )}
        </>
      }
    >
      {notices.map((sentence) => (
        <p key={sentence} className={parts.notice} role="status">
          {sentence}
        </p>
      ))}
      {!shown && state.kind !== 'failed' && <p className={parts.loading}>{text.loading}</p>}
      {shown && (
        <>
          <OrderPicture reading={shown.reading} unit={shown.unit} items={shown.items} />
          <p className={styles.legend}>{text.legend}</p>
          <dl className={styles.answers}>
            {memories.map((memory) => (
              <div key={memory}>
                <dt>{text.memories[memory]}</dt>
                {orders.map((order) => (
                  <dd key={order}>
                    {text.orders[order]}
                    {': '}
                    <strong>
                      {answerWords(shown.example, runOf(shown.reading, memory, order).answer, text, problems)}
                    </strong>
                  </dd>
                ))}
                <dd className={styles.soft}>
                  {text.differences[memory](differenceOf(shown.reading, memory))}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </FigureFrame>
  );
}

function differenceOf(reading: ItemOrderReading, memory: Memory): string {
  const [a, b] = orders.map((order) => runOf(reading, memory, order).summary);
  const difference = farthestApart(a, b);
  // What is left of adding up in another order is no difference of the model.
  return fineNumber(difference < 1e-12 ? 0 : difference);
}

function captionOf(reading: ItemOrderReading, text: ReturnType<typeof useShuffledText>) {
  const { withMemory, withoutMemory } = reading;
  const same = farthestApart(withoutMemory.inOrder.summary, withoutMemory.shuffled.summary) < 1e-9;
  const { inOrder, shuffled } = withMemory;
  const apart = unitsApart(inOrder.summary, shuffled.summary, leastApart);
  return text.caption(same, apart, inOrder.summary.length);
}

/** The numbers of the unit for the formulas of the text. */
function slotsOf({ withMemory, withoutMemory }: ItemOrderReading, unit: number) {
  return {
    memorylessSummary: {
      meanInOrder: withoutMemory.inOrder.summary[unit],
      meanShuffled: withoutMemory.shuffled.summary[unit],
    },
    recurrentSummary: {
      lastInOrder: withMemory.inOrder.summary[unit],
      lastShuffled: withMemory.shuffled.summary[unit],
    },
  };
}
