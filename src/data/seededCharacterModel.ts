/** A character model that has learnt nothing, with the weights that PyTorch would draw for it. */
import { cells } from '#rnn/cells';
import { charModelLayout, type CharModel, type CharModelSpec } from '#rnn/model';
import { seededRandom } from './random.ts';

/**
 * Weights uniform within ±1/√H, the forget gate's input bias 1 where there is one; the same seed gives the same
 * weights. Sources: the defaults of `torch.nn.LSTM`; forget bias, Jozefowicz, Zaremba & Sutskever 2015.
 */
export function seededCharacterModel(spec: CharModelSpec, seed: number): CharModel {
  const random = seededRandom(seed);
  const layout = charModelLayout(spec);
  const range = 1 / Math.sqrt(spec.units);
  const parameters = Float32Array.from(
    layout.flatMap(({ size }) => Array.from({ length: size }, () => (2 * random.next() - 1) * range)),
  );
  const gates: readonly string[] = cells[spec.cell].gates;
  const forget = gates.indexOf('forgetGate');
  const bias = layout.find(({ name }) => name === 'bias_ih_l0');
  if (bias && forget >= 0) {
    const first = bias.offset + forget * spec.units;
    parameters.fill(1, first, first + spec.units);
  }
  return { spec, parameters };
}
