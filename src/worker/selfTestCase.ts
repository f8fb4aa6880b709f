/** The step that every backend must compute rightly before it trains, with the reference's answers. */
import { seededRandom } from '#data/random';
import type { SelfTestCase } from '#engine/selfTest';
import { charModelGradients } from '#reference/charModelGradients';
import { finalState } from '#reference/states';
import { charModelLayout, type CharModelSpec } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';

/** Sizes that no workgroup or tile divides evenly. */
const batch = 3;
const window = 7;
const spec: CharModelSpec = { cell: 'lstm', units: 37, vocabulary: Array.from('abcdefghijk') };

export function selfTestCase(): SelfTestCase {
  const random = seededRandom(20);
  const uniform = (length: number, bound: number) =>
    Float32Array.from({ length }, () => bound * (2 * random.next() - 1));
  const V = spec.vocabulary.length;
  const H = spec.units;
  const codes = Int32Array.from({ length: 2 * batch * window }, () => Math.floor(V * random.next()));
  const parameters = uniform(parameterCount(charModelLayout(spec)), 0.5);
  const state = uniform(2 * batch * H, 0.8);

  // Stream `b` starts at a whole multiple of two windows; time-major as the trainer reads them.
  const letter = (k: number) => codes[(k % batch) * 2 * window + Math.floor(k / batch)];
  const inputs = Int32Array.from({ length: batch * window }, (_, k) => letter(k));
  const targets = Int32Array.from({ length: batch * window }, (_, k) => letter(k + batch));
  const initial = {
    cellState: Float64Array.from(state.subarray(0, batch * H)),
    hiddenState: Float64Array.from(state.subarray(batch * H)),
  };
  const answer = charModelGradients({ spec, parameters }, { inputs, targets, B: batch, initial });
  const { cellState = [], hiddenState = [] } = finalState(answer.trace);
  return {
    spec,
    codes,
    batch,
    window,
    parameters,
    state,
    expected: {
      lossNats: answer.lossNats,
      state: [...cellState, ...hiddenState],
      gradient: answer.parameters,
    },
  };
}
