/** One gate or state of every unit at every letter of a long text, read in windows so that no whole trace is kept. */
import type { ActivationName } from '#rnn/cells';
import { cells } from '#rnn/cells';
import type { CharModel } from '#rnn/model';
import type { PerState } from '#rnn/trace';
import { readText } from '#reference/charModel';

/** Letters that are read at a time: the trace of 256 units over so many is a few megabytes. */
const readingWindow = 256;

/**
 * The model read over a text from the zero state, the states carried from window to window.
 * @param codes   letters, `[T]`; may be empty
 * @param window  letters at a time, at least 1; the values do not depend on it
 * @returns       the values after each letter, `[T, H]`
 * @throws RangeError when a code is not a place in the vocabulary, or the cell has no such gate or state
 * @throws ShapeError when the parameter vector does not fit the model's layout
 */
export function unitActivations(
  model: CharModel,
  codes: Int32Array,
  name: ActivationName,
  window = readingWindow,
): Float64Array {
  const { cell, units: H } = model.spec;
  const known: readonly ActivationName[] = cells[cell].activations;
  if (!known.includes(name)) throw new RangeError(`expected one of ${known.join(', ')}, got ${name}`);
  const values = new Float64Array(codes.length * H);
  let states: PerState = {};
  for (let start = 0; start < codes.length; start += window) {
    const { activations, sizes } = readText(model, codes.subarray(start, start + window), states).trace;
    values.set(activations[name] ?? [], start * H);
    states = Object.fromEntries(
      cells[cell].states.map((state) => [state, activations[state]?.slice((sizes.T - 1) * H)]),
    );
  }
  return values;
}
