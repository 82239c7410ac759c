// What happened along a trend, each with the rounds before and after it.
import type { Publication } from "../publish/publication.ts";
import { beforeAfter, type DatedPart } from "../score/windows.ts";
import type { Mark } from "../steer/mark.ts";
import type { DigestMark } from "./digest-history.ts";
import { figuresOfPool } from "./figures-of.ts";
import { localDay } from "./trend-of.ts";

/** Gives the marks that lie within a trend (oldest first), compared by all rounds that are known with their days (in any order). */
export function marksOf(
  marks: readonly Mark[],
  trend: readonly Publication[],
  parts: readonly DatedPart[],
): readonly DigestMark[] {
  const [first] = trend;
  const last = trend.at(-1);
  if (first === undefined || last === undefined) return [];
  const from = localDay(first.opensAt, first.zone);
  const to = localDay(last.closesAt, last.zone);
  const within = marks.filter(({ day }) => day >= from && day <= to);
  return within.map(({ number, day, label }) => {
    const found = beforeAfter(parts, day);
    return {
      ...{ number, day, label, at: placeIn(trend, day) },
      before: found === null ? null : figuresOfPool(found.before),
      after: found === null ? null : figuresOfPool(found.after),
      change: found === null || found.change === null ? null : { ...found.change, adjusted: null },
    };
  });
}

// On a round that was open that day, else half-way to the next.
function placeIn(trend: readonly Publication[], day: string): number {
  const after = trend.findIndex(({ closesAt, zone }) => localDay(closesAt, zone) >= day);
  const round = trend[after];
  if (round === undefined) return trend.length - 1;
  return localDay(round.opensAt, round.zone) < day ? after : Math.max(0, after - 0.5);
}
