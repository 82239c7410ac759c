// A digest of the most that there can be: it still fits one message of either platform, in both languages.
import { describe, expect, it } from "vitest";
import { digestDetails, digestGlance } from "../../../bots/copy/managing/digest.ts";
import { renderMessage } from "../../../bots/slack/render.ts";
import { renderInPieces } from "../../../bots/telegram/render.ts";
import { COMMENTS_A_PAGE, SECTIONS } from "../../../core/command/on-digest.ts";
import { type DigestOf, makeDigest } from "../../../core/digest/make-digest.ts";
import { LOCALES } from "../../../core/ports.ts";
import type { Publication } from "../../../core/publish/publication.ts";
import { cellOf, publicationOf, shownFigures } from "../../core/digest/publications.ts";

const READERS = LOCALES.map((locale) => ({ locale, now: new Date("2027-03-01T02:00:00Z"), command: "/nps" }));
const BUTTONS = { details: true, share: true, act: true };
const SLACK_BLOCKS = 50;
const long = (at: number) => `Sehr lange Bezeichnung 非常长的名称 ${at} ${"x".repeat(30)}`.slice(0, 64);
const many = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

const crowded = (number: number): Publication =>
  publicationOf(number, shownFigures(3000, 1500, 1500), {
    invited: 9000,
    segments: [
      { attributes: [long(1)], cells: many(300, (at) => cellOf([[long(at)]], [10 + (at % 7), 5, 5], 40)) },
      {
        attributes: ["team", "office"],
        cells: [
          cellOf(
            many(200, (at) => [long(at), null]),
            [9, 9, 9],
          ),
        ],
      },
      { attributes: ["hired"], cells: [] },
    ],
    drivers: many(10, (at) => ({
      key: long(at),
      count: 900,
      split: { promoters: 500, passives: 200, detractors: 200 },
    })),
    ratings: many(6, (at) => ({ key: long(at), mean: at, high: 0.2, answered: null })),
    importance: {
      answered: 5000,
      explained: 0.5,
      drivers: many(6, (at) => ({ key: long(at), share: 1 / 6, low: 0.1, high: 0.2 })),
    },
    themes: many(20, (at) => ({
      key: long(at),
      language: "en" as const,
      label: long(at),
      variants: many(10, long),
      people: 900 - at,
      lean: at % 2 === 0 ? ("detractors" as const) : null,
    })),
    sentiment: { positive: 1000, neutral: 1000, negative: 1000 },
  });

const of: DigestOf = {
  publication: crowded(20),
  others: many(19, crowded),
  comments: many(COMMENTS_A_PAGE, (at) => ({
    id: `c${at}`,
    text: `${long(at)} `.repeat(80),
    mayQuote: false,
  })),
  commentCounts: { all: 100_000, quotable: 0, from: 0 },
  drivers: [],
  steered: {
    marks: many(6, (at) => ({
      id: `m${at}`,
      organizationId: "acme",
      surveyId: null,
      number: at + 1,
      day: `2027-03-${String(at + 10)}`,
      label: long(at),
    })),
    references: many(3, (at) => ({
      id: `r${at}`,
      organizationId: "acme",
      surveyId: null,
      number: at + 1,
      nps: 20,
      label: long(at),
      source: long(at),
    })),
    goals: [],
    actions: [],
  },
  reader: "manager",
  last: null,
};
const view = makeDigest(of);
const oneGroup = makeDigest({ ...of, group: { at: 0 } });

describe.each(READERS)("the largest digest in $locale", (reader) => {
  it.each(["glance", ...SECTIONS] as const)("fits one message on either platform: %s", (part) => {
    const message =
      part === "glance" ? digestGlance(view, reader, BUTTONS) : digestDetails(view, reader, BUTTONS, part);
    const { blocks } = renderMessage(message);
    expect(blocks.length).toBeLessThanOrEqual(SLACK_BLOCKS);
    // What does not fit is left out: the buttons at the end are there.
    expect(JSON.stringify(blocks.at(-1))).toContain("button");
    expect(renderInPieces(message)).toHaveLength(1);
  });

  it("fits one message, one group over time, with the way back at its end", () => {
    const message = digestDetails(oneGroup, reader, BUTTONS, "segments");
    expect(message.parts.filter((part) => part.kind === "chart")).toHaveLength(1);
    expect(renderMessage(message).blocks.length).toBeLessThanOrEqual(SLACK_BLOCKS);
    expect(JSON.stringify(message.parts.at(-1))).toMatch(/‹ (Groups|分组)/);
    expect(renderInPieces(message)).toHaveLength(1);
  });

  it("names the groups whose names the table cuts, by their numbers", () => {
    const { parts } = digestDetails(view, reader, BUTTONS, "segments");
    const names = parts.filter((part) => part.kind === "footnote").map(({ text }) => text);
    expect(names[0]).toMatch(/^1 Sehr lange Bezeichnung .* · 10 Sehr lange/);
  });

  it("says how many groups are not on the screen", () => {
    const text = JSON.stringify(digestDetails(view, reader, BUTTONS, "segments"));
    expect(text).toContain("290");
  });
});
