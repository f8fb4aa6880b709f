import { cells } from '#rnn/cells';
import { quantities, type QuantityName } from '#rnn/quantities';
import { describe, expect, it } from 'vitest';
import { symbolLabel, symbolLetter } from './letters.ts';
import { notationNames, standardNotation, updateMeanings, type NotationChoice } from './notation.ts';
import { sentenceIn } from './sentence.ts';

const notation = (
  family: NotationChoice['family'],
  update: NotationChoice['update'] = 'keep',
): NotationChoice => ({
  family,
  update,
});

describe('letters', () => {
  it('of the standard notation are those of the engine’s vocabulary', () => {
    for (const [name, { letter }] of Object.entries(quantities)) {
      // Names and letters are those of the list; some occur in a GRU alone.
      const quantity = name as QuantityName;
      const family = /n/.test(letter) && quantity === 'writtenState' ? 'gru' : 'lstm';
      expect(symbolLetter(quantity, standardNotation, family)).toBe(letter);
    }
    for (const { family, letters } of Object.values(cells))
      for (const [name, letter] of Object.entries(letters))
        expect(symbolLetter(name as QuantityName, standardNotation, family)).toBe(letter);
  });

  it('of a state are those of the book', () => {
    expect(notationNames.map((family) => symbolLetter('previousHiddenState', notation(family)))).toEqual([
      'h₋₁',
      's₋₁',
      'h₋₁',
      'Y₋₁',
      'h₋₁',
    ]);
    expect(symbolLabel('keptMemory', notation('rows'))).toEqual(['f·c', '(t−1)']);
  });

  it('of a candidate have a tilde where joined vectors are weighed', () => {
    expect(symbolLetter('candidate', notation('concatenated'), 'lstm')).toBe('c\u0303');
    expect(symbolLetter('candidate', notation('concatenated'), 'gru')).toBe('h\u0303');
  });
});

describe('sentences', () => {
  it('in the standard notation stay as they are', () => {
    for (const sentence of [
      'hidden state h',
      'the letter “h”',
      'hₜ₋₁',
      '1 minus z times n',
      'W_ih',
      '(1−z)·n',
    ])
      expect(sentenceIn(standardNotation, sentence)).toBe(sentence.replace('1 minus z', '1−z'));
  });

  it.each([
    ['states', 'hidden state h', 'hidden state s'],
    ['states', 'hₜ₋₁ below', 'sₜ₋₁ below'],
    ['rows', 'hₜ₋₁ below', 'Y₍ₜ₋₁₎ below'],
    ['rows', 'a sum aₜ of all', 'a sum a₍ₜ₎ of all'],
    ['rows', 'U h, the other 63 units', 'Y W_y, the other 63 units'],
    ['hidden', 'W x', 'W_xh x'],
    ['states', 'W_hh', 'W'],
    ['concatenated', '(i = 0.2), written (i · g).', '(i = 0.2), written (i · c\u0303).'],
    ['states', 'LSTM, c by f alone; h too', 'LSTM, c by f alone; s too'],
  ] as const)('of %s: %s', (family, sentence, expected) => {
    expect(sentenceIn(notation(family), sentence)).toBe(expected);
  });

  it('with z as what is written turn the two shares round', () => {
    const write = notation('pytorch', 'write');
    expect(sentenceIn(write, 'update gate z')).toBe('update gate 1−z');
    expect(sentenceIn(write, 'share that is written, 1 minus z')).toBe('share that is written, z');
    expect(sentenceIn(write, 'its update gate stands at z = 0.8')).toBe(
      'its update gate stands at 1−z = 0.8',
    );
  });

  it('leave words, quoted letters, abbreviations and letters that a network reads alone', () => {
    for (const sentence of [
      'the letter “h”',
      'a ship, i.e. a hull',
      'e.g. this',
      'the half',
      'x-axis',
      'ch1',
    ])
      for (const family of notationNames)
        for (const update of updateMeanings) expect(sentenceIn({ family, update }, sentence)).toBe(sentence);
    expect(sentenceIn(notation('rows'), 'letter 3, h: c = 0.2', ['h'])).toBe('letter 3, h: c = 0.2');
  });

  it('leave what they are given in the notation already', () => {
    const write = notation('rows', 'write');
    expect(sentenceIn(write, '1−z', ['1−z'])).toBe('1−z');
    expect(sentenceIn(write, 'U Y₋₁, unit 3', ['Y₋₁'])).toBe('Y₋₁ W_y, unit 3');
    expect(sentenceIn(notation('states'), 'U h, W x', [])).toBe('W s, U x');
  });
});
