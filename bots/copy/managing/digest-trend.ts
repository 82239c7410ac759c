// The rounds one below the other, behind a digest's Details: what they come to over weeks, a year ago, and against what happened.

import type { DigestView } from "../../../core/digest/digest.ts";
import type { DigestPeriod, DigestTrendPoint } from "../../../core/digest/digest-history.ts";
import { localDay } from "../../../core/digest/trend-of.ts";
import type { Part } from "../../../core/message.ts";
import { displayScore } from "../../../core/score/score.ts";
import type { Copy } from "../copy.ts";
import { paragraph } from "../say.ts";
import { type Drawn, editLines, legendLines, trendPicture } from "./digest-legend.ts";
import { differs, footnote, rangeOf, scoreName } from "./digest-words.ts";
import { historyLine } from "./history-line.ts";
import { joined } from "./joined.ts";
import type { Reader } from "./reader.ts";

// A phone's screen; `digest last` asks for more.
const MOST_ROWS = 12;
const NONE = "–";

/** Gives the trend with everything that it is read against. */
export function trendParts(
  view: DigestView,
  reader: Pick<Reader, "now">,
  copy: Copy,
  drawn: Drawn,
): readonly Part[] {
  const words = copy.managing.details;
  const { trend, marks, periods, yearAgo } = view.digest;
  if (trend.length < 2) return [paragraph(copy.managing.digest.first), ...legend(view, reader, copy)];
  const said = [
    ...periods.map((period) => periodLine(period, copy)),
    ...(yearAgo === null || yearAgo.change === null
      ? []
      : [
          (yearAgo.edited === undefined ? words.yearAgo : words.yearAgoEdited)({
            day: copy.format.day(new Date(yearAgo.round.opensAt), view.zone, reader.now),
            display: yearAgo.display,
            said: differs(yearAgo.change, copy),
          }),
        ]),
  ];
  return [
    ...(drawn === "picture" ? trendPicture(view, marks, copy) : historyLine(view, copy)),
    ...roundsTable(trend, view, copy),
    ...(said.length === 0 ? [] : [paragraph(said.join("\n"))]),
    ...legend(view, reader, copy),
    ...notes(view.digest, copy),
  ];
}

/** Gives rounds, oldest first, as a table with the newest first. */
export function roundsTable(
  points: readonly DigestTrendPoint[],
  view: DigestView,
  copy: Copy,
): readonly Part[] {
  const words = copy.managing.details;
  const shown = points.slice(-MOST_ROWS).reverse();
  const { round, interval, rate, answered } = words.columns;
  const hasRate = shown.some(({ responseRate }) => responseRate !== null);
  const isImported = shown.some(({ imported }) => imported === true);
  return [
    {
      kind: "table",
      columns: [round, scoreName(view), interval, hasRate ? rate : answered],
      rows: shown.map((point) => rowOf(point, view, copy, hasRate)),
    },
    footnote(joined(copy, words.newestFirst, ...(isImported ? [words.imported] : []))),
  ];
}

// What a reader has to know before taking a difference for a change, where there is one.
function notes({ periods, yearAgo, marks }: DigestView["digest"], copy: Copy): readonly Part[] {
  const words = copy.managing.details;
  const years = yearAgo === null ? [] : [yearAgo];
  const tested = [...periods, ...years, ...marks].filter(
    ({ change }) => change !== null && change.adjusted !== null,
  );
  const count = copy.format.number(tested.length);
  const said = [
    ...(periods.length === 0 ? [] : [words.periodNote]),
    ...(tested.length < 2 ? [] : [words.trendJudged({ count })]),
    ...(marks.length === 0 ? [] : [words.markNote]),
  ];
  return said.length === 0 ? [] : [footnote(joined(copy, ...said))];
}

function legend(view: DigestView, reader: Pick<Reader, "now">, copy: Copy): readonly Part[] {
  const lines = [...editLines(view, copy), ...legendLines(view, view.digest.marks, reader, copy)];
  return lines.length === 0 ? [] : [paragraph(lines.join("\n"))];
}

function rowOf(point: DigestTrendPoint, view: DigestView, copy: Copy, hasRate: boolean): readonly string[] {
  // By digits, as in the picture: the name of a month would leave no room for the score.
  const day = localDay(new Date(point.round.opensAt), view.zone);
  const { responseRate, answered } = point;
  const rate = responseRate === null ? NONE : copy.format.percent(responseRate);
  const last = hasRate ? rate : answered === null ? NONE : copy.format.number(answered);
  return [point.imported === true ? `${day}*` : day, point.display, rangeOf(point), last];
}

function periodLine(period: DigestPeriod, copy: Copy): string {
  const words = copy.managing.details;
  const { interval, before, change } = period;
  const said = words.periods[period.kind]({
    display: period.display,
    interval:
      interval === null
        ? "–"
        : words.range({ low: displayScore(interval.low), high: displayScore(interval.high) }),
    answered: copy.format.number(period.answered ?? 0),
    rounds: copy.format.number(period.rounds),
  });
  return before === null
    ? words.periodAlone({ period: said })
    : words.periodBefore({
        period: said,
        rounds: copy.format.number(before.rounds),
        answered: copy.format.number(before.answered ?? 0),
        said: differs(change, copy),
      });
}
