/** Backpropagation through time over a short text, with every derivative kept, and a wall that it may not pass. */
import type { LayerGradients, LayerTrace, ActivationGradients } from '#rnn/trace';
import { layerTrace } from '#reference/charModel';
import { lossOf } from '#reference/losses';
import { networkBackward } from '#reference/networkBackward';
import type { NetworkTrace } from '#rnn/networkTrace';
import type { MicroscopeCell } from './microscopeCells.ts';
import { weightTerms, type WeightTerms } from './weightTerms.ts';
import { lossTerm, preparedText, runSteps, type PredictedText, type PreparedText } from './predictedText.ts';

/** Derivatives of the loss by all that the layer computed, and what each step adds to the one by `W_hh`. */
export interface Derivatives {
  /** `[T, H]` each. */
  readonly activations: ActivationGradients;
  /** `[T, H]` each, for every gate. */
  readonly preActivations: ActivationGradients;
  readonly recurrentWeights: WeightTerms;
}

export interface BackwardPass {
  readonly cell: MicroscopeCell;
  readonly T: number;
  readonly H: number;
  /** Mean cross-entropy over the steps that count, nats. */
  readonly loss: number;
  /** `[T]`: what each prediction adds to it; adds up to `loss`. */
  readonly lossTerms: Float64Array;
  readonly trace: LayerTrace;
  /** With nothing in the way. */
  readonly whole: Derivatives;
  /** With the state at the wall taken as given; the same as `whole` without one. */
  readonly cut: Derivatives;
}

/**
 * @param wall  the first step behind the wall: the state handed to it is taken as given, so that what is lost from
 *              there on says nothing to the steps before (truncated BPTT). 0 or `T` and more: no wall
 * @throws RangeError when there are fewer than two letters, or the microscope cannot take the cell apart
 * @throws ShapeError when the parameter vector does not fit the model's layout
 * Sources: Werbos 1990; truncation, Williams & Peng 1990.
 */
export function backwardPass(text: PredictedText, wall: number): BackwardPass {
  const ready = preparedText(text);
  const { T, H, cell } = ready;
  const run = runSteps(ready, 0, T);
  const trace = layerTrace(run);
  const { loss, byOutput } = lossOf(run.output, ready.V, { kind: 'codes', values: ready.targets });
  const whole = derivatives(ready, trace, gradients(ready, run, byOutput));
  return {
    cell,
    T,
    H,
    loss,
    lossTerms: Float64Array.from({ length: T }, (_, t) => lossTerm(ready, run.output, t, t)),
    trace,
    whole,
    cut: wall > 0 && wall < T ? derivatives(ready, trace, truncated(ready, byOutput, wall)) : whole,
  };
}

type Kept = Pick<LayerGradients, 'activations' | 'preActivations'>;

function gradients({ prepared }: PreparedText, run: NetworkTrace, byOutput: Float64Array): Kept {
  const { layers } = networkBackward(prepared.network, prepared.weights, run, byOutput);
  const [layer] = layers.flatMap(({ parts }) => parts);
  return layer;
}

/** The steps before the wall and those behind it, each for themselves. */
function truncated(ready: PreparedText, byOutput: Float64Array, wall: number): Kept {
  const { T, V } = ready;
  const before = runSteps(ready, 0, wall);
  const behind = runSteps(ready, wall, T, before.finalStates);
  const first = gradients(ready, before, byOutput.subarray(0, wall * V));
  const second = gradients(ready, behind, byOutput.subarray(wall * V));
  return {
    activations: joined(first.activations, second.activations),
    preActivations: joined(first.preActivations, second.preActivations),
  };
}

/** The steps of the second after those of the first. */
function joined(first: ActivationGradients, second: ActivationGradients): ActivationGradients {
  const path = (name: keyof ActivationGradients) =>
    Object.fromEntries(
      Object.entries(first[name]).map(([quantity, values]) => [
        quantity,
        // Both come from one cell and have the same names.
        Float64Array.from([...values, ...(second[name][quantity as keyof typeof first.total] ?? [])]),
      ]),
    );
  return { total: path('total'), direct: path('direct'), recurrent: path('recurrent') };
}

function derivatives({ cell }: PreparedText, trace: LayerTrace, kept: Kept): Derivatives {
  const { activations, preActivations } = kept;
  return { activations, preActivations, recurrentWeights: weightTerms(cell, trace, preActivations.total) };
}
