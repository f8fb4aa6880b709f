/** Which unit stands in each row, `[H]`. */
import { useMemo } from 'react';
import { unitOrder, type UnitOrderName } from '#inspect/unitOrder';
import type { UnitValues } from '#protocol/inspector';
import { useInspection } from '../../state/inspection.ts';

export function useUnitOrder(units: UnitValues, order: UnitOrderName): Int32Array {
  const byIndex = useMemo(() => unitOrder('index', units.cell, units.name, [], units.H), [units]);
  const request = useMemo(() => (order === 'index' ? null : { order, of: units }), [order, units]);
  const found = useInspection('orderUnits', request);
  return found.kind === 'ready' && found.request.of.H === units.H && request ? found.reply.order : byIndex;
}
