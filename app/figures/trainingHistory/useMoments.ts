/** What the inspector says of every kept moment over a passage, and of the one that is looked at. */
import { useMemo } from 'react';
import type { KeptWeights } from '#data/recordedRun';
import type { GradientNorms, TrainingMoment } from '#inspect/trainingMoment';
import type { CharModelSpec } from '#rnn/model';
import { useKeptAnswers, type Question } from '../../state/keptAnswers.ts';

/** Passages whose moments are kept, and letters and samples of one moment. */
const keptPassages = 2;
const keptLetters = 150;

export interface Moments {
  /** `[S]`, null where it is still to come. */
  readonly all: readonly (TrainingMoment | null)[];
  /** Why one could not be computed; null where all could. */
  readonly failure: string | null;
}

export function useMoments(
  spec: CharModelSpec,
  stops: readonly KeptWeights[],
  codes: Int32Array,
  row: number,
): Moments {
  const questions = useMemo((): readonly Question<'trainingMoment'>[] => {
    const key = codes.join();
    return stops.map(({ parameters }) => ({
      about: parameters,
      key,
      request: { model: { spec, parameters }, codes },
    }));
  }, [spec, stops, codes]);
  const answers = useKeptAnswers('trainingMoment', questions, row, keptPassages);
  return useMemo(() => {
    const failed = answers.find((answer) => answer?.kind === 'failed');
    return {
      all: answers.map((answer) => (answer?.kind === 'answer' ? answer.reply : null)),
      failure: failed?.kind === 'failed' ? failed.message : null,
    };
  }, [answers]);
}

/** Gradient norms of the loss at one letter alone; null while they are to come. */
export function useLetterGradient(
  spec: CharModelSpec,
  { parameters }: KeptWeights,
  codes: Int32Array,
  timeStep: number,
): GradientNorms | null {
  const questions = useMemo(
    (): readonly Question<'letterGradient'>[] => [
      {
        about: parameters,
        key: `${timeStep}:${codes.join()}`,
        request: { passage: { model: { spec, parameters }, codes }, timeStep },
      },
    ],
    [spec, parameters, codes, timeStep],
  );
  const [answer] = useKeptAnswers('letterGradient', questions, 0, keptLetters);
  return answer?.kind === 'answer' ? answer.reply : null;
}

/** Letters that are written at a moment. */
const sampleLetters = 160;

export type WrittenSample =
  { readonly kind: 'writing' | 'failed' } | { readonly kind: 'written'; readonly text: string };

export function useSample(
  spec: CharModelSpec,
  { parameters }: KeptWeights,
  prompt: string,
  { seed, temperature }: { readonly seed: number; readonly temperature: number },
): WrittenSample {
  const questions = useMemo(
    (): readonly Question<'generate'>[] => [
      {
        about: parameters,
        key: `${seed},${temperature},${prompt}`,
        request: { model: { spec, parameters }, prompt, length: sampleLetters, temperature, seed },
      },
    ],
    [spec, parameters, prompt, seed, temperature],
  );
  const [answer] = useKeptAnswers('generate', questions, 0, keptLetters);
  return useMemo(() => {
    if (!answer) return { kind: 'writing' };
    return answer.kind === 'answer' ? { kind: 'written', text: answer.reply.text } : { kind: 'failed' };
  }, [answer]);
}
