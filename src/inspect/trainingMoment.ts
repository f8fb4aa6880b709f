/**
 * What a model at one moment of its training makes of a passage: the loss of every letter, the gradient norm of every
 * parameter, and all gates and states.
 */
import { layerTrace } from '#reference/charModel';
import { networkGradients } from '#reference/networkGradients';
import { logSoftmax } from '#reference/softmax';
import type { CellName } from '#rnn/cells';
import { charModelLayout, charNetwork, type CharModel } from '#rnn/model';
import type { PerActivation } from '#rnn/trace';
import { euclideanNorm } from './norms.ts';

/** A passage of which each letter but the last is read, and each but the first foretold. */
export interface ReadPassage {
  readonly model: CharModel;
  /** `[T + 1]` */
  readonly codes: Int32Array;
}

export interface GradientNorms {
  /** Of each parameter, in the order of `charModelLayout`. */
  readonly norms: Float64Array;
  /** Of all of them together. */
  readonly whole: number;
}

export interface TrainingMoment {
  readonly cell: CellName;
  readonly T: number;
  readonly H: number;
  /** `[T]`: the loss at each step, bits by which the next letter surprised the model. */
  readonly bits: Float64Array;
  /** `[T]`: how probable the model found it. */
  readonly probabilities: Float64Array;
  /** Their mean, bits per letter. */
  readonly meanBits: number;
  /** Of the mean loss of all letters, nats. */
  readonly gradient: GradientNorms;
  /** `[T, H]` each. */
  readonly activations: PerActivation<Float32Array>;
}

/**
 * The passage from the zero state, and all the way back.
 * @throws RangeError when there are fewer than two letters, or a code is not one of the model's
 * @throws ShapeError when the parameter vector does not fit the model's layout
 */
export function trainingMoment({ model, codes }: ReadPassage): TrainingMoment {
  const { cell, units, vocabulary } = model.spec;
  const T = codes.length - 1;
  const targets = codes.slice(1);
  const { trace, parameters } = gradients(model, codes.subarray(0, -1), targets);
  const V = vocabulary.length;
  const bits = Float64Array.from(targets, (code, t) => -logSoftmax(trace.output, t * V, V, code) / Math.LN2);
  return {
    cell,
    T,
    H: units,
    bits,
    probabilities: bits.map((surprise) => 2 ** -surprise),
    meanBits: bits.reduce((sum, surprise) => sum + surprise, 0) / T,
    gradient: normsOf(model, parameters),
    activations: Object.fromEntries(
      Object.entries(layerTrace(trace).activations).map(([name, values]) => [
        name,
        Float32Array.from(values),
      ]),
    ),
  };
}

/**
 * Gradient norms of the loss at one step alone, nats: what this letter by itself would teach.
 * @param timeStep  from 0, below `T`
 * @throws RangeError when there is no such step, or a code is not one of the model's
 */
export function letterGradient({ model, codes }: ReadPassage, timeStep: number): GradientNorms {
  if (!(timeStep >= 0 && timeStep < codes.length - 1))
    throw new RangeError(`step: expected 0 to ${codes.length - 2}, got ${timeStep}`);
  // Later steps have no part in it.
  const targets = new Int32Array(timeStep + 1).fill(-1);
  targets[timeStep] = codes[timeStep + 1];
  return normsOf(model, gradients(model, codes.subarray(0, timeStep + 1), targets).parameters);
}

function gradients({ spec, parameters }: CharModel, inputs: Int32Array, targets: Int32Array) {
  if (inputs.length < 1) throw new RangeError('passage: expected 2 letters or more');
  const batch = { T: inputs.length, B: 1, inputs };
  return networkGradients(charNetwork(spec), parameters, batch, { kind: 'codes', values: targets });
}

function normsOf({ spec }: CharModel, gradient: Float64Array): GradientNorms {
  const norms = charModelLayout(spec).map(({ offset, size }) => euclideanNorm(gradient, offset, size));
  return { norms: Float64Array.from(norms), whole: euclideanNorm(gradient) };
}
