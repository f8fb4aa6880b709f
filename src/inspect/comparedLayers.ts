/** A plain RNN, an LSTM and a GRU of the same random blocks of weights, so that only the cell differs. */
import { cells } from '#rnn/cells';
import type { LayerParameters } from '#reference/cell';
import { spectralRadiusOf } from './eigenvalues.ts';

/** The random parts: `src/data/recurrentDraws.ts` makes them from a seed. */
export interface ComparedDraws {
  /** `[T, 1, I]` */
  readonly inputs: Float64Array;
  /** Four, `[H, I]` each, in the LSTM's order i|f|g|o. The GRU takes the first three, the plain RNN the third. */
  readonly inputBlocks: readonly Float64Array[];
  /** Four, `[H, H]` each, alike. */
  readonly recurrentBlocks: readonly Float64Array[];
  /** `v`, `[H]`, of length 1. */
  readonly direction: Float64Array;
}

export interface ComparedKnobs {
  /** Largest |eigenvalue| of every recurrent block. */
  readonly radius: number;
  /** φ of the plain RNN; LSTM and GRU keep their own. */
  readonly activation: 'tanh' | 'relu';
  /** Added to the sum of the gate that keeps: the LSTM's forget gate, the GRU's update gate. */
  readonly forgetBias: number;
}

/** The plain RNN by its φ, and the gated cells. */
export type ComparedCell = 'rnn' | 'rnnRelu' | 'lstm' | 'gru';

/** Which of the four blocks each packed gate of a cell takes. */
const blocksOf: Readonly<Record<ComparedCell, readonly number[]>> = {
  rnn: [2],
  rnnRelu: [2],
  lstm: [0, 1, 2, 3],
  gru: [0, 1, 2],
};

/** Standard deviation of `W x`: inputs move the run along φ without drowning the recurrence. */
const inputStrength = 0.5;

/** The gate that decides how much of the old state stays. */
const keepingGate: Readonly<Partial<Record<ComparedCell, string>>> = {
  lstm: 'forgetGate',
  gru: 'updateGate',
};

/**
 * The draws with every recurrent block scaled to a spectral radius; one whose eigenvalues cannot be found, or are all
 * zero, is made zero.
 */
export function scaledToRadius(draws: ComparedDraws, radius: number): ComparedDraws {
  const H = draws.direction.length;
  const recurrentBlocks = draws.recurrentBlocks.map((block) => {
    const own = spectralRadiusOf(block, H);
    return block.map((value) => (own ? (value * radius) / own : 0));
  });
  return { ...draws, recurrentBlocks };
}

/**
 * The weights of one cell: `weight_ih [G·H, I]`, `weight_hh [G·H, H]`, biases zero but for the gate that keeps.
 * @param draws  scaled to the radius wanted
 */
export function comparedParameters(
  cell: ComparedCell,
  draws: ComparedDraws,
  { forgetBias }: Pick<ComparedKnobs, 'forgetBias'>,
): LayerParameters {
  const H = draws.direction.length;
  const I = draws.inputBlocks[0].length / H;
  const blocks = blocksOf[cell];
  const stacked = (of: (block: number) => Float64Array) =>
    Float64Array.from(blocks.flatMap((block) => Array.from(of(block))));
  const bias = new Float64Array(blocks.length * H);
  const keeping = (cells[cell].gates as readonly string[]).indexOf(keepingGate[cell] ?? '');
  if (keeping >= 0) bias.fill(forgetBias, keeping * H, (keeping + 1) * H);
  return {
    weight_ih: stacked((block) =>
      draws.inputBlocks[block].map((value) => (value * inputStrength) / Math.sqrt(I)),
    ),
    weight_hh: stacked((block) => draws.recurrentBlocks[block]),
    bias_ih: bias,
    bias_hh: new Float64Array(blocks.length * H),
  };
}
