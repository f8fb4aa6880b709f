/** The dense head over hidden states: logits, and the way back. */
import { assertLength } from '#rnn/errors';

export interface HeadParameters {
  /** `fc.weight`, `[outputs, H]` */
  readonly weight: Float64Array;
  /** `fc.bias`, `[outputs]` */
  readonly bias: Float64Array;
}

/**
 * `W h + b` for every row.
 * @param hidden  `[N, H]`
 * @returns       `[N, outputs]`
 * @throws ShapeError  when `hidden` is not a whole number of rows
 */
export function headForward({ weight, bias }: HeadParameters, hidden: Float64Array): Float64Array {
  const outputs = bias.length;
  const H = weight.length / outputs;
  const N = Math.floor(hidden.length / H);
  assertLength('hidden states', hidden, [N, H]);
  const result = new Float64Array(N * outputs);
  for (let n = 0; n < N; n++) {
    for (let output = 0; output < outputs; output++) {
      let sum = bias[output];
      for (let k = 0; k < H; k++) sum += weight[output * H + k] * hidden[n * H + k];
      result[n * outputs + output] = sum;
    }
  }
  return result;
}

export interface HeadGradients extends HeadParameters {
  /** `[N, H]` */
  readonly hidden: Float64Array;
}

/**
 * @param hidden    what the head read, `[N, H]`
 * @param upstream  derivative of the loss by the outputs, `[N, outputs]`
 * @throws ShapeError  when the two do not fit each other
 */
export function headBackward(
  { weight, bias }: HeadParameters,
  hidden: Float64Array,
  upstream: Float64Array,
): HeadGradients {
  const outputs = bias.length;
  const H = weight.length / outputs;
  const N = hidden.length / H;
  assertLength('upstream', upstream, [N, outputs]);
  const gradients = {
    weight: new Float64Array(weight.length),
    bias: new Float64Array(outputs),
    hidden: new Float64Array(hidden.length),
  };
  for (let n = 0; n < N; n++) {
    for (let output = 0; output < outputs; output++) {
      const delta = upstream[n * outputs + output];
      gradients.bias[output] += delta;
      for (let k = 0; k < H; k++) {
        gradients.weight[output * H + k] += delta * hidden[n * H + k];
        gradients.hidden[n * H + k] += delta * weight[output * H + k];
      }
    }
  }
  return gradients;
}
