/** Oracle: the reference network itself with weights that count, and with weights that nearly do. */
import { expect, it } from 'vitest';
import { readText } from '#reference/charModel';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterCount, parameterViews } from '#rnn/parameters';
import { countedLetters } from './countedLetters.ts';

function neuron(cell: 'rnn' | 'rnnRelu', a: number, b: number, own: number, bias: number): CharModel {
  const spec = { cell, units: 1, vocabulary: ['a', 'b'] } as const;
  const parameters = new Float32Array(parameterCount(charModelLayout(spec)));
  const views = parameterViews(charModelLayout(spec), parameters);
  views['weight_ih_l0'].set([a, b]);
  views['weight_hh_l0'].set([own]);
  views['bias_ih_l0'].set([bias]);
  return { spec, parameters };
}

const letters = [...'aababbbaab'];
const codes = letters.map((letter) => (letter === 'a' ? 0 : 1));
const counted = (model: CharModel) =>
  countedLetters(letters, readText(model, codes).trace.activations.hiddenState ?? [], 'a');

it.each([
  [1, 0, 1, 0],
  [0.5, -0.5, 1, 0.5],
])('a ReLU neuron with weights %f, %f, %f and bias %f counts', (a, b, own, bias) => {
  expect(counted(neuron('rnnRelu', a, b, own, bias))).toEqual({
    counts: [1, 2, 2, 3, 3, 3, 3, 4, 5, 5],
    fails: null,
  });
});

it.each([
  ['rnn', 1, 0, 1, 0, 0],
  ['rnnRelu', 1, 0, 0.75, 0, 1],
  ['rnnRelu', 1, 0.25, 1, 0, 2],
] as const)(
  'a %s neuron with weights %f, %f, %f and bias %f fails at place %i',
  (cell, a, b, own, bias, at) => {
    expect(counted(neuron(cell, a, b, own, bias)).fails).toBe(at);
  },
);

it('a state that is no number counts nothing', () => {
  expect(countedLetters(['a'], [NaN], 'a').fails).toBe(0);
});
