/** Numbers for the formulas of the plain recurrent network, from the reading that the figure shows. */
import { partSums, type CellMoment } from '#figures/cellTerms';
import { repeatedLetter } from '#figures/cellText';
import type { FormulaSlots } from '#notation/slots';
import type { CellKit } from '../cellKit.ts';

/** What is true of any kind: a state before the letter, and one after it. */
export const stateSlots: CellKit['slots'] = (_shown, { hiddenState = {} }) => ({
  recurrentState: hiddenState,
});

export const plainSlots: CellKit['slots'] = (shown, computed) => {
  const { weightedSum = {}, hiddenState = {} } = computed;
  return {
    ...stateSlots(shown, computed),
    letterColumn: weightedSum,
    neuronSum: weightedSum,
    neuronState: hiddenState,
    repeatedLetter: repeatedSums(shown),
  };
};

export const normalisedSlots: CellKit['slots'] = (shown, computed) => {
  const { normalisedSum = {}, hiddenState = {} } = computed;
  return {
    ...stateSlots(shown, computed),
    layerNormalisation: normalisedSum,
    normalisedState: hiddenState,
  };
};

/** The sums of the unit where a letter comes again and where it came first; none where no letter comes twice. */
function repeatedSums(shown: Parameters<CellKit['slots']>[0]): FormulaSlots {
  const places = repeatedLetter(shown.codes, shown.timeStep);
  if (!places) return {};
  const at = (timeStep: number) => {
    const moment: CellMoment = { graph: shown.graph, model: shown.model, trace: shown.trace, timeStep };
    return partSums(moment, 'weightedSum', shown.unit);
  };
  const [first, again] = [at(places.first), at(places.again)];
  if (first?.recurrentSum === undefined || again?.recurrentSum === undefined) return {};
  return {
    sumFirst: first.preActivation,
    sumAgain: again.preActivation,
    sumDifference: again.preActivation - first.preActivation,
    recurrentFirst: first.recurrentSum,
    recurrentAgain: again.recurrentSum,
  };
}
