/**
 * Small choices that outlive a visit (theme, language). Storage may be forbidden or full: then the choice lasts as
 * long as the page, and nothing is said, because nothing that the learner made is lost.
 */
import * as v from 'valibot';

const prefix = 'unroll.';

export function readPreference<Value>(
  key: string,
  schema: v.GenericSchema<unknown, Value>,
  fallback: Value,
): Value {
  try {
    const result = v.safeParse(schema, localStorage.getItem(prefix + key));
    return result.success ? result.output : fallback;
  } catch {
    return fallback;
  }
}

export function writePreference(key: string, value: string): void {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // Forbidden or full.
  }
}
