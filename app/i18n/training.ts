/** The sentences of the training figure, in the language chosen. */
import { training } from './en/training.ts';
import type { TrainingText } from './en.ts';
import { useText } from './languages.ts';

/** English is not in the first load but here, with the figure; another language has its own in its catalogue. */
export const useTrainingText = (): TrainingText => useText().training ?? training;
