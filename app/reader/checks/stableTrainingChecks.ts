/** Predictions about the training run that the figure shows, decided by gradients of its weights over its passage. */
import { derivativeNumber } from '#figures/derivativeNumber';
import type { CheckOf } from '#lesson/checks';
import { charModelLayout } from '#rnn/model';
import type { ParameterSlot } from '#rnn/parameters';
import { glyphOf } from '../../figures/glyph.ts';
import { stableTraining as words } from '../../i18n/en/checks/stableTraining.ts';
import { useShownValues, type TrainingHistoryValues } from '../../state/shownValues.ts';
import { sharedInspector } from '../../state/workers.ts';
import { tellingIn, type Board, type TopicChecks, type Verdict } from './check.ts';

type Need = 'figure' | 'reading' | 'oneMoment' | 'noGradient' | 'longerPassage';

/** How far a drawn curve of norms may be off on average, in powers of ten. */
const drawnWithin = 0.3;
/** Letters whose gradients are asked for, and how many marks too many and too few may be in all: three of five found. */
export const longest = { count: 5, allowed: 4 } as const;

type Steepest = 'input' | 'recurrent' | 'withinCell' | 'outputWeights' | 'outputBias';

function kindOf({ name }: ParameterSlot): Steepest {
  if (name === 'fc.weight') return 'outputWeights';
  if (name === 'fc.bias') return 'outputBias';
  if (name.startsWith('weight_ih')) return 'input';
  return name.startsWith('weight_hh') ? 'recurrent' : 'withinCell';
}

export function steepestAtFirst(): Promise<
  Verdict<
    {
      readonly trainStep: number;
      readonly steepest: string;
      readonly steepestNorm: number;
      readonly recurrentNorm: number;
    },
    Need
  >
> {
  const shown = shownHistory();
  if (!shown) return Promise.resolve({ kind: 'needs', need: 'figure' });
  const [moment] = shown.moments;
  if (!moment) return Promise.resolve({ kind: 'needs', need: 'reading' });
  const { norms, whole } = moment.gradient;
  if (!(whole > 0 && whole < Infinity)) return Promise.resolve({ kind: 'needs', need: 'noGradient' });
  const layout = charModelLayout(shown.spec);
  const steepest = norms.indexOf(Math.max(...norms));
  const recurrent = layout.findIndex((slot) => kindOf(slot) === 'recurrent');
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'choice', outcome: kindOf(layout[steepest]) },
    evidence: {
      trainStep: shown.stops[0].trainStep,
      steepest: layout[steepest].name,
      steepestNorm: norms[steepest],
      recurrentNorm: norms[recurrent],
    },
  });
}

export function normAlongTraining(): Promise<
  Verdict<
    { readonly first: number; readonly last: number; readonly largest: number; readonly at: number },
    Need
  >
> {
  const shown = shownHistory();
  if (!shown) return Promise.resolve({ kind: 'needs', need: 'figure' });
  const norms = wholeNorms(shown);
  if (norms.kind === 'needs') return Promise.resolve(norms);
  const { values } = norms;
  const largest = Math.max(...values);
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'curve', values: values.map(Math.log10), tolerance: drawnWithin },
    evidence: {
      first: values[0],
      last: values[values.length - 1],
      largest,
      at: shown.stops[values.indexOf(largest)].trainStep,
    },
  });
}

function momentsToDrawOver(): Promise<Board | null> {
  const shown = shownHistory();
  const norms = shown && wholeNorms(shown);
  if (norms?.kind !== 'norms') return Promise.resolve(null);
  const exponents = norms.values.map(Math.log10);
  return Promise.resolve({
    answer: 'curve',
    places: shown?.stops.map(({ trainStep }) => `${trainStep}`) ?? [],
    // Room on both sides, whatever the run is, so that the bounds do not tell the curve.
    least: Math.min(-2, Math.floor(Math.min(...exponents))),
    most: Math.max(1, Math.ceil(Math.max(...exponents))),
    step: 0.05,
    write: (height) => derivativeNumber(10 ** height),
  });
}

export async function longestLetterGradients(signal: AbortSignal): Promise<
  Verdict<
    {
      readonly letter: string;
      readonly norm: number;
      readonly bits: number;
      readonly least: number;
      /** How many of the letters are also among as many that cost the most bits. */
      readonly shared: number;
      readonly count: number;
    },
    Need
  >
> {
  const shown = shownHistory();
  if (!shown) return { kind: 'needs', need: 'figure' };
  const { spec, stops, moments, row, codes, letters } = shown;
  const moment = moments[row];
  if (!moment) return { kind: 'needs', need: 'reading' };
  if (moment.T < 2 * longest.count) return { kind: 'needs', need: 'longerPassage' };
  const passage = { model: { spec, parameters: stops[row].parameters }, codes };
  const norms: number[] = [];
  for (let timeStep = 0; timeStep < moment.T; timeStep++) {
    const { whole } = await sharedInspector().call('letterGradient', { passage, timeStep }, { signal });
    norms.push(whole);
  }
  if (!norms.every((norm) => norm < Infinity) || Math.max(...norms) === 0)
    return { kind: 'needs', need: 'noGradient' };
  const largest = farthestUp(norms);
  const costliest = farthestUp([...moment.bits]);
  const [first] = largest;
  return {
    kind: 'decided',
    // A letter that is marked is the one to be foretold: the one after the letter that was read.
    turnout: { answer: 'marks', places: largest.toSorted((a, b) => a - b), allowed: longest.allowed },
    evidence: {
      letter: letters[first + 1],
      norm: norms[first],
      bits: moment.bits[first],
      least: Math.min(...norms),
      shared: largest.filter((place) => costliest.includes(place)).length,
      count: longest.count,
    },
  };
}

function lettersToMark(): Promise<Board | null> {
  const shown = shownHistory();
  return Promise.resolve(shown && { answer: 'marks', places: shown.letters.slice(1).map(glyphOf) });
}

const shownHistory = (): TrainingHistoryValues | null => useShownValues.getState().trainingHistory ?? null;

/** The norm of the whole gradient at every moment. */
function wholeNorms({
  moments,
}: TrainingHistoryValues):
  | { readonly kind: 'norms'; readonly values: readonly number[] }
  | { readonly kind: 'needs'; readonly need: Need } {
  const values: number[] = [];
  for (const moment of moments) {
    if (!moment) return { kind: 'needs', need: 'reading' };
    values.push(moment.gradient.whole);
  }
  if (values.length < 2) return { kind: 'needs', need: 'oneMoment' };
  return values.every((norm) => norm > 0 && norm < Infinity)
    ? { kind: 'norms', values }
    : { kind: 'needs', need: 'noGradient' };
}

/** Places of the largest values, the largest first. */
function farthestUp(values: readonly number[]): readonly number[] {
  return [...values.keys()].sort((a, b) => values[b] - values[a]).slice(0, longest.count);
}

const told = tellingIn((text) => text.checks?.stableTraining ?? words);

export default {
  steepestAtFirst: told(steepestAtFirst, (say) => say.steepestAtFirst),
  normAlongTraining: told(normAlongTraining, (say) => say.normAlongTraining, momentsToDrawOver),
  longestLetterGradients: told(longestLetterGradients, (say) => say.longestLetterGradients, lettersToMark),
} satisfies TopicChecks<CheckOf<'stableTraining'>>;
