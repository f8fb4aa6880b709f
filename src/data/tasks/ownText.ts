/** A learner's own text; what can be wrong with it is told by `parseOwnText`. */
import { letterBaselines } from '../baselines/letters.ts';
import { describeExample } from '../describe.ts';
import type { OwnTask } from '../task.ts';
import {
  textDefaults,
  textExamples,
  type LetterText,
  type TextOptions,
  type TextTooShort,
} from '../textExamples.ts';

export const ownText: OwnTask<LetterText, TextOptions, TextTooShort> = {
  kind: 'own',
  name: 'ownText',
  family: 'text',
  file: null,
  source: {
    title: 'A text of one’s own',
    author: 'whoever wrote it',
    where: 'typed, pasted or opened on this device; it is sent nowhere',
    licence: 'as its author says',
  },
  defaults: textDefaults,
  examples: (text, options = {}) => textExamples(text, { ...textDefaults, ...options }),
  baselines: letterBaselines,
  describe: describeExample,
};
