/** Predictions about the backward pass over the word that the microscope shows, decided by going back through it again. */
import { packedRow } from '#figures/microscope';
import type { BackwardPass } from '#inspect/backwardPass';
import { euclideanNorm } from '#inspect/norms';
import type { CountedSteps } from '#inspect/predictedText';
import { entryTerms } from '#inspect/weightTerms';
import type { CheckOf } from '#lesson/checks';
import { throughTime as words } from '../../i18n/en/checks/throughTime.ts';
import { useShownValues, type MicroscopeValues } from '../../state/shownValues.ts';
import { sharedInspector } from '../../state/workers.ts';
import { tellingIn, type Board, type TopicChecks, type Verdict } from './check.ts';

/** Derivatives that differ by less than this share of the whole one are the same. */
const sameShare = 0.01;
/** A step teaches if its term is at least this share of the largest. */
const teachingShare = 0.1;

type Need = 'figure' | 'longerWord' | 'noGradient';

async function passAgain(
  { text }: MicroscopeValues,
  counted: CountedSteps,
  wall: number,
  signal: AbortSignal,
): Promise<BackwardPass> {
  return await sharedInspector().call('backwardPass', { text: { ...text, counted }, wall }, { signal });
}

export async function weightBehindWall(
  signal: AbortSignal,
): Promise<Verdict<{ readonly wall: number; readonly cut: number; readonly whole: number }, Need>> {
  const { microscope } = useShownValues.getState();
  if (!microscope) return { kind: 'needs', need: 'figure' };
  const wall = Math.floor(microscope.pass.T / 2);
  if (wall === 0) return { kind: 'needs', need: 'longerWord' };
  const pass = await passAgain(microscope, 'every', wall, signal);
  const { gate, unit, from } = microscope.weight;
  const row = packedRow(pass.cell, gate, pass.H, unit);
  const derivative = (of: 'cut' | 'whole') => entryTerms(pass[of].recurrentWeights, row, from).sums[0];
  const [cut, whole] = [derivative('cut'), derivative('whole')];
  const growth = Math.abs(cut) - Math.abs(whole);
  const outcome =
    Math.abs(cut - whole) <= sameShare * Math.abs(whole) ? 'same' : growth < 0 ? 'smaller' : 'larger';
  return { kind: 'decided', turnout: { answer: 'choice', outcome }, evidence: { wall, cut, whole } };
}

export async function gradientLeftAtStart(
  signal: AbortSignal,
): Promise<
  Verdict<
    { readonly first: number; readonly last: number; readonly steps: number; readonly left: number },
    Need
  >
> {
  const { microscope } = useShownValues.getState();
  if (!microscope) return { kind: 'needs', need: 'figure' };
  const { T, H } = microscope.pass;
  if (T < 2) return { kind: 'needs', need: 'longerWord' };
  const { whole } = await passAgain(microscope, 'last', 0, signal);
  const byStates = whole.activations.total.hiddenState ?? [];
  const [first, last] = [0, T - 1].map((t) => euclideanNorm(byStates, t * H, H));
  if (!(last > 0)) return { kind: 'needs', need: 'noGradient' };
  const left = (100 * first) / last;
  return {
    kind: 'decided',
    // Whoever is right to within half of it has understood the order of magnitude.
    turnout: { answer: 'number', value: left, tolerance: Math.max(1, left / 2) },
    evidence: { first, last, steps: T - 1, left },
  };
}

export async function stepsThatTeach(
  signal: AbortSignal,
): Promise<
  Verdict<{ readonly places: readonly string[]; readonly largest: string; readonly steps: number }, Need>
> {
  const { microscope } = useShownValues.getState();
  if (!microscope) return { kind: 'needs', need: 'figure' };
  if (microscope.pass.T < 2) return { kind: 'needs', need: 'longerWord' };
  const { whole, T } = await passAgain(microscope, 'last', 0, signal);
  const { termNorms } = whole.recurrentWeights;
  const largest = Math.max(...termNorms);
  if (!(largest > 0)) return { kind: 'needs', need: 'noGradient' };
  const places = Array.from(termNorms.keys()).filter((t) => termNorms[t] >= teachingShare * largest);
  const named = namesOf(microscope);
  return {
    kind: 'decided',
    turnout: { answer: 'marks', places, allowed: 1 },
    evidence: {
      places: places.map((place) => named[place]),
      largest: named[termNorms.indexOf(largest)],
      steps: T,
    },
  };
}

function namesOf({ letters }: MicroscopeValues): readonly string[] {
  return letters.map((letter, t) => words.place(t + 1, letter === ' ' ? '␣' : letter));
}

function stepBoard(): Promise<Board | null> {
  const { microscope } = useShownValues.getState();
  return Promise.resolve(microscope ? { answer: 'marks', places: namesOf(microscope) } : null);
}

const told = tellingIn((text) => text.checks?.throughTime ?? words);

export default {
  weightBehindWall: told(weightBehindWall, (say) => say.weightBehindWall),
  gradientLeftAtStart: told(gradientLeftAtStart, (say) => say.gradientLeftAtStart),
  stepsThatTeach: told(stepsThatTeach, (say) => say.stepsThatTeach, stepBoard),
} satisfies TopicChecks<CheckOf<'throughTime'>>;
