/** What a step of one batch row reads, in vectors that are filled anew before each step. */
import type { LayerTrace } from '#rnn/trace';
import type { LayerParameters, TraceArrays } from './cell.ts';

/** Of layer normalisation, where none is told: PyTorch's. */
export const defaultEpsilon = 1e-5;

/** The vectors that a step reads, and the function that fills them for one step of one batch row. */
export function rowInputs(trace: LayerTrace, parameters: LayerParameters) {
  const {
    sizes,
    initial,
    activations,
    recurrentMask,
    sums = {},
    epsilon = defaultEpsilon,
    held = {},
  } = trace;
  const { B, H } = sizes;
  const nothing = new Float64Array(0);
  const arrays: TraceArrays = { ...trace, sums, beforeReset: trace.beforeReset ?? nothing };
  const previousHidden = new Float64Array(H);
  const previousCell = new Float64Array(H);
  const maskedHidden = new Float64Array(H);
  const mask = new Float64Array(H).fill(1);
  const copy = (from: Float64Array | undefined, start: number, into: Float64Array) => {
    if (from) for (let unit = 0; unit < H; unit++) into[unit] = from[start + unit];
  };
  return {
    inputs: { H, epsilon, parameters, trace: arrays, previousHidden, previousCell, mask, maskedHidden, held },
    read(t: number, b: number): void {
      const before = t === 0 ? initial : activations;
      const start = t === 0 ? b * H : ((t - 1) * B + b) * H;
      copy(before.hiddenState, start, previousHidden);
      copy(before.cellState, start, previousCell);
      copy(recurrentMask, b * H, mask);
      for (let unit = 0; unit < H; unit++) maskedHidden[unit] = mask[unit] * previousHidden[unit];
    },
  };
}
