// The normal distribution's tails, which a test of change and the chance of a goal are read from.

const SQRT_PI = Math.sqrt(Math.PI);
// Below this the series needs few terms, above it the continued fraction does.
const CROSSOVER = 2.5;
const FRACTION_DEPTH = 60;

/** Gives the chance that a standard normal value lies at least |z| from zero on either side, to about 12 digits. */
export function twoSidedP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  return x < CROSSOVER ? 1 - erfBySeries(x) : erfcByFraction(x);
}

/** Gives the chance that a standard normal value lies below z, to about 12 digits. */
export function normalBelow(z: number): number {
  const beyond = twoSidedP(z) / 2;
  return z < 0 ? beyond : 1 - beyond;
}

// Abramowitz & Stegun 7.1.6: every term is positive, so nothing cancels.
function erfBySeries(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; term > sum * Number.EPSILON; k += 1) {
    term *= (2 * x * x) / (2 * k + 1);
    sum += term;
  }
  return (2 / SQRT_PI) * Math.exp(-x * x) * sum;
}

// Abramowitz & Stegun 7.1.14, from the inside out.
function erfcByFraction(x: number): number {
  let tail = x;
  for (let k = FRACTION_DEPTH; k >= 1; k -= 1) tail = x + k / 2 / tail;
  return Math.exp(-x * x) / (SQRT_PI * tail);
}
