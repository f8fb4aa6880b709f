/** What the microscope shows: the newest backward pass, and the place in it that the address names. */
import { useMemo } from 'react';
import { readableText, type ReadableText } from '#figures/cellText';
import {
  derivativeRows,
  gateFor,
  livelyUnit,
  longestWord,
  packedRow,
  quantitiesOf,
  strongestSource,
  type Side,
} from '#figures/microscope';
import type { DerivativeRow } from '#figures/backwardStrip';
import { normaliseText, splitLetters } from '#data/text';
import type { BackwardPass } from '#inspect/backwardPass';
import type { PredictedText } from '#inspect/predictedText';
import { entryTerms, type EntryTerms } from '#inspect/weightTerms';
import type { ActivationName } from '#rnn/cells';
import type { CharModel } from '#rnn/model';
import { useInspection } from '../../state/inspection.ts';
import type { MicroscopeAddress } from '../../state/microscopeView.ts';

/** Places count from 0. */
export interface MicroscopePlace {
  readonly side: Side;
  readonly name: ActivationName;
  readonly timeStep: number;
  readonly unit: number;
  /** Of the recurrent weight: the gate it belongs to, and the unit that `unit` reads by it. */
  readonly gate: ActivationName;
  readonly from: number;
}

export interface MicroscopeView {
  readonly text: PredictedText;
  readonly pass: BackwardPass;
  /** `[T + 1]` */
  readonly letters: readonly string[];
  /** First step behind the wall; 0: none. */
  readonly wall: number;
  readonly place: MicroscopePlace;
  /** Whether the address names a place that this network does not have. */
  readonly misfit: boolean;
  readonly rows: readonly DerivativeRow<ActivationName>[];
  readonly selected: DerivativeRow<ActivationName>;
  readonly weight: EntryTerms;
  /** Without a wall. */
  readonly uncutWeight: EntryTerms;
}

export type MicroscopeState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly view: MicroscopeView };

export function readWord(typed: string, { spec }: CharModel): ReadableText {
  return readableText(splitLetters(normaliseText(typed)), spec.vocabulary, longestWord);
}

/** The word that is read: what was typed, unless that leaves nothing to foretell. */
export function shownWord(typed: string, ownText: string, model: CharModel): readonly string[] {
  const { letters } = readWord(typed, model);
  if (letters.length > 1) return letters;
  const own = readWord(ownText, model).letters;
  if (own.length > 1) return own;
  // A vocabulary without any letter of the lesson's word: the first one, followed by itself.
  const [first] = model.spec.vocabulary;
  return [first, first];
}

export function useMicroscope(
  model: CharModel | null,
  letters: string,
  address: MicroscopeAddress,
): MicroscopeState {
  const { counted, wall } = address;
  const request = useMemo(() => {
    if (!model) return null;
    const codes = splitLetters(letters).map((letter) => model.spec.vocabulary.indexOf(letter));
    return { text: { model, codes: Int32Array.from(codes), counted }, wall };
  }, [model, letters, counted, wall]);
  const state = useInspection('backwardPass', request);
  // Of 256 units it takes longer than a step of the slider may.
  const lively = useMemo(() => (state.kind === 'ready' ? livelyUnit(state.reply) : 0), [state]);
  return useMemo(() => {
    if (state.kind !== 'ready') return state;
    return { kind: 'ready', view: viewOf(state.request, state.reply, address, lively) };
  }, [state, address, lively]);
}

function viewOf(
  { text, wall }: { readonly text: PredictedText; readonly wall: number },
  pass: BackwardPass,
  address: MicroscopeAddress,
  lively: number,
): MicroscopeView {
  const { T, H, cell } = pass;
  const side = address.of;
  const names = quantitiesOf(cell, side);
  const name = names.includes(address.quantity) ? address.quantity : names[0];
  const unit = address.unit === 0 ? lively : Math.min(address.unit, H) - 1;
  const gate = gateFor(cell, name);
  const row = packedRow(cell, gate, H, unit);
  const { recurrentWeights } = pass.cut;
  const from = address.from === 0 ? strongestSource(recurrentWeights, row) : Math.min(address.from, H) - 1;
  const timeStep = address.step === 0 ? Math.floor((T - 1) / 3) : Math.min(address.step, T) - 1;
  const rows = derivativeRows(pass, side, unit);
  return {
    text,
    pass,
    letters: Array.from(text.codes, (code) => text.model.spec.vocabulary[code]),
    wall: wall < T ? wall : 0,
    place: { side, name, timeStep, unit, gate, from },
    misfit:
      address.step > T ||
      address.unit > H ||
      address.from > H ||
      // `hiddenState` is where the figure starts, whether or not it is among the sums.
      (name !== address.quantity && address.quantity !== 'hiddenState'),
    rows,
    selected: rows.find((candidate) => candidate.name === name) ?? rows[0],
    weight: entryTerms(recurrentWeights, row, from),
    uncutWeight: entryTerms(pass.whole.recurrentWeights, row, from),
  };
}
