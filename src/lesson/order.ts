/** The order that every lesson keeps: what must be there, how often, and what comes after what. */
import type { Block } from './document.ts';
import type { ProblemList } from './problem.ts';

export interface PlacedBlock {
  readonly block: Block;
  readonly line: number;
}

interface Part {
  readonly kind: Exclude<Block['kind'], 'prose' | 'figure' | 'code'>;
  readonly least: number;
  readonly most: number;
}

/** After the question, in the head, and the figure, which stands first. */
const parts: readonly Part[] = [
  { kind: 'analogy', least: 1, most: 1 },
  { kind: 'derivation', least: 1, most: 9 },
  { kind: 'experiment', least: 1, most: 9 },
  { kind: 'predict', least: 2, most: 9 },
  { kind: 'summary', least: 1, most: 1 },
  { kind: 'exercise', least: 1, most: 9 },
  { kind: 'source', least: 1, most: 20 },
];

/** Reports parts that are missing, too many, or before a part that should come first. */
export function checkOrder(blocks: readonly PlacedBlock[], lastLine: number, problems: ProblemList): void {
  let reached = 0;
  for (const { block, line } of blocks) {
    const rank = parts.findIndex(({ kind }) => kind === block.kind);
    if (rank < 0) continue;
    if (rank < reached) {
      problems.at(line, `:::${block.kind} after :::${parts[reached].kind}`, `the order ${orderInWords}`);
    }
    reached = Math.max(reached, rank);
  }
  for (const { kind, least, most } of parts) {
    const count = blocks.filter(({ block }) => block.kind === kind).length;
    if (count < least || count > most) {
      const range = most === least ? `exactly ${least}` : `${least} to ${most}`;
      problems.at(lastLine, `${count} of ${kind} in the whole lesson`, range);
    }
  }
}

const orderInWords = ['figure', ...parts.map(({ kind }) => kind)].join(', ');
