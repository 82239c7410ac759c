// The figures of a publication, of a cell and of several rounds together, in the one form of the digest.
import type { Publication } from "../publish/publication.ts";
import { type Estimate, estimate, type Population } from "../score/estimate.ts";
import type { Pooled, PoolPart } from "../score/pool.ts";
import { displayScore } from "../score/score.ts";
import type { BandCounts } from "../score/tally.ts";
import type { DigestFigures, DigestRound } from "./digest-figures.ts";

const NOTHING = {
  answered: null,
  responseRate: null,
  promoters: null,
  passives: null,
  detractors: null,
  nps: null,
  interval: null,
  bounds: null,
} as const;

/** The figures of what is not shown. */
export const NOT_SHOWN: DigestFigures = { ...NOTHING, invited: null, display: displayScore(null) };

/** Gives the figures that a publication shows. An open crowd has no number of people invited; a bottom-coded round only a bound. */
export function figuresOf(publication: Publication): DigestFigures {
  const { figures, population } = publication;
  const invited = population === "open" ? null : publication.invited;
  if (figures.kind === "withheld") return { ...NOTHING, invited, display: displayScore(null) };
  if (figures.kind === "at-most") return { ...NOTHING, invited, display: atMost(figures.nps) };
  const all = shown(figures.counts, estimate(figures.counts, populationOf(publication)), invited);
  const isLink = population === "open" && publication.invited === 0 && publication.imported !== true;
  return isLink ? { ...all, byLink: true } : all;
}

/** Gives the figures of some of a round's answers; `invited` is null in an open crowd. */
export function figuresOfCounts(counts: BandCounts, invited: number | null): DigestFigures {
  return shown(counts, estimate(counts, invited ?? "open"), invited);
}

/** Gives several rounds as one. */
export function figuresOfPool(pooled: Pooled): DigestFigures & { readonly rounds: number } {
  const invited = pooled.population === "open" ? null : pooled.population;
  return { rounds: pooled.rounds, ...shown(pooled.bands, pooled, invited) };
}

/** Gives a round for pooling; nothing where no counts are shown. */
export function poolPart(publication: Publication): readonly PoolPart[] {
  const bands = countsOf(publication);
  return bands === null ? [] : [{ bands, population: populationOf(publication) }];
}

/** Gives how many were asked, as the arithmetic takes it. */
export function populationOf({ population, invited }: Publication): Population {
  return population === "open" ? "open" : invited;
}

/** Gives the counts that a publication shows; null where it shows none. */
export function countsOf(publication: Publication | undefined): BandCounts | null {
  return publication?.figures.kind === "shown" ? publication.figures.counts : null;
}

/** Gives which round it is. */
export function roundOf({ roundId, number, opensAt, closesAt }: Publication): DigestRound {
  return { id: roundId, number, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() };
}

function shown(counts: BandCounts, sure: Estimate, invited: number | null): DigestFigures {
  const { promoters, passives, detractors } = counts;
  const answered = promoters + passives + detractors;
  return {
    invited,
    answered,
    responseRate: invited === null || invited === 0 ? null : answered / invited,
    promoters,
    passives,
    detractors,
    nps: sure.nps,
    display: displayScore(sure.nps),
    interval: sure.interval,
    bounds: sure.bounds,
  };
}

// Rounded up: "≤ −66" holds for −66.7, "≤ −67" would not.
function atMost(bound: number): string {
  return `\u2264 ${displayScore(Math.ceil(bound))}`;
}
