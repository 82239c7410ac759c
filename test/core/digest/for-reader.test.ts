// Who sees what of a digest: whatever a reader may not see makes no difference to anything that they get.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestDetails, digestGlance, digestInFull } from "../../../bots/copy/managing/digest.ts";
import { SECTIONS } from "../../../core/command/on-digest.ts";
import { type DigestReader, forReader, managerOf } from "../../../core/digest/for-reader.ts";
import { makeDigest } from "../../../core/digest/make-digest.ts";
import { LOCALES } from "../../../core/ports.ts";
import type { Comment, Publication, PublishedCell } from "../../../core/publish/publication.ts";
import type { Goal } from "../../../core/steer/mark.ts";
import { cellOf, publicationOf, shownFigures } from "./publications.ts";

const NOW = new Date("2026-11-23T02:00:00Z");
const SCOPE = { attribute: "team", group: "Design" };
const OWN: DigestReader = { scope: SCOPE };
const design = cellOf([["Design"]], [6, 5, 4], 20);

/** What may differ without the reader's knowing: the other groups, and the words that nobody may quote. */
interface Hidden {
  readonly others: readonly PublishedCell[];
  readonly crossed: readonly PublishedCell[];
  readonly words: readonly string[];
  readonly target: number;
}

function viewOf({ others, crossed, words, target }: Hidden, reader: DigestReader) {
  const segments = (cells: readonly PublishedCell[]) => [
    { attributes: ["team"], cells },
    { attributes: ["office"], cells: others },
    { attributes: ["team", "office"], cells: crossed },
  ];
  const goal = (segment: Goal["segment"], of: number): Goal => {
    const id = JSON.stringify(segment);
    return { id, organizationId: "acme", surveyId: "survey-1", segment, target: of, by: null };
  };
  const comments: readonly Comment[] = [
    { id: "a", text: "May be quoted", mayQuote: true },
    ...words.map((text, at) => ({ id: `b${at}`, text, mayQuote: false })),
  ];
  return makeDigest({
    publication: publicationOf(2, shownFigures(22, 10, 9), { segments: segments([design, ...others]) }),
    others: [
      publicationOf(1, shownFigures(18, 11, 10), { segments: segments([design]) }),
      publicationOf(0, shownFigures(18, 11, 10), { segments: segments(others) }),
    ],
    comments,
    drivers: [],
    steered: {
      marks: [],
      references: [],
      goals: [goal(null, 40), goal(SCOPE, 30), goal({ attribute: "office", group: "Berlin" }, target)],
      actions: [],
    },
    reader,
    last: null,
    group: "own",
  });
}

/** Everything that a reader gets of a view, in both languages, charts and all. */
function everythingOf(view: ReturnType<typeof makeDigest>): string {
  const buttons = { details: true, share: true, act: true };
  const messages = LOCALES.flatMap((locale) => {
    const reader = { locale, now: NOW, command: "/nps" };
    const sections = SECTIONS.map((section) => digestDetails(view, reader, buttons, section));
    return [digestGlance(view, reader, buttons), digestInFull(view, reader), ...sections];
  });
  return JSON.stringify([view, messages]);
}

const NOTHING: Hidden = { others: [], crossed: [], words: ["not this"], target: 10 };

const cells = fc.array(
  fc
    .tuple(fc.string({ minLength: 1 }), fc.nat(40), fc.nat(40), fc.nat(40))
    .map(([group, p, s, d]) => cellOf([[group], [null]], [p, s + 1, d])),
  { maxLength: 4 },
);
const hidden: fc.Arbitrary<Hidden> = fc.record({
  others: cells,
  crossed: cells,
  words: fc.array(fc.string(), { minLength: 1, maxLength: 5 }),
  target: fc.integer({ min: -100, max: 100 }),
});

