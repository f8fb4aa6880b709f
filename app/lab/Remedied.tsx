/** The way on after a number that was none: what is most likely to help, at a press. */
import { useTrainingText } from '../i18n/training.ts';
import { dismiss } from '../state/training.ts';
import { adjust, continueFrom, start } from '../state/trainingActions.ts';
import type { NoticeContent } from '../state/trainingTypes.ts';
import controls from './controls.module.css';
import { remedyFor } from '../state/remedy.ts';
import { useRunaway } from './useRunaway.ts';

interface Props {
  /** The notice to put away when its way is taken. */
  readonly id: number;
  readonly fault: Extract<NoticeContent, { kind: 'notANumber' }>;
}

export function Remedied({ id, fault }: Props) {
  const text = useTrainingText().notices;
  const runaway = useRunaway();
  const remedy = remedyFor(fault);
  const goOn = async (change: Parameters<typeof adjust>[0], from: number | null) => {
    await adjust(change);
    dismiss(id);
    await (from === null ? start() : continueFrom(from));
  };
  switch (remedy.kind) {
    case 'lowerRate': {
      const { learningRate } = remedy;
      // Weights that are numbers may still be far out of range: then the way on begins before training ran away.
      const back = runaway?.backTo ?? null;
      return (
        <button type="button" className={controls.button} onClick={() => void goOn({ learningRate }, back)}>
          {back === null ? text.lowerRate(learningRate) : text.backTo(back, learningRate)}
        </button>
      );
    }
    case 'limitGradient': {
      const { clipNorm } = remedy;
      return (
        <button type="button" className={controls.button} onClick={() => void goOn({ clipNorm }, null)}>
          {text.limitGradient(clipNorm)}
        </button>
      );
    }
    case 'mendData':
    case 'otherStart':
      // What has to change is above and below: the text, and the settings.
      return null;
    default:
      return remedy satisfies never;
  }
}
