/** How much of what an output sees it feels, as a derivative. */
import type { NetworkSpec } from '#rnn/network';
import { networkForward, networkWeights } from '#reference/network';
import { networkBackward } from '#reference/networkBackward';

/** Both networks over the same series. */
export interface FieldReading {
  /** `|∂y/∂x|` of the last output by each input, `[T]`. */
  readonly convolution: Float64Array;
  readonly recurrent: Float64Array;
}

/**
 * `|∂y/∂x|`: how much the output at the last step changes with the input at each, `[T]`.
 * @param parameters  `[P]`, laid out by `networkLayout`
 * @param x           `[T]`, at least one
 * @throws ShapeError when the parameters do not fit the network
 */
export function feltInputs(
  spec: NetworkSpec,
  parameters: ArrayLike<number>,
  x: ArrayLike<number>,
): Float64Array {
  const weights = networkWeights(spec, parameters);
  const trace = networkForward(spec, weights, { T: x.length, B: 1, inputs: x });
  const byOutput = new Float64Array(trace.output.length);
  byOutput[byOutput.length - 1] = 1;
  const { inputs } = networkBackward(spec, weights, trace, byOutput);
  return (inputs ?? new Float64Array(x.length)).map(Math.abs);
}
