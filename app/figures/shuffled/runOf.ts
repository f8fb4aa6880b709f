/** One of the four runs of the figure. */
import type { Memory, Order } from '#figures/orderStrips';
import type { ItemOrderReading, OrderRun } from '#inspect/itemOrder';

export const runOf = (reading: ItemOrderReading, memory: Memory, order: Order): OrderRun =>
  (memory === 'with' ? reading.withMemory : reading.withoutMemory)[order];
