/** Predictions about the cell figure, decided by the model and the word that it shows. */
import { repeatedLetter } from '#figures/cellText';
import { activationAt } from '#figures/cellValues';
import { cells, type StateName } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterViews } from '#rnn/parameters';
import { useShownValues, type CellValues } from '../../state/shownValues.ts';
import { sharedInspector } from '../../state/workers.ts';
import type { CheckOf } from '#lesson/checks';
import { cell as words } from '../../i18n/en/checks/cell.ts';
import { tellingIn, type TopicChecks, type Verdict } from './check.ts';

/** Differences smaller than this are "the same" to two decimal places. */
const sameWithin = 0.005;
/** A bias so large that σ of it is exactly 1 in float64, whatever else is added. */
const heldOpen = 1000;

type Need = 'figure' | 'lstm' | 'repeatedLetter';

export function gateAtRepeatedLetter(): Promise<
  Verdict<
    { readonly letter: string; readonly unit: number; readonly first: number; readonly again: number },
    Need
  >
> {
  const { cell: shown } = useShownValues.getState();
  if (!isLstm(shown)) return Promise.resolve(needsLstm(shown));
  const { reading, unit } = shown;
  const places = repeatedLetter(reading.codes, shown.timeStep);
  if (!places) return Promise.resolve({ kind: 'needs', need: 'repeatedLetter' });
  const gate = (timeStep: number) => activationAt(reading.trace, 'forgetGate', timeStep, unit);
  const [first, again] = [gate(places.first), gate(places.again)];
  const difference = again - first;
  const outcome = Math.abs(difference) < sameWithin ? 'same' : difference < 0 ? 'lower' : 'higher';
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'choice', outcome },
    evidence: {
      letter: shown.model.spec.vocabulary[reading.codes[places.again]],
      unit: unit + 1,
      first,
      again,
    },
  });
}

export async function memoryIfNothingForgotten(
  signal: AbortSignal,
): Promise<Verdict<{ readonly unit: number; readonly now: number; readonly held: number }, Need>> {
  const { cell: shown } = useShownValues.getState();
  if (!isLstm(shown)) return needsLstm(shown);
  const { model, word, reading, unit } = shown;
  const last = reading.trace.sizes.T - 1;
  const open = await sharedInspector().call(
    'read',
    { model: withForgetGateOpen(model, unit), text: word },
    { signal },
  );
  const now = activationAt(reading.trace, 'cellState', last, unit);
  const held = activationAt(open.trace, 'cellState', last, unit);
  const growth = Math.abs(held) - Math.abs(now);
  const outcome = Math.abs(growth) < 2 * sameWithin ? 'same' : growth < 0 ? 'smaller' : 'larger';
  return { kind: 'decided', turnout: { answer: 'choice', outcome }, evidence: { unit: unit + 1, now, held } };
}

interface Farthest {
  readonly value: number;
  readonly unit: number;
  readonly letter: string;
}

export function farthestFromZero(): Promise<
  Verdict<{ readonly cell: Farthest; readonly hidden: Farthest }, Need>
> {
  const { cell: shown } = useShownValues.getState();
  if (!isLstm(shown)) return Promise.resolve(needsLstm(shown));
  const cell = farthest(shown, 'cellState');
  const hidden = farthest(shown, 'hiddenState');
  const outcome = Math.abs(cell.value) > Math.abs(hidden.value) ? 'cellState' : 'hiddenState';
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'choice', outcome },
    evidence: { cell, hidden },
  });
}

function isLstm(shown: CellValues | undefined): shown is CellValues {
  return shown?.model.spec.cell === 'lstm';
}

/** The questions are about gates of a plain LSTM, and the figure can show other kinds. */
function needsLstm(shown: CellValues | undefined) {
  return { kind: 'needs', need: shown ? 'lstm' : 'figure' } as const;
}

/** The same model, but for one unit whose forget gate is 1 at every letter. */
function withForgetGateOpen({ spec, parameters }: CharModel, unit: number): CharModel {
  const changed = parameters.slice();
  const views = parameterViews(charModelLayout(spec), changed);
  views['bias_ih_l0'][cells.lstm.gates.indexOf('forgetGate') * spec.units + unit] = heldOpen;
  return { spec, parameters: changed };
}

function farthest({ reading, model }: CellValues, state: StateName): Farthest {
  const values = reading.trace.activations[state] ?? new Float64Array(1);
  const at = values.reduce((best, value, k) => (Math.abs(value) > Math.abs(values[best]) ? k : best), 0);
  const { H } = reading.trace.sizes;
  return {
    value: values[at],
    unit: (at % H) + 1,
    letter: model.spec.vocabulary[reading.codes[Math.floor(at / H)]],
  };
}

const told = tellingIn((text) => text.checks?.cell ?? words);

export default {
  gateAtRepeatedLetter: told(gateAtRepeatedLetter, (say) => say.gateAtRepeatedLetter),
  memoryIfNothingForgotten: told(memoryIfNothingForgotten, (say) => say.memoryIfNothingForgotten),
  farthestFromZero: told(farthestFromZero, (say) => say.farthestFromZero),
} satisfies TopicChecks<CheckOf<'cell'>>;
