// The rounds up to one: each with its figures, where they are no longer quite comparable, the last weeks as one, and the same week last year.
import type { Publication } from "../publish/publication.ts";
import { pool } from "../score/pool.ts";
import { type DatedPart, WINDOWS, windowScore } from "../score/windows.ts";
import { DAY_MS, wallTime } from "../time.ts";
import type { Digest, DigestEdit } from "./digest.ts";
import type { DigestPeriod, DigestTrendPoint, DigestYearAgo } from "./digest-history.ts";
import { countsOf, figuresOf, figuresOfPool, poolPart, roundOf } from "./figures-of.ts";
import { changeOf } from "./judged.ts";

/** How many days off a year a round may lie to be its counterpart. */
export const NEARLY_A_YEAR_DAYS = 10;

const PERIODS = [
  ["four-weeks", WINDOWS.fourWeeks],
  ["quarter", WINDOWS.quarter],
] as const;

/** Gives rounds, oldest first, as points. */
export function trendOf(rounds: readonly Publication[]): readonly DigestTrendPoint[] {
  return rounds.map((publication) => ({
    ...figuresOf(publication),
    round: roundOf(publication),
    ...(publication.imported === true ? { imported: true as const } : {}),
  }));
}

/** Gives the places in a trend, oldest first, from which on other words were read before answering, or others were asked. */
export function editsOf(
  trend: readonly Publication[],
): readonly { readonly at: number; readonly edit: DigestEdit }[] {
  return trend.flatMap((after, at) => {
    const changed = changedSince(trend[at - 1], after);
    if (changed.length === 0) return [];
    return [{ at, edit: { version: after.wordingVersion, changed, round: roundOf(after) } }];
  });
}

/** Gives the last `window` rounds as one: all of them, published or not, for an older round would count the people of a panel twice. */
export function pooledOf(rounds: readonly Publication[], window: number): Digest["pooled"] {
  if (window <= 1) return null;
  const parts = rounds.slice(0, window).flatMap(poolPart);
  return parts.length === 0 ? null : figuresOfPool(pool(parts));
}

/** Gives the four weeks and the quarter of these rounds that end with the newest, where they hold more than it alone, and the quarter more than the four weeks. */
export function periodsOf(
  newest: Pick<Publication, "closesAt" | "zone">,
  parts: readonly DatedPart[],
): readonly DigestPeriod[] {
  const day = localDay(newest.closesAt, newest.zone);
  const periods = PERIODS.flatMap(([kind, days]): readonly DigestPeriod[] => {
    const { now, before, change } = windowScore(parts, day, days);
    if (now === null || now.rounds < 2) return [];
    return [
      {
        kind,
        days,
        ...figuresOfPool(now),
        before: before === null ? null : figuresOfPool(before),
        change: change === null ? null : { ...change, adjusted: null },
      },
    ];
  });
  // Where there is no earlier round, the longer period is the shorter one once more.
  return periods.filter(({ rounds }, at) => at === 0 || rounds !== periods[0]?.rounds);
}

/** Gives the round with a score that opened nearest to a year before this one, where one is near enough. */
export function yearAgoOf(
  publication: Publication,
  candidates: readonly Publication[],
): DigestYearAgo | null {
  const wanted = aYearBefore(publication.opensAt).getTime();
  // One that shows nothing is no counterpart, where another week of the same days does.
  const [nearest] = candidates
    .filter((round) => countsOf(round) !== null)
    .map((round) => ({ round, off: Math.abs(round.opensAt.getTime() - wanted) }))
    .filter(({ off }) => off <= NEARLY_A_YEAR_DAYS * DAY_MS)
    .sort((a, b) => a.off - b.off);
  if (nearest === undefined) return null;
  const { round } = nearest;
  const changed = changedSince(round, publication);
  return {
    ...figuresOf(round),
    round: roundOf(round),
    ...(changed.length === 0 ? {} : { edited: changed }),
    change: changeOf(countsOf(round), countsOf(publication)),
  };
}

/** Gives the same instant a year before; 29 February is 1 March there. */
export function aYearBefore(instant: Date): Date {
  const before = new Date(instant);
  before.setUTCFullYear(before.getUTCFullYear() - 1);
  return before;
}

/** Gives a round with its days, as windows take it; nothing where no counts are shown. */
export function datedPart(publication: Publication): readonly DatedPart[] {
  const { opensAt, closesAt, zone } = publication;
  const [part] = poolPart(publication);
  if (part === undefined) return [];
  return [{ ...part, opened: localDay(opensAt, zone), closed: localDay(closesAt, zone) }];
}

/** Gives the day YYYY-MM-DD of an instant where the round was asked. */
export function localDay(instant: Date, zone: string): string {
  return wallTime(instant, zone).slice(0, 10);
}

// Not every edit makes two rounds hard to compare: what is said after the score moved nobody's finger.
function changedSince(before: Publication | undefined, after: Publication): DigestEdit["changed"] {
  // What another tool asked, and whom, nobody here can say.
  if (before === undefined || after.imported === true || before.imported === true) return [];
  const isMarked = before.wordingMark !== undefined && after.wordingMark !== undefined;
  const isReworded = isMarked
    ? before.wordingMark !== after.wordingMark
    : before.wordingVersion !== after.wordingVersion;
  const isKnown = before.audienceMark !== undefined && after.audienceMark !== undefined;
  const isOther = isKnown && before.audienceMark !== after.audienceMark;
  return [...(isReworded ? (["wording"] as const) : []), ...(isOther ? (["audience"] as const) : [])];
}
