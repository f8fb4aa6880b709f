/**
 * The catalogue in another notation. Its sentences are written in the letters of the standard one (`sentenceIn` says what
 * in a sentence is a symbol), and this rewrites whatever a part of it says.
 */
import type { NotationChoice } from '#notation/notation';
import { sentenceIn } from '#notation/sentence';

/** The part of a catalogue that speaks of notations, and so of several letters for one quantity. */
const own = 'notation';

/** A function that gives for a part of the catalogue the same part in the notation: for the same part the same object. */
export function catalogueIn(choice: NotationChoice): <Text extends object>(text: Text) => Text {
  const known = new WeakMap<object, object>();

  function rewritten(value: unknown, given: readonly string[]): unknown {
    if (typeof value === 'string') return sentenceIn(choice, value, given);
    if (isFunction(value))
      return (...values: readonly unknown[]) => rewritten(value(...values), textsIn(values));
    if (Array.isArray(value)) return value.map((each) => rewritten(each, given));
    if (isRecord(value))
      return Object.fromEntries(
        Object.entries(value).map(([key, each]) => [key, key === own ? each : rewritten(each, given)]),
      );
    return value;
  }

  return <Text extends object>(text: Text): Text => {
    let found = known.get(text);
    if (!found) {
      // Each part keeps its kind, which the compiler cannot see.
      found = rewritten(text, []) as Text;
      known.set(text, found);
      // What is written already stays.
      known.set(found, found);
    }
    return found as Text;
  };
}

function isFunction(value: unknown): value is (...given: readonly unknown[]) => unknown {
  return typeof value === 'function';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** What a sentence is given stays: a letter that the network reads, or words that are in the notation already. */
function textsIn(values: readonly unknown[]): readonly string[] {
  return values
    .flatMap((value) => (Array.isArray(value) || isRecord(value) ? Object.values(value) : [value]))
    .filter((value): value is string => typeof value === 'string');
}
