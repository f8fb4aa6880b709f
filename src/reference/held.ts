/**
 * Values held against what a cell computes. A value that is held takes the place of the computed one, so everything
 * that reads it reads what is held; on the way back its own derivative is kept, and nothing is passed on to what would
 * have computed it.
 */

/**
 * What an activation comes to.
 * @param held      `[T, B, H]`, NaN where the value is free; undefined: nothing is held
 * @param at        place in it
 * @param computed  what the cell makes of it
 */
export function kept(held: Float64Array | undefined, at: number, computed: number): number {
  return held === undefined || Number.isNaN(held[at]) ? computed : held[at];
}

/** 1 where a derivative passes on to what computed the value, 0 where the value was held instead. */
export function passes(held: Float64Array | undefined, at: number): 0 | 1 {
  return held === undefined || Number.isNaN(held[at]) ? 1 : 0;
}
