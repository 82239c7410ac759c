// A digest with everything that a digest can say.
import type { Digest } from "../../../core/digest/digest.ts";
import { makeDigest } from "../../../core/digest/make-digest.ts";
import type { PublishedTheme } from "../../../core/publish/publication.ts";
import { cellOf, publicationOf, shownFigures } from "./publications.ts";

type Three = readonly [number, number, number];
const teams = (scores: readonly Three[], from = 0) => [
  { attributes: ["team"], cells: scores.map((counts, at) => cellOf([[`Team ${from + at}`]], counts, 60)) },
];
const both = (text: string) => ({ en: text, "zh-CN": text });
const theme = (key: string, people: number): PublishedTheme => ({
  ...{ key, language: "en", label: key, variants: [], people, lean: null },
});
const of = { organizationId: "acme", surveyId: "survey-1" };
const TEAMS: readonly (readonly Three[])[] = [
  [
    [12, 20, 13],
    [22, 10, 13],
    [16, 5, 15],
    [3, 3, 3],
  ],
  [
    [30, 10, 5],
    [20, 10, 15],
    [25, 5, 6],
    [5, 5, 5],
  ],
];
const publication = publicationOf(30, shownFigures(80, 30, 31), {
  ...{ invited: 220, segments: teams(TEAMS[1] ?? []) },
  drivers: [
    { key: "pay", count: 60, split: { promoters: 20, passives: 10, detractors: 30 } },
    { key: "team", count: 50, split: { promoters: 40, others: 10 } },
    { key: "tools", count: 9 },
  ],
  ratings: ["pay", "team", "tools"].map((key, at) => ({
    key,
    mean: [5, 7, 9][at] ?? 0,
    high: 0.2,
    answered: 141,
  })),
  importance: {
    ...{ answered: 141, explained: 0.4 },
    drivers: [
      { key: "pay", share: 0.5, low: 0.4, high: 0.6, rated: { side: "lower", p: 0.01 } },
      { key: "team", share: 0.4, low: 0.35, high: 0.5, rated: { side: "lower", p: 0.05 } },
      { key: "tools", share: 0.1, low: 0.05, high: 0.2, rated: { side: "higher", p: 0.01 } },
    ],
  },
  themes: [theme("pay", 50), theme("team", 20), theme("rooms", 15)],
});
// A quarter and more of weekly rounds, one withheld, the oldest brought in, and the week of a year ago.
const others = Array.from({ length: 29 }, (_, at) => {
  const number = 29 - at;
  if (number === 27) return publicationOf(number, { kind: "withheld" });
  if (number < 4)
    return publicationOf(number, shownFigures(40, 35, 40), { imported: true, population: "open" });
  const more =
    number === 29 ? { segments: teams(TEAMS[0] ?? []), themes: [theme("pay", 20), theme("team", 21)] } : {};
  return publicationOf(number, shownFigures(50 + number, 35, 50 - (number % 9)), { invited: 220, ...more });
});
const group = { attribute: "team", group: "Team 1" };
const made = makeDigest({
  ...{ publication, others, comments: [], drivers: [{ key: "pay", label: both("Pay") }] },
  yearBefore: [publicationOf(-22, shownFigures(20, 40, 80), { invited: 200 })],
  steered: {
    marks: ["2027-05-04", "2027-05-18"].map((day, at) => ({
      ...of,
      id: day,
      number: at + 1,
      day,
      label: day,
    })),
    references: [],
    goals: [
      { ...of, id: "g1", segment: null, target: 33, by: null },
      { ...of, id: "g2", segment: group, target: 40, by: null },
      { ...of, id: "g3", segment: null, target: -60, by: null },
    ],
    actions: [],
  },
  ...{ reader: "manager", last: 3, group },
});
/** Gives the digest as its JSON says it. */
export const richDigest: Digest = JSON.parse(JSON.stringify(made.digest));
