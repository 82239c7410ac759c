// What a trend is read against – the weeks before, the year before, what happened – judged together: each is a verdict that someone reads on one screen.
import type { DigestMark, DigestPeriod, DigestYearAgo } from "./digest-history.ts";
import { judgedTogether } from "./judged.ts";

/** Everything beside the round before that a trend is compared with. */
export interface TrendComparisons {
  readonly periods: readonly DigestPeriod[];
  readonly yearAgo: DigestYearAgo | null;
  readonly marks: readonly DigestMark[];
}

/** Gives the same with the false discovery rate controlled over all of them. The round before is the one question that a digest is asked, and is judged alone. */
export function judgedTrend({ periods, yearAgo, marks }: TrendComparisons): TrendComparisons {
  const years = yearAgo === null ? [] : [yearAgo];
  const judged = judgedTogether([...periods, ...years, ...marks].map(({ change }) => change));
  const at = (place: number) => ({ change: judged[place] ?? null });
  const afterYears = periods.length + years.length;
  return {
    periods: periods.map((period, place) => ({ ...period, ...at(place) })),
    yearAgo: yearAgo === null ? null : { ...yearAgo, ...at(periods.length) },
    marks: marks.map((mark, place) => ({ ...mark, ...at(afterYears + place) })),
  };
}
