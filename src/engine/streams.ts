/** A text read in several places at once, window after window. */

export interface TextWindow {
  /** Codes of the letters that are read, time-major, `[T · B]`. */
  readonly inputs: Int32Array;
  /** The letter that follows each of them, `[T · B]`. */
  readonly targets: Int32Array;
}

export interface TextStreams {
  /** Windows until the streams are back where they began. */
  readonly windows: number;
  window(cursor: number): TextWindow;
}

/**
 * `B` streams that start evenly spread over the text; window `cursor` holds the letters `cursor · T` and on of each.
 * Reading past the end goes on at the beginning, so that a text of any length from one letter up can be trained on;
 * a text shorter than `B · T` is read more than once per round.
 * @param codes  letters of the text
 * @throws RangeError when the text is empty
 */
export function textStreams(codes: Int32Array, B: number, T: number): TextStreams {
  const length = codes.length;
  if (length === 0) throw new RangeError('a text to train on needs at least one letter, got none');
  const windows = Math.max(1, Math.floor(length / (B * T)));
  return {
    windows,
    window(cursor) {
      const inputs = new Int32Array(T * B);
      const targets = new Int32Array(T * B);
      for (let b = 0; b < B; b++) {
        const start = Math.floor((b * length) / B) + cursor * T;
        for (let t = 0; t < T; t++) {
          inputs[t * B + b] = codes[(start + t) % length];
          targets[t * B + b] = codes[(start + t + 1) % length];
        }
      }
      return { inputs, targets };
    },
  };
}
