/** The sentences of the figure of training in two axes of time, in the language chosen. */
import { trainingHistory } from './en/trainingHistory.ts';
import type { TrainingHistoryText } from './en.ts';
import { useText } from './languages.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useTrainingHistoryText = (): TrainingHistoryText => useText().trainingHistory ?? trainingHistory;
