/** Loss and gradients of the character model over a window: what the engine's training step is checked against. */
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import type { LayerGradients, LayerTrace, PerState } from '#rnn/trace';
import { referenceCells } from './cells.ts';
import { charModelWeights, hiddenStates, logSoftmax, traceCodes } from './charModel.ts';
import { headBackward, headForward } from './head.ts';
import { softmax } from './softmax.ts';

/** `T·B` letters and the ones that follow them. */
export interface CharWindow {
  /** `[T, B]` */
  readonly inputs: ArrayLike<number>;
  /** `[T, B]` */
  readonly targets: ArrayLike<number>;
  readonly B: number;
  /** The state before the window, `[B, H]` each; an absent one is zero. */
  readonly initial: PerState;
}

export interface CharModelGradients {
  /** Mean cross-entropy over the window, nats per letter. */
  readonly lossNats: number;
  /** `[P]`, laid out by `charModelLayout`. */
  readonly parameters: Float64Array;
  readonly layer: LayerGradients;
  readonly trace: LayerTrace;
}

/**
 * Softmax cross-entropy averaged over `T·B` letters, back through head and layer; the gradient stops at the start of
 * the window (truncated BPTT).
 * @throws RangeError when a code is not a place in the vocabulary
 * @throws ShapeError when an array does not fit the model or the window
 */
export function charModelGradients(model: CharModel, window: CharWindow): CharModelGradients {
  const { inputs, targets, B, initial } = window;
  const V = model.spec.vocabulary.length;
  const N = inputs.length;
  if (targets.length !== N) throw new RangeError(`targets: expected ${N} letters, got ${targets.length}`);
  const weights = charModelWeights(model);
  const trace = traceCodes(model, weights, inputs, B, initial);
  const hidden = hiddenStates(trace);
  const logits = headForward(weights.head, hidden);

  let lossNats = 0;
  const byLogits = new Float64Array(N * V);
  for (let n = 0; n < N; n++) {
    lossNats -= logSoftmax(logits, n * V, V, targets[n]) / N;
    // d(−ln p_target) / d logits = softmax − one-hot.
    byLogits.set(
      softmax(logits.subarray(n * V, (n + 1) * V)).map((p, code) => (p - (code === targets[n] ? 1 : 0)) / N),
      n * V,
    );
  }
  const head = headBackward(weights.head, hidden, byLogits);
  const layer = referenceCells[model.spec.cell].backward(weights.layer, trace, head.hidden);

  const layout = charModelLayout(model.spec);
  const parameters = new Float64Array(parameterCount(layout));
  const byName: Readonly<Record<string, Float64Array>> = {
    ...Object.fromEntries(Object.entries(layer.parameters).map(([name, values]) => [`${name}_l0`, values])),
    'fc.weight': head.weight,
    'fc.bias': head.bias,
  };
  for (const { name, offset } of layout) parameters.set(byName[name], offset);
  return { lossNats, parameters, layer, trace };
}
