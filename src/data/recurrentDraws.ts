/** What chance gives recurrent layers that are compared: the same inputs and the same blocks of weights for each. */
import { gaussian, orthogonalMatrix } from './matrices.ts';
import { seededRandom } from './random.ts';

/** How a square recurrent block is drawn: independent normal values, or orthonormal rows. */
export type RecurrentDraw = 'normal' | 'orthogonal';

export interface RecurrentDraws {
  /** `[T, 1, I]`, standard normal. */
  readonly inputs: Float64Array;
  /** One a block, `[H, I]`, standard normal. */
  readonly inputBlocks: readonly Float64Array[];
  /** One a block, `[H, H]`, not scaled. */
  readonly recurrentBlocks: readonly Float64Array[];
  /** `[H]`, of length 1. */
  readonly direction: Float64Array;
}

export interface DrawSizes {
  readonly T: number;
  readonly I: number;
  readonly H: number;
  readonly blocks: number;
}

/**
 * Each part has a stream of its own, so that a longer sequence begins as the shorter one did and keeps the weights.
 * @param seed  a whole number; the same gives the same draws
 */
export function drawRecurrent(
  { T, I, H, blocks }: DrawSizes,
  draw: RecurrentDraw,
  seed: number,
): RecurrentDraws {
  const stream = (part: number) => seededRandom(seed * streams + part);
  const normal = (size: number, part: number) => {
    const random = stream(part);
    return Float64Array.from({ length: size }, () => gaussian(random));
  };
  const each = <A>(of: (block: number) => A) => Array.from({ length: blocks }, (_, block) => of(block));
  const direction = normal(H, 1);
  const length = Math.hypot(...direction);
  return {
    inputs: normal(T * I, 0),
    direction: direction.map((value) => value / length),
    inputBlocks: each((block) => normal(H * I, 2 + block)),
    recurrentBlocks: each((block) =>
      draw === 'orthogonal'
        ? orthogonalMatrix(H, stream(2 + blocks + block))
        : normal(H * H, 2 + blocks + block),
    ),
  };
}

/** More streams than any layer has parts. */
const streams = 64;
