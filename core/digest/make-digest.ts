// What a publication and the ones before it say: figures for messages, JSON and tests, from nothing but publications.

import { COMMENTS_FROM } from "../publish/disclosure.ts";
import type { Comment, Publication } from "../publish/publication.ts";
import { change } from "../score/change.ts";
import { type Estimate, estimate, type Population } from "../score/estimate.ts";
import { pool } from "../score/pool.ts";
import { displayScore, nps } from "../score/score.ts";
import type { BandCounts } from "../score/tally.ts";
import type { BackgroundQuestion, Driver } from "../survey/survey.ts";
import { mask } from "../words/masking.ts";
import type { Digest, DigestComment, DigestEdit, DigestFigures, DigestRound, DigestView } from "./digest.ts";
import { besidesOf } from "./digest-besides.ts";

/** Who reads: managers see every comment, a channel those that may be quoted, someone who was asked none. */
export type DigestReader = "manager" | "channel" | "asked";

/** What a digest is made of. */
export interface DigestOf {
  readonly publication: Publication;
  /** Publications of the same schedule, newest first; it may be among them, and later ones are left out. */
  readonly others: readonly Publication[];
  readonly comments: readonly Comment[];
  /** As the round froze them. */
  readonly drivers: readonly Driver[];
  /** The questions before the score, as the round froze them. */
  readonly background?: readonly BackgroundQuestion[];
  readonly reader: DigestReader;
  /** How many rounds to pool; null for as many as the schedule has panels. */
  readonly last: number | null;
}

/** How many rounds the sparkline shows where nobody asked for more. */
export const HISTORY_ROUNDS = 8;

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

/** Makes the digest of one round, with everything that a message about it needs. */
export function makeDigest(of: DigestOf): DigestView {
  const { publication, reader, last } = of;
  const earlier = of.others
    .filter(({ roundId, opensAt }) => roundId !== publication.roundId && opensAt < publication.opensAt)
    .sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime());
  const rounds = [publication, ...earlier];
  const [previous] = earlier;
  const trend = rounds.slice(0, Math.max(HISTORY_ROUNDS, last ?? 0)).reverse();
  const edits = trend.flatMap((after, at) => {
    const changed = changedSince(trend[at - 1], after);
    return changed.length === 0 ? [] : [{ at, changed, round: after }];
  });
  const comments = commentsFor(of.comments, reader);
  const digest: Digest = {
    survey: publication.surveyKey,
    round: roundOf(publication),
    ...figuresOf(publication),
    previous: previous === undefined ? null : { ...figuresOf(previous), round: roundOf(previous) },
    change: changeOf(previous, publication),
    pooled: pooledOf(rounds, last ?? publication.pooled),
    withheld: publication.figures.kind === "withheld",
    ...besidesOf(of),
    version: publication.wordingVersion,
    ...(edits.length === 0
      ? {}
      : {
          edits: edits.map(({ changed, round }) => ({
            version: round.wordingVersion,
            changed,
            round: roundOf(round),
          })),
        }),
    segments: [],
    comments,
  };
  return {
    digest,
    relation: publication.relation,
    promise: publication.promise,
    population: publication.population,
    subject: publication.subject,
    zone: publication.zone,
    k: publication.k,
    passedOver: publication.passedOver,
    ...(publication.passedOverWhy === undefined ? {} : { passedOverWhy: publication.passedOverWhy }),
    history: trend.map(scoreOf),
    ...(edits.length === 0 ? {} : { historyEdits: edits.map(({ at }) => at) }),
    drivers: driversOf(of),
    final: publication.final,
    commentsWithheld: comments.length < of.comments.length || reader === "asked" || keepsNone(publication),
  };
}

/** Gives the figures that a publication shows. An open crowd has no number of people invited; a bottom-coded round only a bound. */
export function figuresOf(publication: Publication): DigestFigures {
  const { figures, population } = publication;
  const invited = population === "open" ? null : publication.invited;
  if (figures.kind === "withheld") return { ...NOTHING, invited, display: displayScore(null) };
  if (figures.kind === "at-most") return { ...NOTHING, invited, display: atMost(figures.nps) };
  const all = shown(figures.counts, estimate(figures.counts, populationOf(publication)), invited);
  return population === "open" && publication.invited === 0 ? { ...all, byLink: true } : all;
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

function populationOf({ population, invited }: Publication): Population {
  return population === "open" ? "open" : invited;
}

function roundOf({ roundId, number, opensAt, closesAt }: Publication): DigestRound {
  return { id: roundId, number, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() };
}

function countsOf(publication: Publication | undefined): BandCounts | null {
  return publication?.figures.kind === "shown" ? publication.figures.counts : null;
}

function scoreOf(publication: Publication): number | null {
  const counts = countsOf(publication);
  return counts === null ? null : nps(counts);
}

// Not every edit makes two rounds hard to compare: what is said after the score moved nobody's finger.
function changedSince(before: Publication | undefined, after: Publication): DigestEdit["changed"] {
  if (before === undefined) return [];
  const isMarked = before.wordingMark !== undefined && after.wordingMark !== undefined;
  const isReworded = isMarked
    ? before.wordingMark !== after.wordingMark
    : before.wordingVersion !== after.wordingVersion;
  const isKnown = before.audienceMark !== undefined && after.audienceMark !== undefined;
  const isOther = isKnown && before.audienceMark !== after.audienceMark;
  return [...(isReworded ? (["wording"] as const) : []), ...(isOther ? (["audience"] as const) : [])];
}

function changeOf(before: Publication | undefined, after: Publication): Digest["change"] {
  const found = change(countsOf(before), countsOf(after));
  return found === null ? null : { delta: found.delta, p: found.p, verdict: found.verdict };
}

// The window is the last rounds, whether published or not: an older round would count the people of a panel twice.
function pooledOf(rounds: readonly Publication[], window: number): Digest["pooled"] {
  if (window <= 1) return null;
  const parts = rounds.slice(0, window).flatMap((publication) => {
    const bands = countsOf(publication);
    return bands === null ? [] : [{ bands, population: populationOf(publication) }];
  });
  if (parts.length === 0) return null;
  const pooled = pool(parts);
  const invited = pooled.population === "open" ? null : pooled.population;
  return { rounds: pooled.rounds, ...shown(pooled.bands, pooled, invited) };
}

function commentsFor(comments: readonly Comment[], reader: DigestReader): readonly DigestComment[] {
  if (reader === "asked") return [];
  return comments
    .filter(({ mayQuote }) => reader === "manager" || mayQuote)
    .map(({ text, mayQuote }) => ({ text: mask(text), mayQuote }));
}

// Said of every round that keeps none by rule, and of no other: it must not tell whether anyone wrote.
function keepsNone({ promise, figures, answered }: Publication): boolean {
  return promise === "anonymous" && (figures.kind !== "shown" || answered < COMMENTS_FROM);
}

function driversOf({ publication, drivers }: DigestOf): DigestView["drivers"] {
  return publication.drivers
    .map(({ key, count }) => {
      const label = drivers.find((driver) => driver.key === key)?.label ?? { en: key, "zh-CN": key };
      return { label, count };
    })
    .sort((a, b) => b.count - a.count);
}
