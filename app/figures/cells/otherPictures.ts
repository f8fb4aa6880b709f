/** The views of a cell besides the one that it opens with, loaded when one of them is chosen. */
import type { CellViewName } from '../../state/cellView.ts';
import { unitTable, type CellPictureKind } from '../cellPicture.ts';
import { LayerPicture, layerTable } from './LayerPicture.tsx';
import { ShapesPicture, shapesTable } from './ShapesPicture.tsx';
import { sumTable, SumPicture } from './SumPicture.tsx';
import { WordPicture } from './WordPicture.tsx';

export const otherPictures: Readonly<Record<Exclude<CellViewName, 'unit'>, CellPictureKind>> = {
  sum: { Picture: SumPicture, table: sumTable },
  layer: { Picture: LayerPicture, table: layerTable },
  word: { Picture: WordPicture, table: unitTable },
  shapes: { Picture: ShapesPicture, table: shapesTable },
};
