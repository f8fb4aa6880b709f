/**
 * The lines of all derivations by name, one file a topic. A lesson names a line; its TeX stands here once, for every language.
 */
import type { Formula } from './formula.ts';
import { forecastingFormulas } from './formulas/forecasting.ts';
import { gruFormulas } from './formulas/gru.ts';
import { convolutionFormulas } from './formulas/convolutions.ts';
import { insideTheGatesFormulas } from './formulas/insideTheGates.ts';
import { languageModelFormulas } from './formulas/languageModel.ts';
import { lstmFormulas } from './formulas/lstm.ts';
import { problemShapeFormulas } from './formulas/problemShapes.ts';
import { recurrentNeuronFormulas } from './formulas/recurrentNeuron.ts';
import { sequenceFormulas } from './formulas/sequences.ts';
import { throughTimeFormulas } from './formulas/throughTime.ts';
import { vanishingFormulas } from './formulas/vanishing.ts';
import { stableTrainingFormulas } from './formulas/stableTraining.ts';
import { whichOneFormulas } from './formulas/whichOne.ts';

const all = {
  ...lstmFormulas,
  ...gruFormulas,
  ...insideTheGatesFormulas,
  ...languageModelFormulas,
  ...sequenceFormulas,
  ...recurrentNeuronFormulas,
  ...forecastingFormulas,
  ...throughTimeFormulas,
  ...vanishingFormulas,
  ...stableTrainingFormulas,
  ...problemShapeFormulas,
  ...convolutionFormulas,
  ...whichOneFormulas,
};

export type FormulaName = keyof typeof all;

export const formulas: Readonly<Record<FormulaName, Formula>> = all;

export function isFormulaName(name: string): name is FormulaName {
  return Object.hasOwn(formulas, name);
}
