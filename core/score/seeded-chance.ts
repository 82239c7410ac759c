// Chance that comes out the same each time: whoever reckons a figure again gets the same figure.

/** Gives even draws from 0 up to 1 that follow from the seed alone (mulberry32): enough for resampling, and no secret. */
export function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
