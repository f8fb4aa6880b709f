/** Loss and gradients of the character model over a window: what the engine's training step is checked against. */
import type { CharModel } from '#rnn/model';
import type { LayerGradients, LayerTrace, PerState } from '#rnn/trace';
import { layerTrace, packedStates, preparedCharModel } from './charModel.ts';
import { networkGradients } from './networkGradients.ts';

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
  const prepared = preparedCharModel(model);
  const { loss, parameters, layers, trace } = networkGradients(
    prepared.network,
    model.parameters,
    { T: inputs.length / B, B, inputs },
    { kind: 'codes', values: targets },
    { states: packedStates(prepared, B, initial) },
  );
  const [layer] = layers.flatMap(({ parts }) => parts);
  return { lossNats: loss, parameters, layer, trace: layerTrace(trace) };
}
