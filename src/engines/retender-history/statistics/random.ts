/**
 * Numbers from 0 to below 1 that depend on nothing but the seed: the same on every machine.
 *
 * Source: the mulberry32 construction, a counter stepped by 0x6D2B79F5 and mixed; period 2³².
 */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
