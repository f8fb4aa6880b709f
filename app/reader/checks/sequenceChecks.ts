/** Predictions about order, decided by the networks that the figures show. */
import { activationAt } from '#figures/cellValues';
import { glyphOf } from '../../figures/glyph.ts';
import { farthestApart, unitsApart } from '#inspect/statesApart';
import type { CheckOf } from '#lesson/checks';
import { sequences as words } from '../../i18n/en/checks/sequences.ts';
import { useShownValues } from '../../state/shownValues.ts';
import { sharedInspector } from '../../state/workers.ts';
import { tellingIn, type Board, type TopicChecks, type Verdict } from './check.ts';

type Need = 'figure' | 'shuffled';

/** Values that differ by more are told apart: of last states, and of a unit at a letter. */
const leastApart = 0.1;
const leastFelt = 0.02;
/** Answers that differ by less are the same sum in another order. */
const rounding = 1e-9;

export async function orderWithoutMemory(
  signal: AbortSignal,
): Promise<Verdict<{ readonly difference: number }, Need>> {
  const { shuffled } = useShownValues.getState();
  if (!shuffled) return { kind: 'needs', need: 'shuffled' };
  const { request, reading } = shuffled;
  const other = await sharedInspector().call(
    'itemOrder',
    { ...request, order: request.order.toReversed() },
    { signal },
  );
  const difference = farthestApart(
    reading.withoutMemory.shuffled.answer,
    other.withoutMemory.shuffled.answer,
  );
  const outcome = difference < rounding ? 'same' : 'changed';
  return { kind: 'decided', turnout: { answer: 'choice', outcome }, evidence: { difference } };
}

export function unitsThatTellOrder(): Promise<
  Verdict<{ readonly apart: number; readonly units: number; readonly most: number }, Need>
> {
  const { shuffled: shown } = useShownValues.getState();
  if (!shown) return Promise.resolve({ kind: 'needs', need: 'shuffled' });
  const { inOrder, shuffled } = shown.reading.withMemory;
  const units = inOrder.summary.length;
  const apart = unitsApart(inOrder.summary, shuffled.summary, leastApart);
  const tolerance = Math.max(1, Math.round(units / 8));
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'number', value: apart, tolerance },
    evidence: { apart, units, most: farthestApart(inOrder.summary, shuffled.summary) },
  });
}

interface Felt {
  readonly first: string;
  readonly other: string;
  readonly unit: number;
  readonly count: number;
  readonly letters: number;
  readonly atFirst: number;
  readonly atLast: number;
}

export async function lettersThatFeelTheFirst(signal: AbortSignal): Promise<Verdict<Felt, Need>> {
  const { cell: shown } = useShownValues.getState();
  if (!shown) return { kind: 'needs', need: 'figure' };
  const { model, reading, unit } = shown;
  const { letters, trace } = reading;
  const first = letters[0];
  const other = model.spec.vocabulary.find((letter) => /\p{Ll}/u.test(letter) && letter !== first) ?? first;
  const changed = await sharedInspector().call(
    'read',
    { model, text: [other, ...letters.slice(1)].join('') },
    { signal },
  );
  const differences = letters.map((_, at) =>
    Math.abs(
      activationAt(trace, 'hiddenState', at, unit) - activationAt(changed.trace, 'hiddenState', at, unit),
    ),
  );
  const places = differences.flatMap((difference, at) => (difference > leastFelt ? [at] : []));
  return {
    kind: 'decided',
    turnout: { answer: 'marks', places, allowed: Math.max(1, Math.round(letters.length / 6)) },
    evidence: {
      first,
      other,
      unit: unit + 1,
      count: places.length,
      letters: letters.length,
      atFirst: differences[0],
      atLast: differences[differences.length - 1],
    },
  };
}

function lettersToMark(): Promise<Board | null> {
  const { cell: shown } = useShownValues.getState();
  if (!shown) return Promise.resolve(null);
  return Promise.resolve({ answer: 'marks', places: shown.reading.letters.map(glyphOf) });
}

const told = tellingIn((text) => text.checks?.sequences ?? words);

export default {
  orderWithoutMemory: told(orderWithoutMemory, (say) => say.orderWithoutMemory),
  unitsThatTellOrder: told(unitsThatTellOrder, (say) => say.unitsThatTellOrder),
  lettersThatFeelTheFirst: told(lettersThatFeelTheFirst, (say) => say.lettersThatFeelTheFirst, lettersToMark),
} satisfies TopicChecks<CheckOf<'sequences'>>;
