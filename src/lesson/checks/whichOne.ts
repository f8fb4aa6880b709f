/** Predictions about networks side by side: what they cost, and what a race on this device shows. */
import type { Check } from '../check.ts';

export const whichOneChecks = {
  /** Of a plain network, a GRU and an LSTM with the units and layers that are set. */
  mostParameters: { figure: 'race', answer: 'choice', outcomes: ['rnn', 'gru', 'lstm'] },
  /** Parameters of the whole LSTM network by those of the plain one, at the same units. */
  parameterRatio: { figure: 'race', answer: 'number', least: 0, most: 100 },
  /** Whose update takes longest; alike where the slowest two are within a tenth. */
  slowestUpdate: { figure: 'race', answer: 'choice', outcomes: ['rnn', 'gru', 'lstm', 'alike'] },
  /** Whose last loss is lowest; undecided where the bands of the best two overlap. */
  lowestLoss: { figure: 'race', answer: 'choice', outcomes: ['rnn', 'gru', 'lstm', 'undecided'] },
} as const satisfies Record<string, Check>;
