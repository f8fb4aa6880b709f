/** Predictions about the stack of convolutions and the recurrent network beside it. */
import type { Check } from '../check.ts';

export const convolutionChecks = {
  /** The receptive field with one more layer, of twice the dilation of the topmost. */
  fieldWithOneMoreLayer: { figure: 'receptiveField', answer: 'number', least: 1, most: 5000 },
  /** The inputs that the last output sees when the second layer reads them directly. */
  inputsWithoutFirstLayer: { figure: 'receptiveField', answer: 'marks' },
  /** The derivative of the last recurrent output by the first input, over a series twice as long against now. */
  firstInputOfLongerSeries: {
    figure: 'receptiveField',
    answer: 'choice',
    outcomes: ['less', 'alike', 'more', 'nothing'],
  },
} as const satisfies Record<string, Check>;
