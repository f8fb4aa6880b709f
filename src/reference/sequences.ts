/** Sequences, time-major, turned round, put side by side and masked. */

/** The steps in the opposite order; `[T, row]` with rows of `row` values. */
export function reversed(values: Float64Array, row: number): Float64Array {
  const turned = new Float64Array(values.length);
  const T = values.length / row;
  for (let t = 0; t < T; t++) turned.set(values.subarray(t * row, (t + 1) * row), (T - 1 - t) * row);
  return turned;
}

/** `[N, width]` each → `[N, pieces · width]`. */
export function sideBySide(pieces: readonly Float64Array[], width: number): Float64Array {
  if (pieces.length === 1) return pieces[0].slice();
  const N = pieces[0].length / width;
  const joined = new Float64Array(N * width * pieces.length);
  pieces.forEach((piece, k) => {
    for (let n = 0; n < N; n++)
      joined.set(piece.subarray(n * width, (n + 1) * width), (n * pieces.length + k) * width);
  });
  return joined;
}

/** Piece `k` of `[N, pieces · width]`: `[N, width]`. */
export function pieceOf(joined: Float64Array, k: number, pieces: number, width: number): Float64Array {
  const N = joined.length / (width * pieces);
  const piece = new Float64Array(N * width);
  for (let n = 0; n < N; n++) {
    const start = (n * pieces + k) * width;
    piece.set(joined.subarray(start, start + width), n * width);
  }
  return piece;
}

/** `values` times a mask that is used again from its start when it ends; a copy without one. */
export function masked(values: Float64Array, mask: ArrayLike<number> | undefined): Float64Array {
  return mask ? values.map((value, k) => value * mask[k % mask.length]) : values.slice();
}

/** Adds `from` to `into`, value by value. */
export function addTo(into: Float64Array, from: ArrayLike<number>): void {
  for (let k = 0; k < into.length; k++) into[k] += from[k];
}

/** `[T, B, features]` → `[B, T · features]`. */
export function flattened(x: Float64Array, T: number, B: number, features: number): Float64Array {
  const rows = new Float64Array(x.length);
  for (let t = 0; t < T; t++)
    for (let b = 0; b < B; b++)
      rows.set(x.subarray((t * B + b) * features, (t * B + b + 1) * features), (b * T + t) * features);
  return rows;
}

/** `[B, T · features]` → `[T, B, features]`. */
export function unflattened(rows: Float64Array, T: number, B: number, features: number): Float64Array {
  const x = new Float64Array(rows.length);
  for (let t = 0; t < T; t++)
    for (let b = 0; b < B; b++)
      x.set(rows.subarray((b * T + t) * features, (b * T + t + 1) * features), (t * B + b) * features);
  return x;
}
