/**
 * Surgery on a character model: values held, weights and letters replaced, units silenced, and what becomes of the loss
 * and of every derivative. The untouched run is surgery with no edits.
 */
import { cells } from '#rnn/cells';
import type { Hold } from '#rnn/holds';
import { charModelLayout, type CharModel } from '#rnn/model';
import type { LayerGradients, LayerTrace } from '#rnn/trace';
import { heldInModel, layerTrace, preparedCharModel } from '#reference/charModel';
import { networkGradients } from '#reference/networkGradients';
import { logSoftmax, softmax } from '#reference/softmax';
import { misfitOf, weightIndex, type Edit, type Misfit } from './edits.ts';
import { euclideanNorm } from './norms.ts';

export interface OperatedText {
  readonly model: CharModel;
  /** `[T + 1]`: the `T` letters that are read, each foretelling the one after it. */
  readonly codes: ArrayLike<number>;
  readonly edits: readonly Edit[];
}

export interface SurgeryReading {
  /** Steps whose edits were made; the rest did not fit, by their place in the list. */
  readonly misfits: readonly { readonly edit: number; readonly misfit: Misfit }[];
  /** Mean cross-entropy over the `T` predictions, nats. */
  readonly loss: number;
  /** `[T]`: bits by which the letter after each step surprises the model. */
  readonly surprise: Float64Array;
  /** `[T, V]`: after each step, for the next letter. */
  readonly probabilities: Float64Array;
  /** `[T]`: the letters that were read. */
  readonly read: Int32Array;
  readonly trace: LayerTrace;
  /** Derivatives of the loss by every gate and state. */
  readonly gradients: LayerGradients;
  /** `[T]`: Euclidean norm of the derivative of the loss by each step's hidden state. */
  readonly stepNorms: Float64Array;
  /** Euclidean norm of the derivative by each parameter, in the order of the layout. */
  readonly parameterNorms: readonly { readonly name: string; readonly norm: number }[];
}

/**
 * Runs the model over the text with the edits made, and back.
 * @throws RangeError when there are fewer than two letters, or a code is not a place in the vocabulary
 * @throws ShapeError when the parameter vector does not fit the model's layout
 */
export function operate({ model, codes, edits }: OperatedText): SurgeryReading {
  const T = codes.length - 1;
  if (T < 1) throw new RangeError(`text to foresee: expected 2 letters or more, got ${codes.length}`);
  const { spec } = model;
  const V = spec.vocabulary.length;
  const all = Int32Array.from(codes);
  const targets = all.slice(1);
  const read = all.slice(0, T);
  const layout = charModelLayout(spec);
  const parameters = Float64Array.from(model.parameters);
  const holds: Hold[] = [];
  const misfits: { edit: number; misfit: Misfit }[] = [];
  edits.forEach((edit, place) => {
    const misfit = misfitOf(edit, model, T);
    if (misfit) misfits.push({ edit: place, misfit });
    else if (edit.kind === 'hold') holds.push(edit);
    else if (edit.kind === 'silence')
      for (const name of cells[spec.cell].states) holds.push({ name, unit: edit.unit, step: null, value: 0 });
    else if (edit.kind === 'letter') read[edit.step] = spec.vocabulary.indexOf(edit.letter);
    else parameters[weightIndex(layout, edit) ?? 0] = edit.value;
  });

  const { network } = preparedCharModel(model);
  const batch = { T, B: 1, inputs: read };
  const held = heldInModel(holds, T, spec.units);
  const run = networkGradients(network, parameters, batch, { kind: 'codes', values: targets }, held);
  const logits = run.trace.output;
  const probabilities = new Float64Array(T * V);
  const surprise = new Float64Array(T);
  for (let t = 0; t < T; t++) {
    probabilities.set(softmax(logits.subarray(t * V, (t + 1) * V)), t * V);
    surprise[t] = -logSoftmax(logits, t * V, V, targets[t]) / Math.LN2;
  }
  const [gradients] = run.layers.flatMap(({ parts }) => parts);
  const byHidden = gradients.activations.total.hiddenState ?? new Float64Array(0);
  return {
    misfits,
    loss: run.loss,
    surprise,
    probabilities,
    read,
    trace: layerTrace(run.trace),
    gradients,
    stepNorms: Float64Array.from({ length: T }, (_, t) =>
      euclideanNorm(byHidden, t * spec.units, spec.units),
    ),
    parameterNorms: layout.map(({ name, offset, size }) => ({
      name,
      norm: euclideanNorm(run.parameters, offset, size),
    })),
  };
}
