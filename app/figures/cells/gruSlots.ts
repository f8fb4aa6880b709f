/** Numbers for the formulas of the GRU with its reset after the product, from the reading that the figure shows. */
import { layerShapes, layerSuffix, layOut, parameterCount } from '#rnn/parameters';
import type { CellKit } from '../cellKit.ts';
import { stateSlots } from './plainSlots.ts';

export const gruSlots: CellKit['slots'] = (shown, computed) => {
  const { resetGate = {}, updateGate = {}, candidate = {}, hiddenState = {} } = computed;
  const { cell, units, vocabulary } = shown.model.spec;
  const layer = layerShapes(cell, vocabulary.length, units, layerSuffix(0));
  return {
    ...stateSlots(shown, computed),
    gruResetGate: resetGate,
    gruUpdateGate: updateGate,
    gruCandidate: candidate,
    gruState: hiddenState,
    gruDirectPath: hiddenState,
    gruParameters: {
      unitCount: units,
      inputCount: vocabulary.length,
      layerParameterCount: parameterCount(layOut(layer)),
    },
  };
};
