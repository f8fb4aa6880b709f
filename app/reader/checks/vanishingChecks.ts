/** Predictions about the plain network of the vanishing figure, decided by sending the gradient back with other settings. */
import { fromLogarithm } from '#figures/scientific';
import { lossOf } from '#figures/vanishingSeries';
import type { CheckOf } from '#lesson/checks';
import type { VanishingRequest } from '#protocol/inspector';
import { vanishing as words } from '../../i18n/en/checks/vanishing.ts';
import { useShownValues } from '../../state/shownValues.ts';
import { sharedInspector } from '../../state/workers.ts';
import { tellingIn, type Board, type TopicChecks, type Verdict } from './check.ts';

/** Powers of ten by which a gradient must have changed to have vanished or exploded. */
const farLog = 2;
/** Points of a drawn curve, at most. */
const curvePoints = 9;
/** Bounds of the drawing, and how near a drawn curve must come on average, as powers of ten. */
const drawing = { least: -6, most: 6, step: 0.5, tolerance: 1 } as const;

type Need = 'figure' | 'longer';

/** `[T]`: log₁₀ of the length of the plain network's gradient, by steps back. */
async function decay(request: VanishingRequest, signal: AbortSignal): Promise<Float64Array> {
  const { rnn } = await sharedInspector().call('vanish', request, { signal });
  return rnn.hiddenState.map(Math.log10);
}

export async function orthogonalAtOne(
  signal: AbortSignal,
): Promise<Verdict<{ readonly back: number; readonly log10: number }, Need>> {
  const { vanishing } = useShownValues.getState();
  if (!vanishing) return { kind: 'needs', need: 'figure' };
  const { request } = vanishing;
  const back = request.length - 1;
  if (back < 1) return { kind: 'needs', need: 'longer' };
  const logs = await decay({ ...request, radius: 1, draw: 'orthogonal', activation: 'tanh' }, signal);
  const log10 = logs[back];
  const outcome = log10 <= -farLog ? 'vanishes' : log10 >= farLog ? 'explodes' : 'holds';
  return { kind: 'decided', turnout: { answer: 'choice', outcome }, evidence: { back, log10 } };
}

export async function stepsAtHalf(
  signal: AbortSignal,
): Promise<Verdict<{ readonly share: number; readonly before: number; readonly there: number }, Need>> {
  const { vanishing } = useShownValues.getState();
  if (!vanishing) return { kind: 'needs', need: 'figure' };
  const logs = await decay({ ...vanishing.request, radius: 0.5 }, signal);
  const { share } = lossOf(logs);
  if (share === null) return { kind: 'needs', need: 'longer' };
  return {
    kind: 'decided',
    turnout: { answer: 'number', value: share, tolerance: 1 },
    evidence: { share, before: logs[share - 1], there: logs[share] },
  };
}

export async function beyondOne(
  signal: AbortSignal,
): Promise<
  Verdict<
    { readonly back: number; readonly log10: number; readonly highest: number; readonly at: number },
    Need
  >
> {
  const { vanishing } = useShownValues.getState();
  if (!vanishing) return { kind: 'needs', need: 'figure' };
  const { request } = vanishing;
  const distances = distancesOf(request);
  if (distances.length < 2) return { kind: 'needs', need: 'longer' };
  const logs = await decay({ ...request, radius: 1.5, draw: 'normal', activation: 'tanh' }, signal);
  const highest = Math.max(...logs);
  const { least, most, tolerance } = drawing;
  // What lies beyond the drawing cannot be drawn: it counts as its edge.
  const values = distances.map((back) => Math.min(most, Math.max(least, logs[back])));
  const back = request.length - 1;
  return {
    kind: 'decided',
    turnout: { answer: 'curve', values, tolerance },
    evidence: { back, log10: logs[back], highest, at: logs.indexOf(highest) },
  };
}

/** Some of the distances, from 0 to the farthest. */
function distancesOf({ length }: VanishingRequest): readonly number[] {
  const last = length - 1;
  const count = Math.min(curvePoints, length);
  return Array.from({ length: count }, (_, k) => (count === 1 ? 0 : Math.round((last * k) / (count - 1))));
}

function decayBoard(): Promise<Board | null> {
  const { vanishing } = useShownValues.getState();
  if (!vanishing) return Promise.resolve(null);
  const { least, most, step } = drawing;
  return Promise.resolve({
    answer: 'curve',
    places: distancesOf(vanishing.request).map(words.place),
    least,
    most,
    step,
    write: fromLogarithm,
  });
}

const told = tellingIn((text) => text.checks?.vanishing ?? words);

export default {
  orthogonalAtOne: told(orthogonalAtOne, (say) => say.orthogonalAtOne),
  stepsAtHalf: told(stepsAtHalf, (say) => say.stepsAtHalf),
  beyondOne: told(beyondOne, (say) => say.beyondOne, decayBoard),
} satisfies TopicChecks<CheckOf<'vanishing'>>;
