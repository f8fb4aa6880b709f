/**
 * Examples to learn from: what a network reads and what it should answer. This is the contract between tasks and the
 * trainer. Everything is example-major, so that examples can be picked by row; the trainer turns batches time-major.
 */
import { assertLength, ShapeError } from '#rnn/errors';

/** What a network reads: numbers or codes. */
export type Inputs =
  | {
      readonly kind: 'values';
      /** Time steps. */
      readonly T: number;
      /** Numbers at each step. */
      readonly I: number;
      /** `[N, T, I]` */
      readonly values: Float32Array;
    }
  | {
      readonly kind: 'codes';
      readonly T: number;
      /** Symbols that there are; each code is in `0 … V − 1`. */
      readonly V: number;
      /** `[N, T]` */
      readonly codes: Int32Array;
    };

/** What it should answer: `T` null, once for the whole sequence; otherwise at each of `T` steps. */
export type Targets =
  | {
      readonly kind: 'values';
      readonly T: number | null;
      /** Numbers of an answer. */
      readonly O: number;
      /** `[N, O]` or `[N, T, O]` */
      readonly values: Float32Array;
    }
  | {
      readonly kind: 'codes';
      readonly T: number | null;
      readonly V: number;
      /** `[N]` or `[N, T]`; `notCounted` where there is no answer to give. */
      readonly codes: Int32Array;
    };

/** The code of a place that counts neither for the loss nor for a metric: padding after the end of an answer. */
export const notCounted = -1;

export interface Examples {
  /** `N` */
  readonly count: number;
  readonly inputs: Inputs;
  readonly targets: Targets;
}

/** Numbers or codes of one example: `T·I` or `T`. */
function inputSize(inputs: Inputs): number {
  return inputs.kind === 'values' ? inputs.T * inputs.I : inputs.T;
}

/** Numbers or codes of one answer: `T·O`, `O`, `T` or 1. */
function targetSize(targets: Targets): number {
  return (targets.T ?? 1) * (targets.kind === 'values' ? targets.O : 1);
}

/**
 * Checks that arrays have the sizes they claim and that every code is one of the vocabulary.
 * @throws ShapeError  naming the array, the expected and the actual size
 * @throws RangeError  naming a code that is none
 */
export function assertExamples(examples: Examples): void {
  const { count, inputs, targets } = examples;
  assertLength('inputs', inputs.kind === 'values' ? inputs.values : inputs.codes, [count, inputSize(inputs)]);
  assertLength('targets', targets.kind === 'values' ? targets.values : targets.codes, [
    count,
    targetSize(targets),
  ]);
  if (inputs.kind === 'codes') assertCodes('inputs', inputs.codes, 0, inputs.V);
  if (targets.kind === 'codes') assertCodes('targets', targets.codes, notCounted, targets.V);
}

function assertCodes(what: string, codes: Int32Array, least: number, V: number): void {
  const wrong = codes.find((code) => code < least || code >= V);
  if (wrong !== undefined)
    throw new RangeError(`${what}: expected codes from ${least} to ${V - 1}, got ${wrong}`);
}

/**
 * Some of the examples, in the order asked for; an example may be asked for twice.
 * @param rows  `[M]`, places in `0 … N − 1`
 * @returns     `M` examples, copied
 * @throws RangeError naming a row that there is not
 */
export function takeExamples(examples: Examples, rows: ArrayLike<number>): Examples {
  const { count, inputs, targets } = examples;
  for (let k = 0; k < rows.length; k++) {
    if (!(rows[k] >= 0 && rows[k] < count))
      throw new RangeError(`expected rows from 0 to ${count - 1}, got ${rows[k]}`);
  }
  const taken = rows.length;
  return {
    count: taken,
    inputs:
      inputs.kind === 'values'
        ? { ...inputs, values: copyRows(inputs.values, rows, new Float32Array(taken * inputSize(inputs))) }
        : { ...inputs, codes: copyRows(inputs.codes, rows, new Int32Array(taken * inputSize(inputs))) },
    targets:
      targets.kind === 'values'
        ? {
            ...targets,
            values: copyRows(targets.values, rows, new Float32Array(taken * targetSize(targets))),
          }
        : { ...targets, codes: copyRows(targets.codes, rows, new Int32Array(taken * targetSize(targets))) },
  };
}

/** Fills `taken`, `[M, size]`, from rows of `values`, `[N, size]`. */
function copyRows<Values extends Float32Array | Int32Array>(
  values: Values,
  rows: ArrayLike<number>,
  taken: Values,
): Values {
  const size = taken.length / rows.length;
  for (let k = 0; k < rows.length; k++)
    taken.set(values.subarray(rows[k] * size, (rows[k] + 1) * size), k * size);
  return taken;
}

/**
 * What a decoder reads while it is taught: at each step the right symbol of the step before, at the first the start
 * symbol (teacher forcing). Where the symbol before is not counted, the start symbol stands, so that every code is one
 * of the vocabulary; no counted answer comes after such a place.
 * @param targets    codes `[N, T]`
 * @param startCode  in `0 … V − 1`
 * @returns          codes `[N, T]` of the same vocabulary
 * @throws ShapeError when the targets are numbers or one code for the whole sequence
 * Source: Sutskever, Vinyals & Le 2014, section 2; teacher forcing, Williams & Zipser 1989.
 */
export function decoderInputs(targets: Targets, startCode: number): Extract<Inputs, { kind: 'codes' }> {
  if (targets.kind !== 'codes' || targets.T === null)
    throw new ShapeError(
      'decoder targets',
      'codes [N, T]',
      `${targets.kind} [N${targets.T === null ? '' : ', T'}${targets.kind === 'values' ? ', O' : ''}]`,
    );
  const { T, V, codes } = targets;
  const read = Int32Array.from(codes, (_, place) => {
    const before = place % T === 0 ? startCode : codes[place - 1];
    return before === notCounted ? startCode : before;
  });
  return { kind: 'codes', T, V, codes: read };
}
