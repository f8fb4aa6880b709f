/** The numbers of the shown problem for the formulas of its shape. */
import type { SequenceFlow } from '#inspect/sequenceFlow';
import type { SequenceShape } from '#rnn/sequenceShapes';
import type { ShownSlots } from '../../state/shownValues.ts';

/** @param read  steps that read something of the example */
export function problemSlots(shape: SequenceShape, read: number, { steps }: SequenceFlow): ShownSlots {
  const stepsAnswered = steps.filter(({ answer }) => answer).length;
  const counts = { stepsRead: read, stepsAnswered };
  switch (shape) {
    case 'oneToMany':
    case 'aligned':
      return { answerEachStep: counts };
    case 'manyToOne':
      return { answerLastStep: counts };
    case 'delayed':
      return { answerAfterReading: counts };
    case 'encoderDecoder': {
      const stateSize = steps[0].hidden.length;
      return { handOver: { stepsRead: read, stateSize, numbersMade: read * stateSize } };
    }
    default:
      return shape satisfies never;
  }
}
