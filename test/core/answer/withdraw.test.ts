import { describe, expect, it } from "vitest";
import { newBallot } from "../../../core/answer/ballot.ts";
import { decideLook, lookAtQuestion } from "../../../core/answer/look-at-question.ts";
import type { Ballots, PressFacts } from "../../../core/answer/ports.ts";
import { decideWithdrawal, withdraw } from "../../../core/answer/withdraw.ts";
import { account, asked, at, CLOSES, MIDWAY, passerBy } from "./facts.ts";

const answered: PressFacts = { ...asked, ballot: newBallot(8) };
const pressed = { token: "token", presser: { connectionId: "slack", externalId: "U1" }, now: MIDWAY };

describe("withdrawing", () => {
  it.each([
    ["an answer", answered, MIDWAY, "withdrawn"],
    ["nothing", asked, MIDWAY, "no-score"],
    ["someone else's answer", { ...answered, isInvitee: false }, MIDWAY, "not-asked"],
    ["with nobody's token", null, MIDWAY, "unknown"],
    ["as a passer-by", passerBy, MIDWAY, "no-score"],
    ["at closing", answered, CLOSES, "late"],
    ["in the quarter of an hour for words", answered, at(CLOSES, 60_000), "late"],
  ] as const)("%s", (_, facts, now, kind) => {
    const { outcome, ballot } = decideWithdrawal(facts, now);
    expect(outcome.kind).toBe(kind);
    expect(ballot).toBe(kind === "withdrawn" ? null : undefined);
  });

  it("goes through the store", async () => {
    const ballots: Ballots = { change: async (_at, decide) => decide(answered).outcome };
    expect((await withdraw({ ballots }, pressed)).kind).toBe("withdrawn");
  });
});

describe("looking at a question", () => {
  it.each([
    ["nobody has answered", asked, MIDWAY, { kind: "asking", ballot: null, band: null, takes: "everything" }],
    ["answered", answered, MIDWAY, { kind: "asking", band: "passive", takes: "everything" }],
    ["answered, just closed", answered, CLOSES, { kind: "asking", band: "passive", takes: "words" }],
    ["unanswered, just closed", asked, CLOSES, { kind: "late", presser: account }],
    [
      "a post, by someone never met",
      { ...passerBy, presser: null },
      MIDWAY,
      { kind: "asking", presser: null },
    ],
    ["someone else's", { ...asked, isInvitee: false }, MIDWAY, { kind: "not-asked" }],
    ["nobody's", null, MIDWAY, { kind: "unknown" }],
  ] as const)("%s writes nothing", (_, facts, now, outcome) => {
    const decision = decideLook(facts, now);
    expect(decision).toEqual({ outcome: expect.objectContaining(outcome) });
  });

  it("goes through the store", async () => {
    const ballots: Ballots = { change: async (_at, decide) => decide(answered).outcome };
    expect(await lookAtQuestion({ ballots }, pressed)).toMatchObject({ kind: "asking", takes: "everything" });
  });
});
