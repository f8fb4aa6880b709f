import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './markdown.ts';
import { ProblemList } from './problem.ts';
import { checkTerms, noTerms, Terms } from './terms.ts';

const terms = new Terms([
  { key: 'lstm', term: 'LSTM', lesson: '06-lstm', number: 6, words: ['LSTM', 'long short-term memory'] },
  { key: 'bptt', term: 'BPTT', lesson: '04-learning', number: 4, words: ['backpropagation through time'] },
  {
    key: 'truncated',
    term: 'truncated BPTT',
    lesson: '09-language-model',
    number: 9,
    words: ['truncated backpropagation through time', 'truncated backpropagation'],
  },
  { key: 'unit', term: 'unit', lesson: '01-sequences', number: 1, words: [] },
]);

function found(source: string, number: number): string[] {
  const problems = new ProblemList();
  checkTerms(parseMarkdown(source), number, terms, problems);
  return problems.problems.map(({ line, found }) => `${line}: ${found}`);
}

describe('checkTerms', () => {
  it('finds a word that a later lesson defines, by line, and none that this one or an earlier one does', () => {
    const source = 'A plain cell\nand an LSTM.\n\nThen backpropagation through time.';
    expect(found(source, 3)).toEqual([
      '2: “LSTM”, which 06-lstm defines',
      '4: “backpropagation through time”, which 04-learning defines',
    ]);
    expect(found(source, 5)).toEqual(['2: “LSTM”, which 06-lstm defines']);
    expect(found(source, 6)).toEqual([]);
  });

  it('looks everywhere that is read: headings, lists, tables, containers, emphasis', () => {
    const source = '## An LSTM\n\n- *Lstms*\n\n| LSTMs |\n| --- |\n| 1 |\n\n:::reason\nThe **lstm**.\n:::\n';
    expect(found(source, 5).map((problem) => problem.split(':')[0])).toEqual(['1', '3', '5', '10']);
  });

  it('takes hyphen, space and line break for the same, but not a part of a word', () => {
    expect(found('long short\nterm-memory', 1)).toHaveLength(1);
    expect(found('LSTMness, BLSTM', 1)).toEqual([]);
    expect(found('an LSTM’s memory', 1)).toHaveLength(1);
  });

  it('lets the longest spelling win', () => {
    expect(found('truncated backpropagation through time', 5)).toEqual([
      '1: “truncated backpropagation through time”, which 09-language-model defines',
    ]);
    expect(found('truncated backpropagation through time', 9)).toEqual([]);
  });

  it('does not look at code and formulas, nor at words marked as everyday ones', () => {
    expect(found('`LSTM` $LSTM$ :everyday[LSTM]\n\n```\nLSTM\n```\n\n$$\nLSTM\n$$', 1)).toEqual([]);
  });

  it('lets a link to a lesson use what that lesson defines, and no more', () => {
    expect(found('[the LSTM](#/lesson/06-lstm)', 2)).toEqual([]);
    expect(found('[the LSTM](#/lesson/05-vanishing)', 2)).toHaveLength(1);
    expect(found('[the LSTM](https://example.org/06-lstm)', 2)).toHaveLength(1);
  });

  it('reports a mark of a term that is unknown or comes later, once', () => {
    expect(found(':term[cells]{of=lstm}', 5)).toEqual(['1: :term of “lstm”, which 06-lstm defines']);
    expect(found(':term[LSTM]{of=lstm}', 5)).toHaveLength(1);
    expect(found(':term[LSTM]{of=lstn}', 7)).toEqual(['1: :term of “lstn”']);
    expect(found(':term[units]{of=unit} and :term[LSTM]{of=lstm}', 6)).toEqual([]);
  });

  it('asks nothing where there is no glossary', () => {
    const problems = new ProblemList();
    checkTerms(parseMarkdown('an LSTM'), 1, noTerms, problems);
    expect(problems.problems).toEqual([]);
  });
});
