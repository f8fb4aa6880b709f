/** Predictions about units and gates, decided on the text and the model that the figures show. */
import { propertyOf } from '#inspect/letterProperties';
import { unitSeries, pearson } from '#inspect/unitFollowers';
import type { CheckOf } from '#lesson/checks';
import { cells, type ActivationName } from '#rnn/cells';
import { insideTheGates as words } from '../../i18n/en/checks/insideTheGates.ts';
import { useShownValues } from '../../state/shownValues.ts';
import { sharedInspector } from '../../state/workers.ts';
import { tellingIn, type TopicChecks, type Verdict } from './check.ts';

type Need = 'activations' | 'quotes' | 'still' | 'surgery' | 'lstm' | 'notANumber';

/** From which |r| on a unit follows closely, and from which on it is counted as following at all. */
const closely = 0.5;
const atAll = 0.2;

/** Of every unit that changes its value: Pearson's r with being inside quotes, whatever property the figure shows. */
function quoteCorrelations() {
  const { activations: shown } = useShownValues.getState();
  if (!shown) return 'activations';
  const { units, letters } = shown;
  const wanted = propertyOf(letters, 'insideQuotes');
  if (wanted.every((value) => value === wanted[0])) return 'quotes';
  const found = Array.from({ length: units.H }, (_, unit) => ({
    unit: unit + 1,
    correlation: pearson(unitSeries(units.values, units.H, unit), wanted),
  })).filter(({ correlation }) => Number.isFinite(correlation));
  if (found.length === 0) return 'still';
  const best = found.reduce((most, one) =>
    Math.abs(one.correlation) > Math.abs(most.correlation) ? one : most,
  );
  return { found, best, units: units.H, letters: letters.length };
}

export function quoteUnit(): Promise<
  Verdict<{ readonly unit: number; readonly correlation: number; readonly letters: number }, Need>
> {
  const read = quoteCorrelations();
  if (typeof read === 'string') return Promise.resolve({ kind: 'needs', need: read });
  const outcome = Math.abs(read.best.correlation) < closely ? 'below' : 'above';
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'choice', outcome },
    evidence: { ...read.best, letters: read.letters },
  });
}

export function unitsWithTheQuote(): Promise<
  Verdict<{ readonly count: number; readonly units: number; readonly most: number }, Need>
> {
  const read = quoteCorrelations();
  if (typeof read === 'string') return Promise.resolve({ kind: 'needs', need: read });
  const { found, best, units } = read;
  const count = found.filter(({ correlation }) => Math.abs(correlation) >= atAll).length;
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'number', value: count, tolerance: Math.max(1, Math.round(units / 10)) },
    evidence: { count, units, most: Math.abs(best.correlation) },
  });
}

const gates = ['inputGate', 'forgetGate', 'outputGate'] as const;

export async function gateHeldOpen(signal: AbortSignal): Promise<
  Verdict<
    {
      readonly untouched: number;
      readonly losses: readonly { readonly gate: (typeof gates)[number]; readonly loss: number }[];
    },
    Need
  >
> {
  const { surgery: shown } = useShownValues.getState();
  if (!shown) return { kind: 'needs', need: 'surgery' };
  const { model, codes } = shown;
  const has: readonly ActivationName[] = cells[model.spec.cell].activations;
  if (!gates.every((gate) => has.includes(gate))) return { kind: 'needs', need: 'lstm' };
  const inspector = sharedInspector();
  const { loss: untouched } = await inspector.call('operate', { model, codes, edits: [] }, { signal });
  const losses: { gate: (typeof gates)[number]; loss: number }[] = [];
  for (const gate of gates) {
    const held = { kind: 'hold', name: gate, unit: null, step: null, value: 1 } as const;
    const { loss } = await inspector.call('operate', { model, codes, edits: [held] }, { signal });
    losses.push({ gate, loss });
  }
  if (![untouched, ...losses.map(({ loss }) => loss)].every(Number.isFinite))
    return { kind: 'needs', need: 'notANumber' };
  const { gate } = losses.reduce((worst, one) => (one.loss > worst.loss ? one : worst));
  return {
    kind: 'decided',
    turnout: { answer: 'choice', outcome: gate },
    evidence: { untouched, losses },
  };
}

const told = tellingIn((text) => text.checks?.insideTheGates ?? words);

export default {
  quoteUnit: told(quoteUnit, (say) => say.quoteUnit),
  unitsWithTheQuote: told(unitsWithTheQuote, (say) => say.unitsWithTheQuote),
  gateHeldOpen: told(gateHeldOpen, (say) => say.gateHeldOpen),
} satisfies TopicChecks<CheckOf<'insideTheGates'>>;
