/** Lets an encoder–decoder run free: at each step the decoder reads the symbol that it found likeliest the step before. */
import {
  argMax,
  dispose,
  keep,
  reshape,
  tensor1d,
  tidy,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { takeExamples, type Examples } from '#data/examples';
import type { EncoderDecoderSpec } from '#rnn/network';
import { batchOf } from './feed.ts';
import { runNetwork } from './network.ts';
import { uploadBatch } from './modelRun.ts';
import { readCopy } from './optimizer.ts';
import { defaultBatch, uploadParameters } from './predictor.ts';

export interface DecodingLimits {
  readonly startCode: number;
  /** The code that ends an answer. */
  readonly endCode: number;
  /** Symbols after which an answer ends without it. */
  readonly longest: number;
  /** Examples that are run at once. */
  readonly batch?: number;
}

/**
 * Answers of an encoder–decoder that is not told the right ones.
 * @param parameters  `[P]`, in the order of `networkLayout`
 * @param examples    only their inputs are read
 * @returns           `N` answers, codes without start and end
 * @throws ShapeError when the parameters do not fit the model
 * Source: Sutskever, Vinyals & Le 2014, section 3.2, with a beam of 1.
 */
export async function decodeGreedily(
  spec: EncoderDecoderSpec,
  parameters: Float32Array,
  examples: Examples,
  { startCode, endCode, longest, batch = defaultBatch }: DecodingLimits,
): Promise<readonly (readonly number[])[]> {
  const answers: (readonly number[])[] = [];
  for (let from = 0; from < examples.count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, examples.count - from) }, (_, k) => from + k);
    const taken = takeExamples(examples, rows);
    const steps = await decodeBatch(spec, parameters, taken, startCode, longest);
    answers.push(
      ...rows.map((_, row) =>
        untilEnd(
          steps.map((codes) => codes[row]),
          endCode,
        ),
      ),
    );
  }
  return answers;
}

/** The likeliest code of each step, `[longest][B]`. */
async function decodeBatch(
  { encoder, decoder }: EncoderDecoderSpec,
  parameters: Float32Array,
  examples: Examples,
  startCode: number,
  longest: number,
): Promise<readonly Int32Array[]> {
  const B = examples.count;
  const named = (side: 'encoder' | 'decoder', run: Parameters<typeof runNetwork>[2]) =>
    runNetwork({ encoder, decoder }[side], uploadParameters({ encoder, decoder }, parameters), run, side);
  let states: readonly Tensor2D[] = tidy(() => {
    const { T, inputs } = uploadBatch(batchOf(examples), encoder);
    return named('encoder', { T, B, inputs }).final.map((state) => keep(state));
  });
  const steps: Int32Array[] = [];
  let read: ArrayLike<number> = new Int32Array(B).fill(startCode);
  for (let t = 0; t < longest; t++) {
    const before = states;
    const said = tidy((): Tensor1D => {
      const inputs = tensor1d(Int32Array.from(read), 'int32');
      const { output, final } = named('decoder', { T: 1, B, inputs, initial: before });
      states = final.map((state) => keep(state));
      return argMax(reshape(output, [B, -1]), 1);
    });
    dispose([...before]);
    read = await readCopy(said);
    said.dispose();
    steps.push(Int32Array.from(read));
  }
  dispose([...states]);
  return steps;
}

function untilEnd(codes: readonly number[], endCode: number): readonly number[] {
  const end = codes.indexOf(endCode);
  return end < 0 ? codes : codes.slice(0, end);
}
