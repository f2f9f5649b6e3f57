/** A well-spread 32-bit number from another: C. Wellons' lowbias32 (2018). */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * A number from 0 up to 1 that is a function of what it is for, so that nothing depends on what was drawn before it.
 *
 * @example luckOf(1, 0, 7) === luckOf(1, 0, 7) // true
 */
export function luckOf(seed: number, purpose: number, one: number, other = 0): number {
  return mix(mix(mix(mix(seed + 0x9e3779b9) ^ purpose) + one) ^ mix(other + 0x85ebca6b)) / 4_294_967_296;
}
