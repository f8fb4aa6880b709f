/** Data to learn for a network: the same for every network of one shape, from one seed. */
import type { EncoderDecoderSpec, ModelSpec, NetworkSpec } from '#rnn/network';
import { outputFlow } from '#rnn/networkFlow';
import type { TrainingData } from '#data/trainingData';
import { notCounted, type Targets } from '#data/examples';
import { uniform } from './randomNetwork.ts';

export interface NetworkCase {
  readonly name: string;
  readonly spec: ModelSpec;
  readonly data: TrainingData;
  /** `B` */
  readonly batch: number;
  /** `T` of a text. */
  readonly window: number;
}

interface Sizes {
  readonly T: number;
  readonly B: number;
}

/** Values or codes to read, as the network does; numbers to answer, or codes of which some do not count. */
export function examplesCase(
  name: string,
  spec: NetworkSpec,
  answers: 'values' | 'codes',
  { T, B }: Sizes = { T: 5, B: 3 },
): NetworkCase {
  const random = uniform(100 * T + B);
  const { kind, size } = spec.inputs;
  const { kind: answer, steps, features } = outputFlow({ ...spec, inputs: { ...spec.inputs, steps: T } });
  const times = answer === 'vector' ? null : steps;
  const N = B * (times ?? 1);
  // The last of every four does not count; the first always does.
  const codes = () =>
    Int32Array.from(random.codes(N, features), (code, k) => (k % 4 === 3 ? notCounted : code));
  const targets: Targets =
    answers === 'values'
      ? { kind: 'values', T: times, O: features, values: Float32Array.from(random.values(N * features)) }
      : { kind: 'codes', T: times, V: features, codes: codes() };
  const examples = {
    count: B,
    inputs:
      kind === 'codes'
        ? ({ kind, T, V: size, codes: Int32Array.from(random.codes(B * T, size)) } as const)
        : ({ kind, T, I: size, values: Float32Array.from(random.values(B * T * size)) } as const),
    targets,
  };
  return { name, spec, data: { kind: 'examples', examples }, batch: B, window: T };
}

/** Words to read and words to say, these of different lengths with padding behind. */
export function wordsCase(
  name: string,
  spec: EncoderDecoderSpec,
  { T, B }: Sizes = { T: 4, B: 3 },
  longest = 5,
): NetworkCase {
  const random = uniform(100 * T + B);
  const { size: V } = spec.decoder.inputs;
  const codes = Int32Array.from(random.codes(B * longest, V), (code, place) => {
    const [row, step] = [Math.floor(place / longest), place % longest];
    return step > row % longest && row > 0 ? notCounted : code;
  });
  const inputs = {
    kind: 'codes',
    T,
    V: spec.encoder.inputs.size,
    codes: Int32Array.from(random.codes(B * T, spec.encoder.inputs.size)),
  } as const;
  const examples = { count: B, inputs, targets: { kind: 'codes', T: longest, V, codes } } as const;
  return { name, spec, data: { kind: 'examples', examples, startCode: V - 1 }, batch: B, window: T };
}

/** Windows of a text, with states carried from one to the next. */
export function textCase(name: string, spec: NetworkSpec): NetworkCase {
  const codes = Int32Array.from(uniform(1).codes(40, spec.inputs.size));
  return { name, spec, data: { kind: 'text', codes }, batch: 2, window: 4 };
}
