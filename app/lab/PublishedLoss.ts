/**
 * Tells the rest of the page the loss of the run, so that formulas in the text carry its numbers. A component of its own,
 * so that a step of training does not render the whole figure.
 */
import { useMemo } from 'react';
import { usePublishedValues } from '../state/shownValues.ts';
import { useTraining } from '../state/training.ts';
import type { TrainingState } from '../state/trainingTypes.ts';

export function PublishedLoss(): null {
  const lossNats = useTraining(shownLoss);
  const vocabularySize = useTraining(({ spec }) => spec?.vocabulary.length);
  const values = useMemo(() => {
    const guess = vocabularySize !== undefined && {
      vocabularySize,
      uniformBits: Math.log2(vocabularySize),
    };
    if (lossNats === undefined) return { slots: guess ? { uniformGuess: guess } : {} };
    const loss = {
      lossNats,
      lossBits: lossNats / Math.LN2,
      perplexity: Math.exp(lossNats),
      probability: Math.exp(-lossNats),
    };
    return {
      slots: {
        ...(guess && { uniformGuess: guess }),
        crossEntropy: loss,
        bitsPerChar: loss,
        perplexity: loss,
      },
    };
  }, [lossNats, vocabularySize]);
  usePublishedValues('training', values);
  return null;
}

/** Nats per letter of the last step up to the state shown. */
function shownLoss({ records, scrubbedTo }: TrainingState): number | undefined {
  const last =
    scrubbedTo === null ? records.at(-1) : records.findLast(({ trainStep }) => trainStep < scrubbedTo);
  return last?.lossNats;
}
