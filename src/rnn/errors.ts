/** Named errors of the programmer-facing kind; what can happen in normal use is a value, not one of these. */

/** An array whose shape is not what the computation needs. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
  constructor(
    readonly what: string,
    readonly expected: string,
    readonly actual: string,
  ) {
    super(`${what}: expected ${expected}, got ${actual}`);
  }
}

/** @throws ShapeError naming `what`, unless `array` has exactly `shape.reduce(·)` elements. */
export function assertLength(what: string, array: ArrayLike<number>, shape: readonly number[]): void {
  const expected = shape.reduce((product, size) => product * size, 1);
  if (array.length !== expected) {
    throw new ShapeError(what, `[${shape.join(', ')}] (${expected} values)`, `${array.length} values`);
  }
}
