/** Numbers for the formulas of gates that see the cell state. */
import type { CellKit } from '../cellKit.ts';
import { stateSlots } from './plainSlots.ts';

export const peepholeSlots: CellKit['slots'] = (shown, computed) => {
  const { forgetGate = {}, outputGate = {} } = computed;
  return { ...stateSlots(shown, computed), peepholeForget: forgetGate, peepholeOutput: outputGate };
};
