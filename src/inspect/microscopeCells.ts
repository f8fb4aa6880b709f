/** Cells that the microscope of the backward pass can take apart. */
import type { CellName } from '#rnn/cells';

/** Those whose step `statesAfterNudge` can finish by hand. */
export const microscopeCells = ['rnn', 'rnnRelu', 'lstm', 'gru'] as const satisfies readonly CellName[];
export type MicroscopeCell = (typeof microscopeCells)[number];

export function isMicroscopeCell(cell: CellName): cell is MicroscopeCell {
  return (microscopeCells as readonly CellName[]).includes(cell);
}