describe("what a reader may not see", () => {
  it.each<[string, DigestReader]>([
    ["a channel", "channel"],
    ["someone who was asked", "asked"],
  ])("makes no difference to %s", (_, reader) => {
    const expected = everythingOf(viewOf(NOTHING, reader));
    fc.assert(
      fc.property(hidden, (of) => everythingOf(viewOf(of, reader)) === expected),
      { numRuns: 40 },
    );
  });

  it("makes no difference to a manager of one segment: no other group, no word that nobody may quote", () => {
    const expected = everythingOf(viewOf(NOTHING, OWN));
    expect(expected).toContain("Design");
    fc.assert(
      fc.property(hidden, (of) => everythingOf(viewOf(of, OWN)) === expected),
      { numRuns: 40 },
    );
  });

  it("makes all the difference to a manager", () => {
    const other = { ...NOTHING, others: [cellOf([["Berlin"]], [10, 5, 5])] };
    expect(everythingOf(viewOf(other, "manager"))).not.toBe(everythingOf(viewOf(NOTHING, "manager")));
  });

  it("is taken out of a view that a manager had, as if it had been made for the reader", () => {
    const of: Hidden = { ...NOTHING, others: [cellOf([["Berlin"]], [10, 5, 5])] };
    for (const reader of ["channel", "asked", OWN] as const) {
      const filtered = forReader(viewOf(of, "manager"), reader);
      const { groupTrend: _, ...digest } = viewOf(of, reader).digest;
      expect(filtered).toEqual({ ...viewOf(of, reader), digest });
      expect(forReader(filtered, reader)).toEqual(filtered);
      expect(JSON.stringify(filtered)).not.toMatch(/Berlin|not this/);
    }
  });
});

describe("how many were passed over", () => {
  const WHY = [
    { why: "gap", how: "at-least", count: 5 },
    { why: "wish", how: "fewer", count: 5 },
  ] as const;
  const told = (passedOver: number, of: Partial<Publication>) =>
    everythingOf(
      makeDigest({
        publication: publicationOf(2, shownFigures(22, 10, 9), { passedOver, ...of }),
        ...{ others: [], comments: [], drivers: [], reader: "manager", last: null },
      }),
    );

  // Five and six in all with five or more for the gap: the one that is left would be a wish.
  it.each<[string, Partial<Publication>]>([
    ["by reason", { passedOverWhy: WHY }],
    ["in all alone, as rounds of before keep it", {}],
  ])("is told in steps of k of an anonymous round %s", (_, of) => {
    expect(told(6, of)).toBe(told(9, of));
    expect(told(6, of)).toContain("at least 5");
    expect(told(11, { ...of, promise: "attributed" })).not.toBe(told(12, { ...of, promise: "attributed" }));
  });
});

describe("a manager of one segment", () => {
  it("sees the whole and that segment", () => {
    const { digest, scope } = viewOf({ ...NOTHING, others: [cellOf([["Sales"]], [10, 5, 5])] }, OWN);
    expect(scope).toEqual(SCOPE);
    expect(digest).toMatchObject({ answered: 41, commentCount: 1, comments: [{ text: "May be quoted" }] });
    expect(digest.segments).toMatchObject([
      { attributes: ["team"], withheld: false, cells: [{ groups: [["Design"]], answered: 15 }] },
    ]);
    expect(digest.goals.map(({ segment }) => segment)).toEqual([null, SCOPE]);
  });

  it("is told nothing of a segment that is shown together with others", () => {
    const both = cellOf([["Design"], ["Sales"]], [16, 10, 9]);
    const segments = [{ attributes: ["team"], cells: [both, cellOf([["Law"]], [10, 5, 5])] }];
    const view = makeDigest({
      publication: publicationOf(2, shownFigures(22, 10, 9), { segments }),
      others: [],
      comments: [],
      drivers: [],
      reader: OWN,
      last: null,
    });
    expect(view.digest.segments).toEqual([{ attributes: ["team"], withheld: true, cells: [] }]);
    const reader = { locale: "en", now: NOW, command: "/nps" } as const;
    const buttons = { details: true, share: false, act: false };
    const text = JSON.stringify(digestDetails(view, reader, buttons, "segments"));
    expect(text).toContain("Too few answers to publish a score without exposing someone.");
    expect(text).not.toMatch(/Sales|Law/);
  });

  it("is one by the account's scope", () => {
    expect(managerOf({})).toBe("manager");
    expect(managerOf({ scope: SCOPE })).toEqual(OWN);
  });
});
