/** Runs a model on a batch: what is uploaded, and the losses of what comes out. */
import {
  reshape,
  squaredDifference,
  tensor,
  tensor1d,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { isEncoderDecoder, type ModelSpec, type NetworkSpec } from '#rnn/network';
import type { ShapedMasks } from './dropoutMasks.ts';
import type { Batch } from './feed.ts';
import { softmaxCrossEntropy } from './kernels/crossEntropy.ts';
import { runNetwork, type NetworkOutputs } from './network.ts';
import type { NamedTensors } from './parameterTensors.ts';

export interface UploadedBatch {
  readonly T: number;
  readonly B: number;
  readonly inputs: Tensor1D | Tensor3D;
  readonly decoder: { readonly T: number; readonly inputs: Tensor1D } | null;
  readonly targets: Tensor1D;
}

/** A batch as tensors; inside a `tidy` of the caller. */
export function uploadBatch(batch: Batch, spec: ModelSpec): UploadedBatch {
  const { T, B, inputs, decoder, targets } = batch;
  const { size } = (isEncoderDecoder(spec) ? spec.encoder : spec).inputs;
  return {
    T,
    B,
    inputs:
      inputs instanceof Float32Array ? (tensor(inputs, [T, B, size]) as Tensor3D) : tensor1d(inputs, 'int32'),
    decoder: decoder && { T: decoder.T, inputs: tensor1d(decoder.inputs, 'int32') },
    targets: targets instanceof Float32Array ? tensor1d(targets) : tensor1d(targets, 'int32'),
  };
}

type MaskSource = (spec: NetworkSpec, T: number, salt: number) => NamedTensors | null;

/** Runs a network, or an encoder and then, from the states it ends with, a decoder that is told the right answers. */
export function runModel(
  spec: ModelSpec,
  parameters: NamedTensors,
  { T, B, inputs, decoder }: UploadedBatch,
  masksFor: MaskSource,
  carried: { readonly initial?: readonly Tensor2D[] } = {},
): NetworkOutputs {
  const withMasks = (side: NetworkSpec, steps: number, salt: number) => {
    const masks = masksFor(side, steps, salt);
    return masks ? { masks } : {};
  };
  if (!isEncoderDecoder(spec))
    return runNetwork(spec, parameters, { T, B, inputs, ...withMasks(spec, T, 0), ...carried });
  if (!decoder) throw new TypeError('an encoder–decoder needs examples with a start code');
  const { final } = runNetwork(
    spec.encoder,
    parameters,
    { T, B, inputs, ...withMasks(spec.encoder, T, 0) },
    'encoder',
  );
  return runNetwork(
    spec.decoder,
    parameters,
    { ...decoder, B, initial: final, ...withMasks(spec.decoder, decoder.T, 1) },
    'decoder',
  );
}

/** Cross-entropy in nats for codes, squared differences for values; `[N]`. */
export function lossesBetween(output: Tensor, targets: Tensor1D, values: boolean): Tensor1D {
  if (values) return squaredDifference(reshape(output, [-1]), targets) as Tensor1D;
  return softmaxCrossEntropy(reshape(output, [targets.size, -1]), targets);
}

export function uploadMasks(masks: ShapedMasks | null): NamedTensors | null {
  if (!masks) return null;
  return Object.fromEntries(
    Object.entries(masks).map(([key, { values, shape }]) => [key, tensor(values, [...shape])]),
  );
}
