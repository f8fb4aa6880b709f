/**
 * Symbols in plain text, for places where TeX cannot be: the margin of a heatmap, a wire of a diagram, a sentence, a
 * line of code beside a formula.
 */
import type { CellKind } from '#rnn/cells';
import type { QuantityName } from '#rnn/quantities';
import { families, gateScript } from './families.ts';
import type { GateName, NotationChoice, RowsName, Script, StepLetter } from './notation.ts';

/** Which letter a candidate has depends on the cell. */
export type CellFamily = CellKind['family'];

/** A letter, or a product of letters, and what stands below the last of them. */
export type SymbolLabel = readonly [text: string, subscript: string];

const before = 't−1';

/**
 * A quantity as a wire of a diagram is labelled, `['f·c', 't−1']`.
 * @param family  of the cell that the quantity is in
 */
export function symbolLabel(
  quantity: QuantityName,
  choice: NotationChoice,
  family: CellFamily = 'lstm',
): SymbolLabel {
  const notation = families[choice.family];
  const letter = (name: StepLetter) => scriptText(notation.letters[name]);
  const previous = notation.step === 'plain' ? before : `(${before})`;
  const z = letter('updateGate');
  const [kept, written] = choice.update === 'keep' ? [z, `1−${z}`] : [`1−${z}`, z];
  // What is a difference is held together where it is multiplied.
  const factor = (text: string) => (text.includes('−') ? `(${text})` : text);
  const candidate = letter(family === 'gru' ? 'newState' : 'candidate');
  switch (quantity) {
    case 'previousHiddenState':
      return [letter('hiddenState'), previous];
    case 'previousCellState':
      return [letter('cellState'), previous];
    case 'candidate':
      return [candidate, ''];
    case 'updateGate':
      return [kept, ''];
    case 'writtenShare':
      return [written, ''];
    case 'keptMemory':
      return [`${letter('forgetGate')}·${letter('cellState')}`, previous];
    case 'writtenMemory':
      return [`${letter('inputGate')}·${letter('candidate')}`, ''];
    case 'squashedCellState':
      return [`tanh ${letter('cellState')}`, ''];
    case 'normalisedCellState':
      return [`LN ${letter('cellState')}`, ''];
    case 'normalisedSum':
      return [`LN ${letter('weightedSum')}`, ''];
    case 'resetHiddenState':
      return [`${letter('resetGate')}·${letter('hiddenState')}`, previous];
    case 'resetCandidate':
      return [`${letter('resetGate')}·${letter('recurrentCandidate')}`, ''];
    case 'keptState':
      return [`${factor(kept)}·${letter('hiddenState')}`, previous];
    case 'writtenState':
      return [`${factor(written)}·${candidate}`, ''];
    default:
      return [letter(quantity), ''];
  }
}

/**
 * A quantity on one line, as in the margin of a heatmap or in a sentence: `f·c₋₁`.
 * @example symbolLetter('hiddenState', { family: 'states', update: 'keep' }) is "s"
 */
export function symbolLetter(
  quantity: QuantityName,
  choice: NotationChoice,
  family: CellFamily = 'lstm',
): string {
  const [text, subscript] = symbolLabel(quantity, choice, family);
  return subscript === '' ? text : `${text}₋₁`;
}

/** The weights or the bias of a gate, `W_xf`; of the plain network where the gate is `hiddenState`. */
export function weightLetter(rows: RowsName, gate: GateName, { family }: NotationChoice): string {
  const notation = families[family];
  return scriptText(gateScript(notation.rows[rows], notation, gate));
}

/** A script on one line, `W_hh^f`. */
export function scriptText({ letter, tilde, sub, sup }: Script): string {
  return letter + (tilde ? '\u0303' : '') + (sub ? `_${sub}` : '') + (sup ? `^${sup}` : '');
}
