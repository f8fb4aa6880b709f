/** The tensors of a sequence's shape with a batch of one, and the line that makes them in two frameworks. */
import type { SequenceShape } from '#rnn/sequenceShapes';

export interface ShapeSizes {
  /** Steps of the network, or of the encoder. */
  readonly T: number;
  /** Numbers read at a step; null: a code, which an embedding makes a vector of. */
  readonly I: number | null;
  readonly H: number;
  /** Answers. */
  readonly answers: number;
  /** Numbers, or logits, of an answer. */
  readonly O: number;
}

export type ShapeTensorName = 'inputs' | 'states' | 'handedOver' | 'outputs';

export interface ShapeTensor {
  readonly name: ShapeTensorName;
  /** Time first, as in PyTorch; B = 1. */
  readonly shape: readonly number[];
}

/** What flows, in the order in which it does. */
export function shapeTensors(shape: SequenceShape, sizes: ShapeSizes): readonly ShapeTensor[] {
  const { T, I, H, answers, O } = sizes;
  const inputs = { name: 'inputs', shape: I === null ? [T, 1] : [T, 1, I] } as const;
  const states = { name: 'states', shape: [T, 1, H] } as const;
  // Once for the sequence: no axis of time is left.
  const outputs = { name: 'outputs', shape: shape === 'manyToOne' ? [1, O] : [answers, 1, O] } as const;
  return shape === 'encoderDecoder'
    ? [inputs, states, { name: 'handedOver', shape: [1, 1, H] }, outputs]
    : [inputs, states, outputs];
}

/** The lines that tell one shape from another; `read` steps come before the first answer of `delayed`. */
export function shapeCode(
  shape: SequenceShape,
  H: number,
  read: number,
): { readonly pytorch: string; readonly keras: string } {
  switch (shape) {
    case 'oneToMany':
    case 'aligned':
      return {
        pytorch: 'out, h = gru(x); y = fc(out)',
        keras: `GRU(${H}, return_sequences=True), Dense(…)`,
      };
    case 'manyToOne':
      return { pytorch: 'out, h = gru(x); y = fc(out[-1])', keras: `GRU(${H}), Dense(…)` };
    case 'delayed':
      return {
        pytorch: `out, h = gru(x); y = fc(out[${read}:])`,
        keras: `GRU(${H}, return_sequences=True)(x)[:, ${read}:]`,
      };
    case 'encoderDecoder':
      return {
        pytorch: '_, h = encoder(x); out, h = decoder(y_before, h); y = fc(out)',
        keras: `_, h = GRU(${H}, return_state=True)(x); GRU(${H}, return_sequences=True)(y_before, initial_state=h)`,
      };
    default:
      return shape satisfies never;
  }
}
