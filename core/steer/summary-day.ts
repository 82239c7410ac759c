// On which local day a digest of a week, a month or a quarter is due, and which days it tells of.
import { DAY_MS, localToInstant, mondayOf, readWall, wallMillis, writeWall } from "../time.ts";
import type { Period, Subscription } from "./subscription.ts";

/** The days that a digest tells of: from the first on, before the last, as YYYY-MM-DD of the reader's calendar. */
export interface Stretch {
  readonly from: string;
  readonly until: string;
}

type When = Pick<Subscription, "period" | "zone" | "at" | "since" | "owedFor">;

/** Gives the newest day whose digest is due at `now` and was not owed yet; of several that were slept through only the newest. Null for none. */
export function dueDay({ period, zone, at, since, owedFor }: When, now: Date): string | null {
  let day = dayOf(beginOf(period, wallMillis(now, zone)));
  // This period's own moment may still be to come; the one before was then the newest.
  if (localToInstant(zone, `${day}T${at}`) > now) day = stretchBefore(period, day).from;
  const isDue = localToInstant(zone, `${day}T${at}`) > since;
  return isDue && (owedFor === null || day > owedFor) ? day : null;
}

/** Gives the instant of the first digest after `now`. */
export function nextSummary({ period, zone, at }: Pick<When, "period" | "zone" | "at">, now: Date): Date {
  const begun = beginOf(period, wallMillis(now, zone));
  const [today, next] = [begun, nextBegin(period, begun)].map((wall) =>
    localToInstant(zone, `${dayOf(wall)}T${at}`),
  );
  return today !== undefined && today > now ? today : (next ?? now);
}

/** Gives the week, month or quarter that ended when `day` began. */
export function stretchBefore(period: Period, day: string): Stretch {
  const begun = readWall(`${day}T00:00`);
  return { from: dayOf(beginOf(period, begun - DAY_MS)), until: day };
}

/** Gives the instants between which a stretch lies in a zone. */
export function instantsOf(
  { from, until }: Stretch,
  zone: string,
): { readonly from: Date; readonly until: Date } {
  return { from: localToInstant(zone, `${from}T00:00`), until: localToInstant(zone, `${until}T00:00`) };
}

// In wall milliseconds: the Monday, or the first of the month or quarter, in which a moment lies.
function beginOf(period: Period, wall: number): number {
  if (period === "week") return mondayOf(wall);
  const date = new Date(wall);
  const month = date.getUTCMonth();
  return Date.UTC(date.getUTCFullYear(), period === "month" ? month : month - (month % 3), 1);
}

function nextBegin(period: Period, begun: number): number {
  const longest = { week: 7, month: 31, quarter: 92 } as const;
  return beginOf(period, begun + longest[period] * DAY_MS);
}

function dayOf(wall: number): string {
  return writeWall(wall).slice(0, 10);
}
