/** Numbers for the formula that counts a plain layer's weights; none while the calculator shows another stack. */
import type { StackSize } from '#figures/stackTensors';
import type { ShownSlots } from '../../state/shownValues.ts';

export function plainLayerSlots(
  { cell, I, H, layers, bidirectional }: StackSize,
  count: number | null,
): ShownSlots {
  const isPlain = (cell === 'rnn' || cell === 'rnnRelu') && layers === 1 && !bidirectional;
  if (!isPlain || count === null) return {};
  return { neuronParameters: { unitCount: H, inputCount: I, layerParameterCount: count } };
}
