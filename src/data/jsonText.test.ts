import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from './jsonText.ts';

describe('JSON that may be damaged', () => {
  test('sound JSON gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual({ kind: 'json', value: JSON.parse(text) });
      }),
    );
  });

  test('of a single change, the fault is found where it was made or after it', () => {
    const damaged = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', '}', ']', ',', '"', 'x', '\u0001', '\n'),
    );
    fc.assert(
      fc.property(damaged, ([json, place, letter]) => {
        const at = place % (json.length + 1);
        const text = json.slice(0, at) + letter + json.slice(at + 1);
        const parsed = parseJson(text);
        if (parsed.kind === 'json') return;
        const lines = text.split('\n');
        expect(parsed.line).toBeLessThanOrEqual(lines.length);
        expect(parsed.column).toBeLessThanOrEqual(lines[parsed.line - 1].length + 1);
        // A single change is noticed at it or after it, or at most where the word, number or escape that it is in begins.
        const fault =
          lines.slice(0, parsed.line - 1).join('\n').length + (parsed.line > 1 ? 1 : 0) + parsed.column - 1;
        expect(/^(?:[\w.+-]*|\\u?\w*)$/.test(text.slice(fault, at))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test.for([
    ['{"a": 1\n  "b": 2}', 2, 3, ', or }', '"\\"b\\": 2}"'],
    ['[1, 2', 1, 6, ', or ]', 'the end of the file'],
    ['[1,]', 1, 4, 'a value', '"]"'],
    ['[\n nul]', 2, 2, 'a value or ]', '"nul]"'],
    ['{"a" 1}', 1, 6, ':', '"1}"'],
    ['{a: 1}', 1, 2, 'a name in quotes or }', '"a: 1}"'],
    ['{"a":1,}', 1, 8, 'a name in quotes', '"}"'],
    ['"a\\x"', 1, 3, 'an escape such as \\n', '"\\\\x\\""'],
    ['"a\nb"', 1, 3, 'the rest of a string', '"\\nb\\""'],
    ['01', 1, 2, 'the end of the file', '"1"'],
    ['', 1, 1, 'a value', 'the end of the file'],
  ] as const)('%j breaks off in line %i, column %i', ([text, line, column, expected, found]) => {
    expect(parseJson(text)).toEqual({ kind: 'notJson', line, column, expected, found });
  });

  test('very deep nesting and very long strings are no exception', () => {
    expect(parseJson('['.repeat(1_000_000))).toMatchObject({ kind: 'notJson', column: 1_000_001 });
    expect(parseJson(`"${'a'.repeat(5_000_000)}`)).toMatchObject({ kind: 'notJson', column: 5_000_002 });
  });
});
