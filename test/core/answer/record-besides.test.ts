import { describe, expect, it } from "vitest";
import { newBallot } from "../../../core/answer/ballot.ts";
import type { PressFacts } from "../../../core/answer/ports.ts";
import { decideBackground, decideRating } from "../../../core/answer/record-besides.ts";
import { decideScore } from "../../../core/answer/record-score.ts";
import { decideDetails } from "../../../core/answer/record-words.ts";
import { at, asked as bare, CLOSES, frozen, MIDWAY, passerBy, round } from "./facts.ts";

const extras = {
  background: ["since", "place"].map((key) => ({
    key,
    text: { en: key, "zh-CN": key },
    options: ["o1", "o2"].map((option) => ({ key: option, label: { en: option, "zh-CN": option } })),
  })),
  rated: ["pay"],
};
const asking = { ...round, frozen: { ...frozen, extras } };
const asked: PressFacts = { ...bare, round: asking };
const seven = { ...newBallot(7), ratings: { pay: 3 } };

describe("a question before the score", () => {
  it("waits for a score, and the last press counts", () => {
    const first = decideBackground(asked, { question: "since", option: "o1" }, MIDWAY);
    expect(first).toMatchObject({
      given: { since: "o1" },
      outcome: { kind: "given", given: { since: "o1" } },
    });
    expect(first.ballot).toBeUndefined();
    const again = decideBackground(
      { ...asked, given: { place: "o2", since: "o1" } },
      { question: "since", option: "o2" },
      MIDWAY,
    );
    // In the survey's order, whatever order they were pressed in.
    expect(Object.entries(again.given ?? {})).toEqual([
      ["since", "o2"],
      ["place", "o2"],
    ]);
  });

  it("goes with the score, which counts with it and without it", () => {
    const given = { since: "o1" };
    const scored = decideScore({ ...asked, given }, "9", MIDWAY);
    expect(scored).toMatchObject({ ballot: { score: 9, background: given }, given: null });
    expect(decideScore(asked, "9", MIDWAY)).toMatchObject({
      ballot: newBallot(9),
      outcome: { kind: "recorded" },
    });
  });

  it("is changed on the ballot once there is one", () => {
    const ballot = { ...seven, background: { since: "o1" } };
    const press = decideBackground({ ...asked, ballot }, { question: "since", option: "o2" }, MIDWAY);
    expect(press).toMatchObject({
      ballot: { ...seven, background: { since: "o2" } },
      outcome: { kind: "changed" },
    });
    expect(press.given).toBeUndefined();
  });

  it("that is skipped stores nothing and takes nothing away", () => {
    const facts = { ...asked, given: { since: "o1" } };
    const { outcome, ...written } = decideBackground(facts, { question: "since", option: null }, MIDWAY);
    expect(written).toEqual({});
    expect(outcome).toMatchObject({ kind: "given", given: { since: "o1" } });
    const ballot = { ...seven, background: { since: "o1" } };
    const later = decideBackground({ ...asked, ballot }, { question: "since", option: null }, MIDWAY);
    expect(later).toMatchObject({ outcome: { kind: "unchanged", ballot } });
    expect(later.ballot).toBeUndefined();
  });

  it.each([
    ["an unknown question", { question: "age", option: "o1" }, asked, MIDWAY, "unknown"],
    ["an unknown option", { question: "since", option: "o9" }, asked, MIDWAY, "unknown"],
    [
      "an option of a key of every object",
      { question: "constructor", option: "o1" },
      asked,
      MIDWAY,
      "unknown",
    ],
    [
      "someone else's",
      { question: "since", option: "o1" },
      { ...asked, isInvitee: false },
      MIDWAY,
      "not-asked",
    ],
    ["a closed round's", { question: "since", option: "o1" }, asked, CLOSES, "late"],
    [
      "a passer-by's",
      { question: "since", option: "o1" },
      { ...passerBy, round: { ...passerBy.round, frozen: asking.frozen } },
      MIDWAY,
      "no-score",
    ],
  ])("that is %s stores nothing", (_what, press, facts, now, kind) => {
    const { outcome, ...written } = decideBackground(facts, press, now);
    expect(outcome.kind).toBe(kind);
    expect(written).toEqual({});
  });
});

describe("a rating", () => {
  it.each([
    ["0", 0],
    ["10", 10],
    [7, 7],
  ])("of %s is kept beside the score", (rating, kept) => {
    const decision = decideRating({ ...asked, ballot: newBallot(9) }, { driver: "pay", rating }, MIDWAY);
    expect(decision).toMatchObject({
      ballot: { score: 9, ratings: { pay: kept } },
      outcome: { kind: "recorded" },
    });
  });

  it("is taken for as long as words are", () => {
    const facts = { ...asked, ballot: seven };
    expect(decideRating(facts, { driver: "pay", rating: 5 }, at(CLOSES, 60_000)).ballot?.ratings).toEqual({
      pay: 5,
    });
    expect(decideRating(facts, { driver: "pay", rating: 5 }, at(CLOSES, 3_600_000)).outcome.kind).toBe(
      "late",
    );
  });

  it.each([
    ["without a score", asked, { driver: "pay", rating: 5 }, "no-score"],
    ["of a driver that is ticked", { ...asked, ballot: seven }, { driver: "team", rating: 5 }, "unknown"],
    ["of eleven", { ...asked, ballot: seven }, { driver: "pay", rating: "11" }, "unknown"],
    ["of a half", { ...asked, ballot: seven }, { driver: "pay", rating: 4.5 }, "unknown"],
  ])("%s stores nothing", (_what, facts, press, kind) => {
    const { outcome, ...written } = decideRating(facts, press, MIDWAY);
    expect(outcome.kind).toBe(kind);
    expect(written).toEqual({});
  });
});

describe("a form", () => {
  it("fills, changes and clears them, and leaves out what the round does not ask", () => {
    const ballot = { ...seven, background: { since: "o1" } };
    const details = { background: { since: null, place: "o2", age: "o1" }, ratings: { pay: 9, team: 4 } };
    const { ballot: after } = decideDetails({ ...asked, ballot }, details, MIDWAY);
    expect(after).toEqual({ ...newBallot(7), background: { place: "o2" }, ratings: { pay: 9 } });
  });

  it("without them leaves them as they are", () => {
    const { ballot: after } = decideDetails({ ...asked, ballot: seven }, { reason: "heat" }, MIDWAY);
    expect(after).toEqual({ ...seven, reason: "heat" });
  });
});
