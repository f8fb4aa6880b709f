/** What a learner reads in the figure of vanishing gradients, in English. Numbers come formatted. */
import type { GradientLine, JacobianLine, Loss } from '#figures/vanishingSeries';

const steps = (count: number) => (count === 1 ? '1 step' : `${count} steps`);

const lines: Readonly<Record<GradientLine, string>> = {
  rnn: 'plain RNN, h',
  gru: 'GRU, h',
  lstm: 'LSTM, h',
  lstmCell: 'LSTM, c',
  lstmAlong: 'LSTM, c by f alone',
};

const jacobianLines: Readonly<Record<JacobianLine, string>> = {
  product: 'norm of the product',
  stepwise: 'product of the norms',
  bound: 'norm of U × steepest φ′',
};

/** Where a line stops being felt, in half a sentence. */
function lost({ share }: Loss, last: number): string {
  return share === null
    ? `still above 1% of its start ${steps(last)} back`
    : `below 1% of its start from ${steps(share)} back`;
}

/** The same of another line, told after the first. */
function fate({ share }: Loss, last: number): string {
  return share === null ? `1% is not reached within ${steps(last)}` : `1% comes at ${share}`;
}

interface CaptionValues {
  readonly last: number;
  readonly back: number;
  readonly radius: string;
  readonly stretch: string;
  readonly slope: string;
  readonly losses: Readonly<Record<'rnn' | 'gru' | 'lstmCell', Loss>>;
  /** At `back`. */
  readonly norms: Readonly<Record<'rnn' | 'gru' | 'lstmCell', string>>;
  /** At the far end, where it is more than tenfold its start; else null. */
  readonly explodes: string | null;
  /** What clipping multiplies the plain RNN's gradient by, and the norm before; null where it does nothing. */
  readonly clipped: { readonly factor: string; readonly norm: string } | null;
  readonly notANumber: boolean;
}

function caption(v: CaptionValues): { readonly lead: string; readonly rest: string } {
  if (v.notANumber)
    return {
      lead: 'A value of this run is not a number',
      rest: ': something overflowed on the way. Choose a smaller spectral radius or a shorter sequence.',
    };
  if (v.last === 0)
    return {
      lead: 'One step has nothing to look back at',
      rest: ': the gradient by the last hidden state is 1, as the loss weighs it by a direction of length 1. Make the sequence longer to see what becomes of it.',
    };
  const lead =
    v.explodes !== null
      ? `The plain RNN’s signal explodes: ${steps(v.last)} back it is ${v.explodes} times its start`
      : v.losses.rnn.share === null
        ? `The plain RNN’s signal holds: it is ${lost(v.losses.rnn, v.last)}`
        : v.losses.rnn.zero === v.losses.rnn.share
          ? `The plain RNN’s signal is gone at once: exactly zero from ${steps(v.losses.rnn.share)} back`
          : `The plain RNN’s signal is ${lost(v.losses.rnn, v.last)}`;
  const others = `; for the GRU’s h ${fate(v.losses.gru, v.last)}, for the LSTM’s memory c ${fate(v.losses.lstmCell, v.last)}.`;
  const here = ` Gradient norms ${steps(v.back)} back: ${v.norms.rnn}, ${v.norms.gru} and ${v.norms.lstmCell}.`;
  const why = ` U has spectral radius ${v.radius}, stretches at most ${v.stretch}-fold, and φ′ lets through ${v.slope} of it on average.`;
  const clipped = v.clipped
    ? ` Clipping multiplies all of the plain RNN’s gradient by ${v.clipped.factor} (its norm was ${v.clipped.norm}): the line moves down as a whole, and what had vanished stays vanished.`
    : '';
  return { lead, rest: others + here + why + clipped };
}

export const vanishing = {
  title: 'How far back a loss at the last step is felt',
  lines,
  jacobianLines,
  caption,

  radius: 'Spectral radius',
  activation: 'Plain RNN’s φ',
  activations: { tanh: 'tanh', relu: 'ReLU' },
  forgetBias: 'Forget bias',
  length: 'Length',
  lengthText: steps,
  units: 'Units',
  draw: 'Matrix U',
  draws: { normal: 'random', orthogonal: 'orthogonal' },
  clip: 'Clip to norm 1',
  clips: { off: 'off', on: 'on' },
  seed: 'Seed',

  chart: 'Gradient norm by h and by c, against steps back',
  chartTitle: 'Gradient norm, by steps back from the last',
  clippedTitle: 'Gradient norm after clipping, by steps back from the last',
  stepsBack: 'steps back',
  zero: 'exactly 0',
  float32: 'float32 ends at 1.2e−38',
  reading: (back: number, values: readonly string[]) => `${steps(back)} back: ${values.join('; ')}`,
  lineReading: (name: string, value: string) => `${name} ${value}`,

  ruler: 'The signal falls below …',
  rulerRow: (name: GradientLine, { share, float32, zero }: Loss, last: number) =>
    [
      `${lines[name]}: ${share === null ? `1% not within ${steps(last)}` : `1% at ${share}`}`,
      float32 === null ? '' : `, float32 at ${float32}`,
      zero === null ? '' : `, exactly 0 at ${zero}`,
    ].join(''),

  jacobian: 'The plain RNN’s product of Jacobians and its bounds against steps back',
  jacobianTitle: 'Jacobians of the plain RNN, multiplied',
  noJacobian: (units: number, most: number) =>
    `With ${units} units the product of Jacobians is too slow to redo at every drag; choose at most ${most} to see it.`,

  spectrum: 'Eigenvalues of U in the complex plane, farthest first',
  spectrumTitle: 'Eigenvalues of U',
  noSpectrum: 'The eigenvalues of this U could not be found.',
  eigenvalue: (place: number, count: number, value: string, size: string) =>
    `eigenvalue ${place} of ${count}: ${value}, magnitude ${size}`,
  magnitude: (size: string) => `|λ| = ${size}`,
  unitCircle: '|λ| = 1',

  slopesTitle: (back: number) => `φ′ where the run is · ${back} back`,
  slopeReading: (back: number, mean: string, all: string) =>
    `${steps(back)} back: φ′ is ${mean} on average over the units; over the whole run ${all}`,
  slopeMean: (here: string, all: string) => `mean ${here} · whole run ${all}`,
  sum: 'sum a',
  beyond: (sum: number) => (sum < 0 ? `< −${-sum}` : `> ${sum}`),

  about:
    'What is computed: the loss is L = v · h at the last step, with v a random direction of length 1, and L goes back through all three cells over the same random inputs. Every recurrent matrix of theirs has the spectral radius set above; the plain RNN’s U is also the candidate’s in LSTM and GRU. The forget bias is added to the gates that keep, the LSTM’s f and the GRU’s z. Everything is in float64.',

  columns: {
    back: 'Steps back',
    slope: 'mean φ′',
    logarithm: (name: JacobianLine) => `log10, ${jacobianLines[name]}`,
    real: 'λ, real part',
    imaginary: 'λ, imaginary part',
  },
  eigenvalueRow: (place: number) => `eigenvalue ${place} of U`,
  loading: 'Sending the gradient back …',
  failed: (reason: string) =>
    `The figure could not compute this (${reason}). Change a setting or reload the page to try again.`,
};
