/**
 * The five families of notations that textbooks and courses use. The letters of gates and states of the first are those
 * of `src/rnn/cells.ts`.
 */
import { cells } from '#rnn/cells';
import type { GateName, Notation, NotationName, Script, StepLetter } from './notation.ts';

const letter = (letter: string): Script => ({ letter });
const { lstm, gru } = cells;

const letters: Readonly<Record<StepLetter, Script>> = {
  input: letter('x'),
  hiddenState: letter(lstm.letters.hiddenState),
  cellState: letter(lstm.letters.cellState),
  inputGate: letter(lstm.letters.inputGate),
  forgetGate: letter(lstm.letters.forgetGate),
  candidate: letter(lstm.letters.candidate),
  outputGate: letter(lstm.letters.outputGate),
  resetGate: letter(gru.letters.resetGate),
  updateGate: letter(gru.letters.updateGate),
  newState: letter(gru.letters.candidate),
  weightedSum: letter('a'),
  recurrentCandidate: letter('u'),
  logits: letter('y'),
};

const scripts: Readonly<Record<GateName, string>> = {
  inputGate: 'i',
  forgetGate: 'f',
  candidate: 'g',
  outputGate: 'o',
  resetGate: 'r',
  updateGate: 'z',
  newState: 'n',
  hiddenState: '',
};

const circledDot = { tex: String.raw`\odot`, text: '⊙' } as const;

export const families: Readonly<Record<NotationName, Notation>> = {
  /** The names of PyTorch's parameters; `W_ih^f` is the block of `weight_ih` that feeds the forget gate. */
  pytorch: {
    letters,
    step: 'plain',
    scripts,
    rows: {
      input: { letter: 'W', sub: 'ih', sup: '#g' },
      recurrent: { letter: 'W', sub: 'hh', sup: '#g' },
      bias: { letter: 'b', sup: '#g' },
      inputBias: { letter: 'b', sub: 'ih', sup: '#g' },
      recurrentBias: { letter: 'b', sub: 'hh', sup: '#g' },
      joined: null,
    },
    output: { weights: { letter: 'W', sub: 'fc' }, bias: { letter: 'b', sub: 'fc' } },
    order: 'columns',
    product: circledDot,
  },
  /** `s_t = tanh(U x_t + W s_{t-1} + b)`, `o_t = softmax(V s_t)`. Britz 2015; Goodfellow, Bengio & Courville 2016 with h. */
  states: {
    letters: {
      ...letters,
      hiddenState: letter('s'),
      newState: letter('h'),
      logits: letter('o'),
    },
    step: 'plain',
    scripts: { ...scripts, newState: 'h' },
    rows: {
      input: { letter: 'U', sup: '#g' },
      recurrent: { letter: 'W', sup: '#g' },
      bias: { letter: 'b', sup: '#g' },
      inputBias: { letter: 'b', sub: 'U', sup: '#g' },
      recurrentBias: { letter: 'b', sub: 'W', sup: '#g' },
      joined: null,
    },
    output: { weights: letter('V'), bias: letter('c') },
    order: 'columns',
    product: { tex: String.raw`\circ`, text: '∘' },
  },
  /** `h_t = tanh(W_xh x_t + W_hh h_{t-1} + b_h)`. Karpathy 2015; Graves 2013. */
  hidden: {
    letters: { ...letters, newState: { letter: 'h', tilde: true } },
    step: 'plain',
    scripts: { ...scripts, newState: 'h', hiddenState: 'h' },
    rows: {
      input: { letter: 'W', sub: 'x#g' },
      recurrent: { letter: 'W', sub: 'h#g' },
      bias: { letter: 'b', sub: '#g' },
      inputBias: { letter: 'b', sub: 'x#g' },
      recurrentBias: { letter: 'b', sub: 'h#g' },
      joined: null,
    },
    output: { weights: { letter: 'W', sub: 'hy' }, bias: { letter: 'b', sub: 'y' } },
    order: 'columns',
    product: circledDot,
  },
  /** `Y_(t) = φ(X_(t) W_x + Y_(t-1) W_y + b)`: an example in each row. Géron 2019, chapters 15 and 16. */
  rows: {
    letters: {
      ...letters,
      input: letter('X'),
      hiddenState: letter('Y'),
      newState: letter('g'),
      logits: letter('Z'),
    },
    step: 'parenthesised',
    scripts: { ...scripts, newState: 'g' },
    rows: {
      input: { letter: 'W', sub: 'x#g' },
      recurrent: { letter: 'W', sub: 'y#g' },
      bias: { letter: 'b', sub: '#g' },
      inputBias: { letter: 'b', sub: 'x#g' },
      recurrentBias: { letter: 'b', sub: 'y#g' },
      joined: null,
    },
    output: { weights: { letter: 'W', sub: 'out' }, bias: { letter: 'b', sub: 'out' } },
    order: 'rows',
    product: { tex: String.raw`\otimes`, text: '⊗' },
  },
  /** `f_t = σ(W_f [h_{t-1}, x_t] + b_f)`, candidates with a tilde. Olah 2015. */
  concatenated: {
    letters: {
      ...letters,
      candidate: { letter: 'c', tilde: true },
      newState: { letter: 'h', tilde: true },
    },
    step: 'plain',
    scripts: { ...scripts, candidate: 'c', newState: '' },
    rows: {
      input: { letter: 'W', sub: '#gx' },
      recurrent: { letter: 'W', sub: '#gh' },
      bias: { letter: 'b', sub: '#g' },
      inputBias: { letter: 'b', sub: '#gx' },
      recurrentBias: { letter: 'b', sub: '#gh' },
      joined: { letter: 'W', sub: '#g' },
    },
    output: { weights: { letter: 'W', sub: 'y' }, bias: { letter: 'b', sub: 'y' } },
    order: 'columns',
    product: { tex: '*', text: '*' },
  },
};

/** The script with a gate's own put in; without it where the gate has none. */
export function gateScript(script: Script, notation: Notation, gate: GateName): Script {
  const own = notation.scripts[gate];
  const filled = (text: string | undefined) => text?.replace('#g', own);
  return { ...script, sub: filled(script.sub) ?? '', sup: filled(script.sup) ?? '' };
}
