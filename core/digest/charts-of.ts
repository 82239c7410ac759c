// A digest's figures as charts: the numbers in them are those of the text beside them.
import type { DotsChart, PriorityChart, TrendChart } from "../chart.ts";
import type { Digest, DigestView } from "./digest.ts";
import type { DigestMark, DigestTrendPoint } from "./digest-history.ts";
import type { DigestCell } from "./digest-sections.ts";
import { isOfGroup } from "./same-group.ts";
import { localDay } from "./trend-of.ts";

/** From how many rounds with a score on a trend is drawn. */
export const FEWEST_POINTS = 2;

/** Gives the trend with the marks that the text explains; null where fewer than two rounds have a score. */
export function trendChart(
  { digest, zone, historyEdits = [] }: Pick<DigestView, "digest" | "zone" | "historyEdits">,
  marks: readonly DigestMark[],
): TrendChart | null {
  const { trend, references, goals } = digest;
  if (trend.filter(({ nps }) => nps !== null).length < FEWEST_POINTS) return null;
  return {
    kind: "trend",
    points: trendPoints(trend, { zone, historyEdits }),
    marks: marks.map(({ number, at }) => ({ number, at })),
    references: references.map(({ nps }) => nps),
    goal: goals.find(({ segment }) => segment === null)?.target ?? null,
  };
}

/** Gives the trend of the group that a digest has one of, without marks, which are about the whole; null where fewer than two rounds show it. */
export function groupTrendChart({
  digest,
  zone,
  historyEdits = [],
}: Pick<DigestView, "digest" | "zone" | "historyEdits">): TrendChart | null {
  const { groupTrend, goals } = digest;
  const points = groupTrend?.points ?? [];
  if (groupTrend === undefined || points.filter(({ nps }) => nps !== null).length < FEWEST_POINTS)
    return null;
  const goal = goals.find(({ segment }) => segment !== null && isOfGroup(segment, groupTrend));
  return {
    kind: "trend",
    points: trendPoints(points, { zone, historyEdits }),
    marks: [],
    references: [],
    goal: goal?.target ?? null,
  };
}

function trendPoints(
  points: readonly DigestTrendPoint[],
  { zone, historyEdits }: { readonly zone: string; readonly historyEdits: readonly number[] },
): TrendChart["points"] {
  return points.map(({ round, nps, interval, responseRate }, at) => ({
    label: localDay(new Date(round.opensAt), zone).slice(5),
    nps,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    rate: responseRate,
    ...(historyEdits.includes(at) ? { edited: true as const } : {}),
  }));
}

/** Gives groups in this order, numbered from 1, against the whole; null where there are fewer than two. */
export function groupsChart(digest: Pick<Digest, "nps">, cells: readonly DigestCell[]): DotsChart | null {
  if (cells.length < FEWEST_POINTS) return null;
  return {
    kind: "dots",
    isJourney: false,
    whole: digest.nps,
    rows: cells.map(({ nps, interval, before, answered }, at) => ({
      number: at + 1,
      nps,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      before: before?.nps ?? null,
      answered,
    })),
  };
}

/** Gives rated drivers by weight and rating, numbered from 1 in the digest's order; null where they cannot be weighed. */
export function priorityChart({ importance }: Pick<Digest, "importance">): PriorityChart | null {
  if (importance === undefined || importance.drivers.length < FEWEST_POINTS) return null;
  return {
    kind: "priority",
    drivers: importance.drivers.map(({ share, low, high, mean, priority }, at) => ({
      number: at + 1,
      share,
      low,
      high,
      mean,
      priority,
    })),
  };
}
