/** Predictions about the learner's own training run, decided by its losses and its model. */
import type { StepRecord } from '#rnn/training';
import { useTraining } from '../../state/training.ts';
import { run } from '../../state/trainingHeld.ts';
import { sharedInspector } from '../../state/workers.ts';
import type { CheckOf } from '#lesson/checks';
import { training as words } from '../../i18n/en/checks/training.ts';
import { tellingIn, type TopicChecks, type Verdict } from './check.ts';

/** Bits by which the first loss may differ from the even guess and still be near it. */
const nearBits = 0.5;
/** Losses averaged around a step, on either side; single ones are too noisy to compare. */
const around = 10;
/** Bits by which two falls or two surprises must differ to be told apart. */
const apartBits = 0.1;
/** Letters of the training text that are read to measure surprise. */
const passageLength = 800;

type Need = 'firstStep' | 'freshRun' | 'twoHundredSteps' | 'words';

export function untrainedLoss(): Promise<
  Verdict<{ readonly bits: number; readonly uniformBits: number }, Need>
> {
  const { records, spec } = useTraining.getState();
  if (!spec || records.length === 0) return Promise.resolve({ kind: 'needs', need: 'firstStep' });
  // A long run keeps averages of its early losses, and an earlier visit's may be gone.
  if (records[0].trainStep !== 0 || (records.length > 1 && records[1].trainStep !== 1))
    return Promise.resolve({ kind: 'needs', need: 'freshRun' });
  const bits = records[0].lossNats / Math.LN2;
  const uniformBits = Math.log2(spec.vocabulary.length);
  const outcome =
    Math.abs(bits - uniformBits) <= nearBits ? 'near' : bits < uniformBits ? 'far below' : 'far above';
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'choice', outcome },
    evidence: { bits, uniformBits },
  });
}

export function steeperStretch(): Promise<
  Verdict<{ readonly first: number; readonly second: number }, Need>
> {
  const { records } = useTraining.getState();
  const start = meanBits(records, 0, around);
  const middle = meanBits(records, 100 - around, 100 + around);
  const end = meanBits(records, 200 - around, 200 + around);
  if (records.length > 0 && records[0].trainStep > 0)
    return Promise.resolve({ kind: 'needs', need: 'freshRun' });
  if (start === null || middle === null || end === null)
    return Promise.resolve({ kind: 'needs', need: 'twoHundredSteps' });
  const [first, second] = [start - middle, middle - end];
  const outcome = Math.abs(first - second) < apartBits ? 'alike' : first > second ? 'first' : 'second';
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'choice', outcome },
    evidence: { first, second },
  });
}

export async function surpriseWithinWords(
  signal: AbortSignal,
): Promise<
  Verdict<{ readonly firstLetters: number; readonly laterLetters: number; readonly trainStep: number }, Need>
> {
  const { shown } = useTraining.getState();
  const { text } = run;
  if (!shown || !text) return { kind: 'needs', need: 'firstStep' };
  const middle = Math.floor(text.codes.length / 2);
  const letters = Array.from(
    text.codes.subarray(middle, middle + passageLength),
    (code) => text.vocabulary[code],
  );
  const { surprise } = await sharedInspector().call(
    'read',
    { model: shown.model, text: letters.join('') },
    { signal },
  );
  const isLetter = letters.map((letter) => /\p{L}/u.test(letter));
  const mean = (wanted: (at: number) => boolean) => {
    const values = Array.from(surprise).filter((_, at) => at > 0 && isLetter[at] && wanted(at));
    return values.reduce((sum, bits) => sum + bits, 0) / values.length;
  };
  const firstLetters = mean((at) => !isLetter[at - 1]);
  const laterLetters = mean((at) => isLetter[at - 1]);
  if (Number.isNaN(firstLetters + laterLetters)) return { kind: 'needs', need: 'words' };
  const difference = firstLetters - laterLetters;
  const outcome =
    Math.abs(difference) < apartBits ? 'alike' : difference > 0 ? 'first letters' : 'later letters';
  return {
    kind: 'decided',
    turnout: { answer: 'choice', outcome },
    evidence: { firstLetters, laterLetters, trainStep: shown.trainStep },
  };
}

/** Mean loss of the steps from `from` to before `to` in bits; null unless the run has got that far. */
function meanBits(records: readonly StepRecord[], from: number, to: number): number | null {
  const newest = records.at(-1)?.trainStep ?? -1;
  const within = records.filter(({ trainStep }) => trainStep >= from && trainStep < to);
  if (newest < to - 1 || within.length === 0) return null;
  return within.reduce((sum, { lossNats }) => sum + lossNats, 0) / within.length / Math.LN2;
}

const told = tellingIn((text) => text.checks?.training ?? words);

export default {
  untrainedLoss: told(untrainedLoss, (say) => say.untrainedLoss),
  steeperStretch: told(steeperStretch, (say) => say.steeperStretch),
  surpriseWithinWords: told(surpriseWithinWords, (say) => say.surpriseWithinWords),
} satisfies TopicChecks<CheckOf<'training'>>;
