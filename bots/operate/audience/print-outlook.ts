// The outlook of coming rounds on a terminal: as an admin reads it in chat, or as JSON. Both are as coarse as disclosure asks for.
import { passedOverLines } from "../../../core/ask/passed-over.ts";
import type { Preview } from "../../../core/ask/preview.ts";
import type { RoundOutlook } from "../../../core/ask/round-outlook.ts";
import type { NewSchedule } from "../../../core/ask/schedule.ts";
import type { Message } from "../../../core/message.ts";
import type { Survey } from "../../../core/survey/survey.ts";
import { previewParts } from "../../copy/managing/preview.ts";
import type { Reader } from "../../copy/managing/reader.ts";
import { terminalText } from "../terminal-text.ts";

/** What is told. `key` is the schedule's, where it is stored. */
export interface Told {
  readonly schedule: NewSchedule;
  readonly preview: Preview;
  readonly survey: Survey;
  readonly key: string | null;
}

/** Gives it as text. */
export function audienceText({ schedule, preview, survey, key }: Told, reader: Reader): string {
  const of = { promise: survey.promise, changes: null, survey };
  const parts = previewParts(schedule, preview, of, reader);
  const message: Message = { text: key ?? schedule.audienceName, parts };
  return terminalText(message);
}

/** Gives it as JSON: instants in UTC, rates from 0 to 1, margins in points. */
export function audienceJson({ schedule, preview, survey, key }: Told, k: number): string {
  const { promise } = survey;
  const round = (plan: RoundOutlook | null) =>
    plan?.kind === "people"
      ? {
          kind: "people",
          asked: plan.asked,
          passedOver: passedOverLines(plan.passedOverWhy, { promise, k }),
        }
      : plan;
  const told = {
    schedule: key,
    survey: survey.key,
    promise,
    audience: schedule.audience,
    audienceName: schedule.audienceName,
    zone: schedule.zone,
    people: preview.people,
    population: preview.population,
    panels: schedule.panels,
    asked: preview.asked,
    rounds: preview.next.map(({ nominal, opensAt, closesAt, digestAt, blackout, plan }) => ({
      ...{ nominal, opensAt, closesAt, digestAt },
      ...(blackout === undefined ? {} : { blackout }),
      plan: round(plan),
    })),
    moments: preview.moments,
    sendingSeconds: preview.sendingSeconds,
    isLearntPace: preview.isLearntPace,
    responseRate: preview.responseRate,
    expected: preview.expected,
    pooled: preview.pooled,
    // Sizes of groups are left out: beside the people that everyone knows they would tell who wants quiet.
    segments: preview.outlook.segments.map(({ attributes, cells }) => ({
      attributes,
      groups: cells.map(({ group, isExpected }) => ({ group, shown: isExpected })),
    })),
    help: preview.outlook.help,
    advice: preview.advice,
    suggest: preview.suggest,
    problem: preview.problem,
  };
  return JSON.stringify(told, null, 2);
}
