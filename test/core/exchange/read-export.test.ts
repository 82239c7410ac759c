// What is taken of a file that says it is an export: nothing that this bot would not have shown.
import { describe, expect, it } from "vitest";
import { readExport } from "../../../core/exchange/read-export.ts";
import type { SurveyPromise } from "../../../core/survey/survey.ts";
import { frozen } from "../answer/facts.ts";

interface Told {
  readonly promise?: SurveyPromise;
  readonly relation?: "staff" | "customer";
  readonly asked?: SurveyPromise;
  readonly promoters?: number;
  readonly answered?: number;
  readonly comments?: number;
  readonly zone?: string;
}

/** An export with one round of staff who answered without names. */
function file({ promise = "anonymous", relation = "staff", asked = promise, ...of }: Told) {
  const { promoters = 12, answered = promoters, comments = 0, zone = "UTC" } = of;
  const survey = { ...frozen, key: "staff", promise, relation };
  const publication = {
    ...{ roundId: "AbCdEfGhIjKl", number: 1, relation, promise, subject: "Acme", surveyKey: "staff" },
    ...{ figures: { kind: "shown", counts: { promoters, passives: 0, detractors: 0 } }, answered },
    ...{
      wordingVersion: 1,
      zone,
      k: 5,
      opensAt: "2026-03-02T00:00:00Z",
      closesAt: "2026-03-08T00:00:00Z",
    },
    ...{
      population: "closed",
      invited: 30,
      passedOver: 0,
      pooled: 1,
      drivers: [],
      openDigest: false,
      final: true,
    },
  };
  const said = Array.from({ length: comments }, () => ({ text: "Lunch", mayQuote: true }));
  const round = {
    schedule: "weekly",
    publication,
    frozen: { ...frozen, promise: asked, relation },
    digest: { comments: said },
  };
  return { format: "nps-export", version: 1, scope: null, survey, rounds: [round] };
}

describe("an export that is brought in again", () => {
  it.each<[string, Told]>([
    ["anonymous answers of staff", { comments: 3 }],
    ["five answers", { promoters: 5 }],
    ["a customer's named answer", { promise: "attributed", relation: "customer", promoters: 1, comments: 1 }],
  ])("is taken with %s", (_, told) => {
    expect(readExport(file(told)).kind).toBe("export");
  });

  it.each<[string, Told]>([
    ["staff who are asked by name", { promise: "attributed" }],
    ["a round that promised something else than it shows", { relation: "customer", asked: "attributed" }],
    ["counts that are not those who answered", { answered: 13 }],
    ["a score of four without names", { promoters: 4 }],
    ["a zone that no clock here knows", { zone: "Atlantis/North" }],
    ["words of nine without names", { promoters: 9, comments: 1 }],
  ])("is none with %s", (_, told) => {
    expect(readExport(file(told)).kind).toBe("no-export");
  });
});
