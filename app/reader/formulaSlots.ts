/** Live numbers for a formula of a derivation: from the cell figure, or from the training run. */
import { isCellFormula, type FormulaName } from '#notation/formulas';
import type { FormulaSlots } from '#notation/symbols';
import { useCellValues } from '../state/cellValues.ts';
import { useTraining } from '../state/training.ts';
import type { TrainingState } from '../state/trainingTypes.ts';

const none: FormulaSlots = {};

/** The numbers of the state that the figure shows; none before there are any. */
export function useFormulaSlots(formula: FormulaName): FormulaSlots {
  const cell = useCellValues(({ shown }) => (isCellFormula(formula) ? shown?.slots[formula] : undefined));
  const lossNats = useTraining((state) => (isCellFormula(formula) ? undefined : shownLoss(state)));
  const vocabularySize = useTraining(({ spec }) => spec?.vocabulary.length);
  if (isCellFormula(formula)) return cell ?? none;
  return {
    ...(vocabularySize !== undefined && { vocabularySize, uniformBits: Math.log2(vocabularySize) }),
    ...(lossNats !== undefined && {
      lossNats,
      lossBits: lossNats / Math.LN2,
      perplexity: Math.exp(lossNats),
      probability: Math.exp(-lossNats),
    }),
  };
}

/** Nats per letter of the last step up to the state shown. */
function shownLoss({ records, scrubbedTo }: TrainingState): number | undefined {
  const last =
    scrubbedTo === null ? records.at(-1) : records.findLast(({ trainStep }) => trainStep < scrubbedTo);
  return last?.lossNats;
}
