/** The views of a cell: one unit on its wires is there at once, the others load when they are chosen. */
import type { CellViewName } from '../state/cellView.ts';
import { UnitPicture } from './CellDiagram.tsx';
import { unitTable, type CellPictureKind } from './cellPicture.ts';
import { useLoaded } from './useLoaded.ts';

const pictures = new Map<CellViewName, CellPictureKind>([
  ['unit', { Picture: UnitPicture, table: unitTable }],
]);

async function load(view: CellViewName): Promise<CellPictureKind> {
  const { otherPictures } = await import('./cells/otherPictures.ts');
  return view === 'unit' ? { Picture: UnitPicture, table: unitTable } : otherPictures[view];
}

/** Null while it is on its way. */
export const useCellPicture = (view: CellViewName): CellPictureKind | null => useLoaded(view, pictures, load);
