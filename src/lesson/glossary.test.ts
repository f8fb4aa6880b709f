import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseGlossary } from './glossary.ts';
import { formatProblem } from './problem.ts';

const shipped = readFileSync(new URL('../../lessons/en/glossary.yaml', import.meta.url), 'utf8');

const two = `- key: gate
  term: gate
  lesson: 06-lstm
  words: [gate]
  text: >-
    A list of numbers
    between 0 and 1.

- key: forget-gate
  term: forget gate
  lesson: 06-lstm
  words: [forget gate]
  symbol: \\forget{t}
  quantity: forgetGate
  text: How much is kept of $\\cell{t-1}$, by **unit**.
`;

const problemsOf = (source: string) => {
  const parsed = parseGlossary(source);
  return parsed.kind === 'glossary' ? [] : parsed.problems.map((problem) => formatProblem('g.yaml', problem));
};

describe('parseGlossary', () => {
  it('accepts the glossary of the course', () => {
    expect(problemsOf(shipped)).toEqual([]);
  });

  it('gives each term its lesson’s number, its symbol and its text, with and without markup', () => {
    const parsed = parseGlossary(two);
    if (parsed.kind !== 'glossary') throw new Error(problemsOf(two).join('\n'));
    const [gate, forget] = parsed.terms;
    expect(gate).toMatchObject({ key: 'gate', number: 6, symbol: null, quantity: null });
    expect(gate.html).toBe('<p>A list of numbers between 0 and 1.</p>');
    expect(forget.quantity).toBe('forgetGate');
    expect(forget.symbol).toContain('data-quantity="forgetGate"');
    expect(forget.html).toContain('<strong>unit</strong>');
    expect(forget.plain).toBe('How much is kept of ct−1, by unit.');
  });

  it.each([
    ['a missing text', two.replace(/ {2}text: How.*\n/, ''), 'g.yaml:9: found a term without text'],
    [
      'an unknown field',
      two.replace('  term: gate\n', '  term: gate\n  colour: red\n'),
      'g.yaml:3: found “colour”',
    ],
    ['a key with a blank', two.replace('key: gate', 'key: a gate'), 'g.yaml:1: found key: "a gate"'],
    ['a lesson without number', two.replace('06-lstm', 'lstm'), 'g.yaml:3: found lesson: "lstm"'],
    [
      'an unknown quantity',
      two.replace('quantity: forgetGate', 'quantity: thirdGate'),
      'g.yaml:14: found quantity',
    ],
    [
      'a second term of a key',
      two.replace('key: forget-gate', 'key: gate'),
      'g.yaml:9: found a second “gate”',
    ],
    ['a spelling of two terms', two.replace('[forget gate]', '[Gate]'), 'g.yaml:12: found “gate”'],
    [
      'a symbol that is no formula',
      two.replace('\\forget{t}', '\\frac{1'),
      'g.yaml:13: found the formula \\frac{1',
    ],
    ['a text with raw HTML', two.replace('**unit**', '<b>unit</b>'), 'g.yaml:15: found raw HTML'],
    [
      'a heading in a text',
      two.replace('text: How much', 'text: |\n    ## How much'),
      'g.yaml:15: found a heading',
    ],
    ['broken YAML', two.replace('words: [gate]', 'words: [gate'), 'g.yaml:'],
    ['another thing than a list', 'key: gate\n', 'g.yaml:1: found no list of terms'],
    ['something else in the list', `${two}- gate\n`, 'g.yaml:16: found something else in the list'],
    [
      'a definition by what a later lesson defines',
      two
        .replace('lesson: 06-lstm\n  words: [gate]', 'lesson: 02-recurrent-neuron\n  words: [gate]')
        .replace('between 0 and 1.', 'such as a forget gate.'),
      'g.yaml:5: found “forget gate”, which 06-lstm defines',
    ],
  ])('says where there is %s', (_, source, message) => {
    expect(problemsOf(source).join('\n')).toContain(message);
  });

  it('does not let an alias of YAML grow without bound', () => {
    const bomb = '- &a [x, x, x, x]\n- &b [*a, *a, *a, *a]\n- [*b, *b, *b, *b]\n';
    expect(problemsOf(bomb).length).toBeGreaterThan(0);
  });
});
