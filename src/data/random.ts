/** Seeded random numbers with a state that can be saved, so that a run can be repeated and resumed. */

export interface RandomSource {
  /** Uniform on [0, 1), 32 bits. */
  next(): number;
  /** The whole state: `seededRandom(state())` goes on where this one stands. */
  state(): number;
}

/** Mulberry32 (T. Ettinger 2017): 32 bits of state, passes gjrand; enough for weights, windows and samples. */
export function seededRandom(seed: number): RandomSource {
  let a = seed >>> 0;
  return {
    next() {
      a = (a + 0x6d2b79f5) >>> 0;
      let t = a;
      t = Math.imul(t ^ (t >>> 15), t | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    },
    state: () => a,
  };
}
