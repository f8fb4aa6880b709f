/** The sentences about the choice of a model, in the language chosen. */
import { model } from './en/model.ts';
import type { ModelText } from './en.ts';
import { useText } from './languages.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useModelText = (): ModelText => useText().model ?? model;
