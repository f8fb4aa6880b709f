/**
 * The notation that the page is shown in. The standard one is in what was rendered while building; another comes as a
 * kit, loaded when it is chosen, that says how everything is written in it.
 */
import type { ComponentType } from 'react';
import { create } from 'zustand';
import type { CellPart } from '#figures/cellGraph';
import type { DrawnCell } from '#figures/cellLayout';
import type { FormulaStyle } from '#figures/cellFormula';
import { activationLetter } from '#figures/heatmap';
import type { ProseHtml } from '#lesson/document';
import type { LstmFormulaName } from '#notation/formulas/lstm';
import type { Notation, NotationChoice } from '#notation/notation';
import type { CellName } from '#rnn/cells';
import type { QuantityName } from '#rnn/quantities';
import type { renderedFormulas } from 'virtual:formulas';

/** A quantity of a cell in plain text. */
export type LetterOf = (cell: CellName, name: QuantityName) => string;

export interface NotationKit {
  readonly choice: NotationChoice;
  readonly letterOf: LetterOf;
  readonly labelOf: (cell: CellName, name: QuantityName) => CellPart['label'];
  /** Packed weights and biases in plain text, by PyTorch's names without the layer suffix. */
  readonly parameterLetter: (name: string) => string;
  readonly order: Notation['order'];
  /** The same cell with the notation's letters on its wires; the same object for the same cell. */
  readonly drawn: (cell: DrawnCell) => DrawnCell;
  readonly formulaStyle: FormulaStyle;
  /** Sentences of the catalogue; the same object for the same part of it. */
  readonly text: <Text extends object>(text: Text) => Text;
  /** What a reader of the book must know of one formula; nothing for most. */
  readonly Note: ComponentType<{ readonly of: string }>;
  readonly prose: (html: ProseHtml) => ProseHtml;
  readonly formula: (name: LstmFormulaName) => (typeof renderedFormulas)[LstmFormulaName];
}

/** Null: the standard notation. */
export const useNotation = create<{ readonly kit: NotationKit | null }>()(() => ({ kit: null }));

export const useKit = (): NotationKit | null => useNotation(({ kit }) => kit);

/** How quantities of a cell are called on pictures. */
export const useLetterOf = (): LetterOf => useKit()?.letterOf ?? activationLetter;

/** A part of the catalogue in the notation shown; whoever calls this follows `useText` or `useKit`. */
export const inShownNotation = <Text extends object>(text: Text): Text =>
  useNotation.getState().kit?.text(text) ?? text;
