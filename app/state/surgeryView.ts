/** What a learner has set in the figure of surgery, and how the address says it. */
import * as v from 'valibot';
import { normaliseText, splitLetters } from '#data/text';
import type { Edit } from '#inspect/edits';
import { cells, type ActivationName } from '#rnn/cells';
import { addressInteger, addressText, type AddressState } from './address.ts';
import { longestTyped } from './cellView.ts';
import { modelChoiceAddress, modelChoiceStart } from './modelChoice.ts';

/** An edit in the list; one that is switched off stays there and is not made. */
export interface ListedEdit {
  readonly edit: Edit;
  readonly on: boolean;
}

/** Edits that a list holds at most: a link must stay short enough to be sent. */
export const mostEdits = 24;
const longestList = 1500;

const activationNames = [
  ...new Set<ActivationName>([...cells.lstm.activations, ...cells.gru.activations]),
] as const;

/**
 * The list as text: an edit's fields with commas between, edits with `~`, places counted from 1, `*` for every one, and
 * `!` before one that is switched off. `h` holds, `s` silences, `w` is a weight, `l` a letter by its code points.
 * @example "h,forgetGate,3,*,1~!s,2~w,weight_hh_l0,4,2,-0.5~l,2,65"
 */
export function editsText(list: readonly ListedEdit[]): string {
  return list.map(({ edit, on }) => `${on ? '' : '!'}${editText(edit)}`).join('~');
}

const placeText = (place: number | null) => (place === null ? '*' : `${place + 1}`);

/** What an edit changes, whatever it makes of it: two edits of one target cannot both be made. */
export function editTarget(edit: Edit): string {
  switch (edit.kind) {
    case 'hold':
      return ['h', edit.name, placeText(edit.unit), placeText(edit.step)].join(',');
    case 'silence':
      return `s,${edit.unit + 1}`;
    case 'weight':
      return ['w', edit.parameter, edit.row + 1, edit.column + 1].join(',');
    case 'letter':
      return `l,${edit.step + 1}`;
    default:
      return edit satisfies never;
  }
}

function editText(edit: Edit): string {
  const target = editTarget(edit);
  if (edit.kind === 'silence') return target;
  if (edit.kind !== 'letter') return `${target},${edit.value}`;
  const points = Array.from(edit.letter, (point) => (point.codePointAt(0) ?? 0).toString(16));
  return `${target},${points.join('-')}`;
}

const place = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{0,4}$/),
  v.transform((text) => Number(text) - 1),
);
const placeOrAll = v.union([
  place,
  v.pipe(
    v.literal('*'),
    v.transform(() => null),
  ),
]);
const value = v.pipe(v.string(), v.regex(/^-?\d{1,6}(\.\d{1,12})?(e-\d{1,3})?$/), v.transform(Number));
const letter = v.pipe(
  v.string(),
  v.regex(/^[\da-f]{1,6}(-[\da-f]{1,6}){0,7}$/),
  v.transform((text) => text.split('-').map((point) => parseInt(point, 16))),
  v.check((points) => points.every((point) => point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000))),
  v.transform((points) => String.fromCodePoint(...points)),
  // One letter, as texts are read.
  v.check((text) => splitLetters(normaliseText(text)).length === 1),
);

const editFields = v.union([
  v.pipe(
    v.strictTuple([v.literal('h'), v.picklist(activationNames), placeOrAll, placeOrAll, value]),
    v.transform(([, name, unit, step, held]): Edit => ({ kind: 'hold', name, unit, step, value: held })),
  ),
  v.pipe(
    v.strictTuple([v.literal('s'), place]),
    v.transform(([, unit]): Edit => ({ kind: 'silence', unit })),
  ),
  v.pipe(
    v.strictTuple([v.literal('w'), v.pipe(v.string(), v.regex(/^[a-z][\w.]{0,40}$/i)), place, place, value]),
    v.transform(([, parameter, row, column, weight]): Edit => ({
      kind: 'weight',
      parameter,
      row,
      column,
      value: weight,
    })),
  ),
  v.pipe(
    v.strictTuple([v.literal('l'), place, letter]),
    v.transform(([, step, replaced]): Edit => ({ kind: 'letter', step, letter: replaced })),
  ),
]);

/** The list that a text stands for; null where it stands for none. */
export function parseEdits(text: string): readonly ListedEdit[] | null {
  if (text === '') return [];
  const parts = text.split('~');
  if (parts.length > mostEdits || text.length > longestList) return null;
  const list: ListedEdit[] = [];
  for (const part of parts) {
    const on = !part.startsWith('!');
    const parsed = v.safeParse(editFields, (on ? part : part.slice(1)).split(','));
    if (!parsed.success) return null;
    list.push({ edit: parsed.output, on });
  }
  return list;
}

/** Places are counted from 1 as on the page; 0 leaves the choice to the figure. */
export const surgeryAddress = {
  ...modelChoiceAddress,
  word: addressText(longestTyped),
  quantity: v.picklist(['own', ...activationNames]),
  unit: addressInteger(0, 4096),
  step: addressInteger(0, 10_000),
  edits: v.pipe(
    v.string(),
    v.maxLength(longestList),
    v.check((text) => parseEdits(text) !== null),
  ),
} as const;

export type SurgeryAddress = AddressState<typeof surgeryAddress>;

export const surgeryStart: SurgeryAddress = {
  ...modelChoiceStart,
  word: '',
  quantity: 'own',
  unit: 0,
  step: 0,
  edits: '',
};
