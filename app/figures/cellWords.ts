/** What a kind of cell, its quantities and its steps are called, and what its values say; each kind has its own. */
import type { QuantityName } from '#rnn/quantities';
import type { FigureCaption } from './FigureFrame.tsx';

/** The values of one unit at one letter, formatted; `place` names the letter, as in “the second “l””. */
export interface CaptionValues {
  readonly unit: number;
  readonly place: string;
  /** At the first letter, and with nothing remembered. */
  readonly first: boolean;
  /** A dash for what the cell does not have. */
  readonly value: Readonly<Record<QuantityName, string>>;
  /** Gates as shares of a whole. */
  readonly percent: Readonly<Record<QuantityName, string>>;
}

export interface CellWords {
  readonly title: string;
  readonly names: Readonly<Partial<Record<QuantityName, string>>>;
  readonly stepNames: Readonly<Partial<Record<QuantityName, string>>>;
  readonly captions: Readonly<Partial<Record<QuantityName, (values: CaptionValues) => FigureCaption>>>;
}
