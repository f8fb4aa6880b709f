/** Predictions about the GRU, with either form of the reset, decided by the model and the word that the figure shows. */
import { activationAt } from '#figures/cellValues';
import type { CheckOf } from '#lesson/checks';
import { cells } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterViews } from '#rnn/parameters';
import { glyphOf } from '../../figures/glyph.ts';
import { gru as words } from '../../i18n/en/checks/gru.ts';
import { useShownValues, type CellValues } from '../../state/shownValues.ts';
import { sharedInspector } from '../../state/workers.ts';
import { tellingIn, type Board, type TopicChecks, type Verdict } from './check.ts';

type Need = 'figure' | 'gru' | 'secondLetter';

/** States closer than this have "barely" moved. */
const barelyWithin = 0.05;
/** How far a guess of a percentage may be off. */
const percentWithin = 3;
/** A bias so large that σ of it is exactly 1 in float64, whatever else is added. */
const heldOpen = 1000;

type Shown =
  | { readonly kind: 'gru'; readonly values: CellValues }
  | { readonly kind: 'needs'; readonly need: 'figure' | 'gru' };

function shownGru(): Shown {
  const { cell } = useShownValues.getState();
  if (!cell) return { kind: 'needs', need: 'figure' };
  return cells[cell.model.spec.cell].family === 'gru'
    ? { kind: 'gru', values: cell }
    : { kind: 'needs', need: 'gru' };
}

/** The share of its state that a unit keeps at each letter. */
function keptShares({ reading }: CellValues, unit: number): readonly number[] {
  return reading.letters.map((_, at) => activationAt(reading.trace, 'updateGate', at, unit));
}

export function gruLettersMostlyKept(): Promise<
  Verdict<
    {
      readonly unit: number;
      readonly count: number;
      readonly letters: number;
      readonly least: number;
      readonly most: number;
    },
    Need
  >
> {
  const shown = shownGru();
  if (shown.kind === 'needs') return Promise.resolve(shown);
  const shares = keptShares(shown.values, shown.values.unit);
  const places = shares.flatMap((share, at) => (share > 0.5 ? [at] : []));
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'marks', places, allowed: Math.max(1, Math.round(shares.length / 6)) },
    evidence: {
      unit: shown.values.unit + 1,
      count: places.length,
      letters: shares.length,
      least: Math.min(...shares),
      most: Math.max(...shares),
    },
  });
}

function lettersToMark(): Promise<Board | null> {
  const shown = shownGru();
  if (shown.kind === 'needs') return Promise.resolve(null);
  return Promise.resolve({ answer: 'marks', places: shown.values.reading.letters.map(glyphOf) });
}

export function gruKeptOverWord(): Promise<
  Verdict<
    {
      readonly unit: number;
      readonly shares: readonly number[];
      readonly percent: number;
      readonly cleared: number;
      readonly units: number;
    },
    Need
  >
> {
  const shown = shownGru();
  if (shown.kind === 'needs') return Promise.resolve(shown);
  const { unit, reading } = shown.values;
  const later = (of: number) => keptShares(shown.values, of).slice(1);
  const percentLeft = (of: number) => 100 * later(of).reduce((product, share) => product * share, 1);
  const shares = later(unit);
  if (shares.length === 0) return Promise.resolve({ kind: 'needs', need: 'secondLetter' });
  const percent = percentLeft(unit);
  const units = reading.trace.sizes.H;
  const all = Array.from({ length: units }, (_, of) => percentLeft(of));
  const cleared = all.filter((left) => left < 1).length;
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'number', value: percent, tolerance: percentWithin },
    evidence: { unit: unit + 1, shares, percent, cleared, units },
  });
}

export async function gruWithoutReset(
  signal: AbortSignal,
): Promise<Verdict<{ readonly unit: number; readonly now: number; readonly held: number }, Need>> {
  const shown = shownGru();
  if (shown.kind === 'needs') return shown;
  const { model, word, reading, unit } = shown.values;
  const open = await sharedInspector().call(
    'read',
    { model: withResetGatesOpen(model), text: word },
    { signal },
  );
  const last = reading.trace.sizes.T - 1;
  const now = activationAt(reading.trace, 'hiddenState', last, unit);
  const held = activationAt(open.trace, 'hiddenState', last, unit);
  const far = Math.abs(held - now) > barelyWithin;
  const outcome = !far ? 'barely' : Math.sign(held) === Math.sign(now) ? 'clearly' : 'sign';
  return { kind: 'decided', turnout: { answer: 'choice', outcome }, evidence: { unit: unit + 1, now, held } };
}

/** The same model, but the reset gate of every unit is 1 at every letter. */
function withResetGatesOpen({ spec, parameters }: CharModel): CharModel {
  const changed = parameters.slice();
  const first = cells.gru.gates.indexOf('resetGate') * spec.units;
  parameterViews(charModelLayout(spec), changed)['bias_ih_l0'].fill(heldOpen, first, first + spec.units);
  return { spec, parameters: changed };
}

const told = tellingIn((text) => text.checks?.gru ?? words);

export default {
  gruLettersMostlyKept: told(gruLettersMostlyKept, (say) => say.gruLettersMostlyKept, lettersToMark),
  gruKeptOverWord: told(gruKeptOverWord, (say) => say.gruKeptOverWord),
  gruWithoutReset: told(gruWithoutReset, (say) => say.gruWithoutReset),
} satisfies TopicChecks<CheckOf<'gru'>>;
