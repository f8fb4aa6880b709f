/** Runs a network on examples in batches, without training it. */
import { reshape, tensor1d, tidy, transpose, type Tensor } from '@tensorflow/tfjs-core';
import { takeExamples, type Examples } from '#data/examples';
import { assertLength } from '#rnn/errors';
import type { ModelSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import { batchOf } from './feed.ts';
import { runModel, uploadBatch } from './modelRun.ts';
import { readCopy } from './optimizer.ts';
import { jointPieces, namedTensors, pieceTensors, type NamedTensors } from './parameterTensors.ts';

/** Examples that are run at once: enough to fill a device, few enough that a long sequence fits into its memory. */
export const defaultBatch = 256;

/**
 * What a network answers to examples; nothing is dropped. An encoder–decoder is told the right answers (teacher
 * forcing) and needs `startCode`; `greedyDecoding.ts` lets it run free.
 * @param parameters  `[P]`, in the order of `networkLayout`
 * @param batch       examples that are run at once
 * @param startCode   of an encoder–decoder: the code that the decoder reads first
 * @returns           example-major: `[N, T', O]`, or `[N, O]` where the network answers once
 * @throws ShapeError when the parameters do not fit the model
 */
export async function predict(
  spec: ModelSpec,
  parameters: Float32Array,
  examples: Examples,
  { batch = defaultBatch, startCode }: { readonly batch?: number; readonly startCode?: number } = {},
): Promise<Float32Array> {
  const parts: Float32Array[] = [];
  for (let from = 0; from < examples.count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, examples.count - from) }, (_, k) => from + k);
    const output = tidy(() => {
      const uploaded = uploadBatch(batchOf(takeExamples(examples, rows), startCode), spec);
      return exampleMajor(runModel(spec, uploadParameters(spec, parameters), uploaded, () => null).output);
    });
    parts.push(await readCopy(output));
    output.dispose();
  }
  return joined(parts);
}

/**
 * A model's parameters by the names that `runNetwork` knows; inside a `tidy` of the caller.
 * @throws ShapeError when there are not as many as the model has
 */
export function uploadParameters(spec: ModelSpec, parameters: Float32Array): NamedTensors {
  const layout = networkLayout(spec);
  assertLength('parameters', parameters, [parameterCount(layout)]);
  const pieces = jointPieces(layout);
  return namedTensors(pieces, pieceTensors(tensor1d(parameters), pieces));
}

/** `[T, B, O]` → `[B, T, O]`; an answer for the whole sequence stays as it is. */
function exampleMajor(output: Tensor): Tensor {
  return output.rank === 3 ? transpose(output, [1, 0, 2]) : reshape(output, output.shape);
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
