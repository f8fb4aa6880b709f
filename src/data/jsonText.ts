/**
 * JSON that may be damaged: a value, or the line and column where it stops being JSON. What engines say of that differs
 * and often lacks the place, so it is found here.
 * Source: RFC 8259.
 */

export interface JsonProblem {
  readonly kind: 'notJson';
  /** Counted from 1. */
  readonly line: number;
  /** UTF-16 code units, counted from 1. */
  readonly column: number;
  readonly expected: string;
  /** The first letters of what stands there. */
  readonly found: string;
}

export function parseJson(text: string): { readonly kind: 'json'; readonly value: unknown } | JsonProblem {
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    const { at, expected } = firstFault(text);
    const before = text.slice(0, at);
    const lineStart = before.lastIndexOf('\n') + 1;
    return {
      kind: 'notJson',
      line: before.split('\n').length,
      column: at - lineStart + 1,
      expected,
      found: at >= text.length ? 'the end of the file' : JSON.stringify(text.slice(at, at + 20)),
    };
  }
}

interface Fault {
  readonly at: number;
  readonly expected: string;
}

const space = /[ \t\n\r]*/y;
const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escape = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

const wanted = {
  value: 'a value',
  valueOrEnd: 'a value or ]',
  key: 'a name in quotes',
  keyOrEnd: 'a name in quotes or }',
} as const;

/** Goes over text that `JSON.parse` refused. A stack in place of recursion: damage may nest deeper than calls can. */
function firstFault(text: string): Fault {
  const open: ('[' | '{')[] = [];
  let at = 0;
  let expecting: keyof typeof wanted | 'afterValue' = 'value';
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  /** A whole string from its quote on, or where it breaks off. */
  const string = (): Fault | null => {
    at++;
    while (text[at] !== '"') {
      if (text[at] === '\\') {
        if (!skip(escape)) return { at, expected: 'an escape such as \\n' };
      } else if (at < text.length && text[at] >= ' ') at++;
      else return { at, expected: 'the rest of a string' };
    }
    at++;
    return null;
  };
  for (;;) {
    skip(space);
    const letter = text[at];
    const inner = open.at(-1);
    if (expecting === 'afterValue') {
      const end = inner === '[' ? ']' : '}';
      if (inner && letter === end) open.pop();
      else if (inner && letter === ',') expecting = inner === '[' ? 'value' : 'key';
      else return { at, expected: inner ? `, or ${end}` : 'the end of the file' };
      at++;
    } else if (expecting === 'key' || expecting === 'keyOrEnd') {
      if (letter === '}' && expecting === 'keyOrEnd') {
        open.pop();
        at++;
        expecting = 'afterValue';
        continue;
      }
      if (letter !== '"') return { at, expected: wanted[expecting] };
      const fault = string();
      if (fault) return fault;
      skip(space);
      if (text[at] !== ':') return { at, expected: ':' };
      at++;
      expecting = 'value';
    } else if (letter === '[' || letter === '{') {
      open.push(letter);
      at++;
      expecting = letter === '[' ? 'valueOrEnd' : 'keyOrEnd';
    } else if (letter === ']' && expecting === 'valueOrEnd') {
      open.pop();
      at++;
      expecting = 'afterValue';
    } else if (letter === '"') {
      const fault = string();
      if (fault) return fault;
      expecting = 'afterValue';
    } else if (skip(literal)) {
      expecting = 'afterValue';
    } else return { at, expected: wanted[expecting] };
  }
}
