// The summary of a week, a month or a quarter, as its reader gets it unasked: a glance at each survey, and what is done about it.
import type { DigestView } from "../../../core/digest/digest.ts";
import type { Summary, SurveySummary } from "../../../core/digest/summary.ts";
import type { Message, Part } from "../../../core/message.ts";
import { displayScore, roundAway } from "../../../core/score/score.ts";
import type { Period } from "../../../core/steer/subscription.ts";
import { DAY_MS } from "../../../core/time.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph } from "../say.ts";
import { actionLine } from "./actions.ts";
import { digestLine } from "./digest.ts";
import { cellWords, pointsOf } from "./digest-words.ts";
import { joined } from "./joined.ts";
import type { Reader } from "./reader.ts";

const MOST_ACTIONS = 5;

/** A summary with the newest digest of each of its surveys, by key, as the reader may see it. */
export interface SummaryFacts {
  readonly period: Period;
  readonly summary: Summary;
  readonly views: ReadonlyMap<string, DigestView>;
  /** By the id of a survey. */
  readonly surveyKeys: ReadonlyMap<string, string>;
  /** Managers of one segment see it beside the whole. */
  readonly ownSegment: boolean;
}

/** Gives the summary; where nothing was published it says so. */
export function summaryMessage(
  facts: SummaryFacts,
  reader: Pick<Reader, "locale" | "zone" | "now" | "command">,
): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.steering;
  const { summary, period, views } = facts;
  const title = words.summaryTitle[period](daysOf(summary, copy));
  const surveys = summary.surveys.flatMap((survey): readonly Part[] => {
    const view = views.get(survey.survey);
    return [
      paragraph(scoreLine(survey, copy)),
      ...(view === undefined ? [] : [paragraph(words.summaryNewest({ line: digestLine(view, reader) }))]),
      ...(view === undefined || !facts.ownSegment ? [] : segmentLines(view, copy)),
    ];
  });
  const isPooled = summary.surveys.some(({ pooled, rounds }) => pooled !== null && pooled.rounds < rounds);
  const firstLine = surveys.find((part) => part.kind === "paragraph");
  return {
    text: firstLine?.kind === "paragraph" ? `${title}. ${firstLine.text}` : title,
    parts: [
      { kind: "heading", text: title },
      ...(surveys.length === 0 ? [paragraph(words.summaryNothing)] : surveys),
      ...actionParts(facts, copy, reader),
      ...(isPooled ? [{ kind: "footnote" as const, text: words.summaryPooled }] : []),
      { kind: "footnote", text: words.summaryEnd({ command: reader.command }) },
    ],
  };
}

function scoreLine({ survey, pooled, change }: SurveySummary, copy: Copy): string {
  const words = copy.managing.steering;
  if (pooled === null || pooled.interval === null) {
    return words.summaryWithheld({ survey, sentence: copy.managing.digest.withheld });
  }
  const { format } = copy;
  const score = words.summaryScore({
    ...{ survey, display: pooled.display },
    ...{ low: displayScore(pooled.interval.low), high: displayScore(pooled.interval.high) },
    ...{ answered: format.number(pooled.answered ?? 0), rounds: format.number(pooled.rounds) },
  });
  return change === null ? score : joined(copy, score, changeWords(change, copy));
}

function changeWords({ delta, verdict }: NonNullable<SurveySummary["change"]>, copy: Copy): string {
  const words = copy.managing.steering.summaryChange;
  if (verdict === "too-few") return words["too-few"];
  const points = pointsOf(delta, copy);
  if (verdict !== "within-noise") return words[verdict]({ points });
  if (roundAway(delta) === 0) return words.same;
  return delta > 0 ? words.noiseUp({ points }) : words.noiseDown({ points });
}

// The view holds no other segment than theirs.
function segmentLines({ digest }: DigestView, copy: Copy): readonly Part[] {
  return digest.segments.flatMap(({ cells }) =>
    cells.map((cell) => paragraph(`${cellWords(cell, copy)}: ${cell.display}`)),
  );
}

function actionParts(
  { summary: { actions }, surveyKeys }: SummaryFacts,
  copy: Copy,
  reader: Pick<Reader, "zone" | "now">,
): readonly Part[] {
  if (actions.length === 0) return [];
  const lines = actions
    .slice(0, MOST_ACTIONS)
    .map((thing) => actionLine({ thing, survey: surveyKeys.get(thing.surveyId) ?? null }, copy, reader));
  return [paragraph([copy.managing.steering.actionsTitle, ...lines].join("\n"))];
}

// Its last day is the one before it was owed.
function daysOf({ stretch }: Summary, { format }: Copy) {
  const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);
  const last = new Date(noon(stretch.until).getTime() - DAY_MS);
  return { from: format.day(noon(stretch.from), "UTC"), to: format.day(last, "UTC") };
}
