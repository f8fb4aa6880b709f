/**
 * The catalogue in another notation. Its sentences are written in the letters of the standard one (`sentenceIn` says what
 * in a sentence is a symbol), and this rewrites whatever a part of it says.
 */
import type { NotationChoice } from '#notation/notation';
import { sentenceIn } from '#notation/sentence';

const none: ReadonlySet<string> = new Set();

/** A function that gives for a part of the catalogue the same part in the notation: for the same part the same object. */
export function catalogueIn(choice: NotationChoice): <Text extends object>(text: Text) => Text {
  const known = new WeakMap<object, object>();

  function rewritten(value: unknown, stay: ReadonlySet<string>): unknown {
    if (typeof value === 'string') return sentenceIn(choice, value, stay);
    if (isFunction(value))
      return (...given: readonly unknown[]) => rewritten(value(...given), lettersIn(given));
    if (Array.isArray(value)) return value.map((each) => rewritten(each, stay));
    if (isRecord(value))
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rewritten(each, stay)]));
    return value;
  }

  return <Text extends object>(text: Text): Text => {
    let found = known.get(text);
    if (!found) {
      // Each part keeps its kind, which the compiler cannot see.
      found = rewritten(text, none) as Text;
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

/** Letters that a sentence is given: one that the network reads, or one that is in the notation already. */
function lettersIn(given: readonly unknown[]): ReadonlySet<string> {
  const values = given.flatMap((each) =>
    Array.isArray(each) || isRecord(each) ? Object.values(each) : [each],
  );
  return new Set(values.filter((value) => typeof value === 'string' && value.length === 1) as string[]);
}
