/** Predictions about shapes of sequence problems, decided by the network that the figure shows. */
import type { CheckOf } from '#lesson/checks';
import { problemShapes as words } from '../../i18n/en/checks/problemShapes.ts';
import { useShownValues } from '../../state/shownValues.ts';
import { sharedInspector } from '../../state/workers.ts';
import { tellingIn, type Board, type TopicChecks, type Verdict } from './check.ts';

type Need = 'figure' | 'manyToOne' | 'twoLetters' | 'encoderDecoder';

/** Probabilities that differ by less are about as sure. */
const alikeWithin = 0.01;
/** Counted from 0. */
const thirdThing = 2;

interface Reached {
  readonly step: number;
  readonly thing: string;
  readonly count: number;
  readonly answers: number;
  readonly steps: number;
}

export function answersReached(): Promise<Verdict<Reached, Need>> {
  const { problems: shown } = useShownValues.getState();
  if (!shown) return Promise.resolve({ kind: 'needs', need: 'figure' });
  const { flow, request, reads } = shown;
  const asked = Math.min(thirdThing, request.read - 1);
  // Influence is exactly 0 where no way leads from what was read to the answer.
  const places = flow.steps.flatMap(({ answer }, step) =>
    answer && answer.influence[asked] > 0 ? [step] : [],
  );
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'marks', places, allowed: 0 },
    evidence: {
      step: asked + 1,
      thing: reads[asked] ?? '',
      count: places.length,
      answers: flow.steps.filter(({ answer }) => answer).length,
      steps: flow.steps.length,
    },
  });
}

interface Earlier {
  readonly name: string;
  readonly shorter: string;
  readonly language: string;
  readonly probability: number;
  readonly earlierLanguage: string;
  readonly earlierProbability: number;
}

export async function oneLetterEarlier(signal: AbortSignal): Promise<Verdict<Earlier, Need>> {
  const { problems: shown } = useShownValues.getState();
  if (!shown) return { kind: 'needs', need: 'figure' };
  if (shown.shape !== 'manyToOne') return { kind: 'needs', need: 'manyToOne' };
  const { request, flow, reads, symbols } = shown;
  const read = request.read - 1;
  if (read < 1) return { kind: 'needs', need: 'twoLetters' };
  const shorter = await sharedInspector().call(
    'flow',
    { ...request, inputs: request.inputs.slice(0, read), read },
    { signal },
  );
  const now = flow.steps.at(-1)?.answer;
  const earlier = shorter.steps.at(-1)?.answer;
  if (!now?.probabilities || !earlier?.probabilities) return { kind: 'needs', need: 'figure' };
  const probability = now.probabilities[now.value];
  const earlierProbability = earlier.probabilities[earlier.value];
  const difference = earlierProbability - probability;
  const sureness = Math.abs(difference) < alikeWithin ? 'alike' : difference > 0 ? 'surer' : 'less sure';
  return {
    kind: 'decided',
    turnout: { answer: 'choice', outcome: earlier.value === now.value ? sureness : 'another' },
    evidence: {
      name: reads.join(''),
      shorter: reads.slice(0, read).join(''),
      language: symbols[now.value],
      probability,
      earlierLanguage: symbols[earlier.value],
      earlierProbability,
    },
  };
}

export function numbersHandedOver(): Promise<
  Verdict<{ readonly letters: number; readonly made: number; readonly handedOver: number }, Need>
> {
  const { problems: shown } = useShownValues.getState();
  if (!shown) return Promise.resolve({ kind: 'needs', need: 'figure' });
  const states = shown.flow.steps.filter(({ side }) => side === 'encoder').map(({ hidden }) => hidden.length);
  const handedOver = states.at(-1);
  if (handedOver === undefined) return Promise.resolve({ kind: 'needs', need: 'encoderDecoder' });
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'number', value: handedOver, tolerance: 0 },
    evidence: { letters: states.length, made: states.reduce((sum, size) => sum + size, 0), handedOver },
  });
}

function stepsToMark(): Promise<Board | null> {
  const { problems: shown } = useShownValues.getState();
  if (!shown) return Promise.resolve(null);
  // Numbered, since the same letter may be read at several steps.
  const places = shown.reads.map((thing, step) => `${step + 1} · ${thing ?? '–'}`);
  return Promise.resolve({ answer: 'marks', places });
}

const told = tellingIn((text) => text.checks?.problemShapes ?? words);

export default {
  answersReached: told(answersReached, (say) => say.answersReached, stepsToMark),
  oneLetterEarlier: told(oneLetterEarlier, (say) => say.oneLetterEarlier),
  numbersHandedOver: told(numbersHandedOver, (say) => say.numbersHandedOver),
} satisfies TopicChecks<CheckOf<'problemShapes'>>;
