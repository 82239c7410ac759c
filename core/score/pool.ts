// One score over several published rounds, such as the panels that together asked everyone.
import { type Estimate, estimate, type Population } from "./estimate.ts";
import type { BandCounts, Bands } from "./tally.ts";

/** One published round as far as pooling needs it. */
export interface PoolPart {
  readonly bands: BandCounts;
  readonly population: Population;
}

/** Several rounds as one: how many went in, their summed counts and people asked, and the estimate over them. */
export interface Pooled extends Estimate {
  readonly rounds: number;
  readonly bands: Bands;
  readonly population: Population;
}

/** Adds published rounds up and estimates the whole; one open population makes the whole open. */
export function pool(parts: readonly PoolPart[]): Pooled {
  const promoters = parts.reduce((sum, part) => sum + part.bands.promoters, 0);
  const passives = parts.reduce((sum, part) => sum + part.bands.passives, 0);
  const detractors = parts.reduce((sum, part) => sum + part.bands.detractors, 0);
  const population = parts.reduce<Population>(
    (sum, part) => (sum === "open" || part.population === "open" ? "open" : sum + part.population),
    0,
  );
  const bands = { promoters, passives, detractors, answered: promoters + passives + detractors };
  return { rounds: parts.length, bands, population, ...estimate(bands, population) };
}
