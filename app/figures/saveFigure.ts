/** Writes a figure to a file: its picture as SVG or PNG, its data as CSV. Nothing is asked of any server. */
import { tableCsv, type FigureTable } from '#figures/figureTable';
import { download } from '../state/download.ts';
import { standaloneSvg } from './standaloneSvg.ts';

export type SavedKind = 'SVG' | 'PNG' | 'CSV';

export interface SavedFigure {
  /** Its name. */
  readonly file: string;
  readonly title: string;
  readonly caption: string;
  readonly table: FigureTable;
  /** Holds the marked pictures. */
  readonly body: HTMLElement;
}

/** Pixels of a PNG for each pixel of the page. */
const pngScale = 2;

/** @throws Error when there is no picture, or the browser cannot draw it */
export async function saveFigure(kind: SavedKind, figure: SavedFigure): Promise<void> {
  download(await fileOf(kind, figure), figure.file);
}

async function fileOf(kind: SavedKind, { table, body, title, caption }: SavedFigure): Promise<Blob> {
  switch (kind) {
    case 'CSV':
      return new Blob([tableCsv(table)], { type: 'text/csv;charset=utf-8' });
    case 'SVG':
      return svgBlob(standaloneSvg(body, { title, caption }).text);
    case 'PNG':
      return pngOf(body, { title, caption });
    default:
      return kind satisfies never;
  }
}

const svgBlob = (text: string) => new Blob([text], { type: 'image/svg+xml' });

async function pngOf(body: HTMLElement, words: { title: string; caption: string }): Promise<Blob> {
  const { text, width, height } = standaloneSvg(body, words);
  const address = URL.createObjectURL(svgBlob(text));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(width * pngScale);
    canvas.height = Math.ceil(height * pngScale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('there is no canvas to draw on');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) =>
        blob ? resolve(blob) : reject(new Error('the picture is too large for this browser')),
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
