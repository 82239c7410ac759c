import { describe, expect, it } from "vitest";
import { type Ballot, GRACE_MS, newBallot } from "../../../core/answer/ballot.ts";
import type { BallotDecision, Ballots, PressFacts } from "../../../core/answer/ports.ts";
import { decideScore, recordScore } from "../../../core/answer/record-score.ts";
import type { Member } from "../../../core/ports.ts";
import { account, asked, at, CLOSES, MIDWAY, passerBy, round } from "./facts.ts";

const nextTuesday = new Date("2026-03-10T09:00:00Z");

describe("a score", () => {
  it.each([
    ["the first press", null, 9, "recorded", "promoter"],
    ["another score", newBallot(3), 8, "changed", "passive"],
    ["the same score again", newBallot(6), 6, "unchanged", "detractor"],
    ["digits", null, "10", "recorded", "promoter"],
    ["zero", null, "0", "recorded", "detractor"],
  ] as const)("from %s is taken", (_, ballot, score, kind, band) => {
    const { outcome, ...written } = decideScore({ ...asked, ballot }, score, MIDWAY);
    const expected = { ...(ballot ?? newBallot(0)), score: Number(score) };
    expect(outcome).toMatchObject({
      kind,
      band,
      ballot: expected,
      promise: "anonymous",
      invitationId: "invitation",
    });
    expect(outcome).toMatchObject({ presser: account, round });
    expect(written).toEqual(kind === "unchanged" ? {} : { ballot: expected });
  });

  it("leaves the words, ticks and permission of the ballot alone", () => {
    const before: Ballot = {
      score: 4,
      reason: "noise",
      improve: "walls",
      drivers: ["team"],
      mayQuote: true,
    };
    expect(decideScore({ ...asked, ballot: before }, 9, MIDWAY).ballot).toEqual({ ...before, score: 9 });
  });

  it.each([
    ["nobody's token", null, 9, { kind: "unknown" }],
    [
      "another organization's presser",
      { ...asked, presser: { ...account, organizationId: "other" } },
      9,
      { kind: "unknown" },
    ],
    ["a forged score", asked, "11", { kind: "unknown" }],
    ["a forged fraction", asked, 9.5, { kind: "unknown" }],
    ["no score at all", asked, undefined, { kind: "unknown" }],
    ["someone else's question", { ...asked, isInvitee: false }, 9, { kind: "not-asked", presser: account }],
    [
      "a stranger at someone's question",
      { ...asked, isInvitee: false, presser: null },
      9,
      { kind: "not-asked", presser: null },
    ],
    [
      "a forwarded question of an open crowd",
      { ...passerBy, invitationId: "invitation" },
      9,
      { kind: "not-asked", presser: account },
    ],
    [
      "someone not asked, after closing",
      { ...asked, isInvitee: false, round: { ...round, state: "scrubbed" } },
      9,
      { kind: "not-asked", presser: account },
    ],
    ["a stranger in an open crowd", { ...passerBy, presser: null }, 9, { kind: "stranger" }],
  ] as const)("from %s is refused and nothing is stored", (_, facts, score, outcome) => {
    expect(decideScore(facts as PressFacts | null, score, MIDWAY)).toEqual({ outcome });
  });

  it.each([
    ["a millisecond before closing", "open", at(CLOSES, -1), "recorded"],
    ["at closing", "open", CLOSES, "late"],
    ["in the quarter of an hour for words", "open", at(CLOSES, GRACE_MS - 1), "late"],
    ["while the round is being counted", "closing", at(CLOSES, GRACE_MS), "late"],
    ["once counting began early", "closing", MIDWAY, "late"],
    ["after sealing", "sealed", at(CLOSES, GRACE_MS), "late"],
    ["after scrubbing", "scrubbed", at(CLOSES, GRACE_MS), "late"],
    ["while invitations are still written", "opening", MIDWAY, "late"],
  ] as const)("%s is %s → %s", (_, state, now, kind) => {
    const decision = decideScore({ ...asked, round: { ...round, state } }, 9, now);
    expect(decision.outcome.kind).toBe(kind);
    expect(decision.ballot === undefined).toBe(kind === "late");
  });

  it("that comes late hears when the schedule asks next", () => {
    const { outcome } = decideScore(asked, 9, CLOSES);
    expect(outcome).toMatchObject({ kind: "late", nextAt: nextTuesday, presser: account });
  });

  it("that comes late hears of no date on which nobody is asked", () => {
    const day = nextTuesday.toISOString().slice(0, 10);
    const schedule = asked.schedule && {
      ...asked.schedule,
      blackouts: [{ from: day, to: day, name: "Fair" }],
    };
    const { outcome } = decideScore({ ...asked, schedule }, 9, CLOSES);
    const weekAfter = new Date(nextTuesday.getTime() + 7 * 86_400_000);
    expect(outcome).toMatchObject({ kind: "late", nextAt: weekAfter });
  });

  it("that comes late hears no date where the schedule is paused", () => {
    const { outcome } = decideScore({ ...asked, schedule: null }, 9, CLOSES);
    expect(outcome).toMatchObject({ kind: "late", nextAt: null });
  });

  it("lets a passer-by in where the population is open, once", () => {
    expect(decideScore(passerBy, 7, MIDWAY)).toMatchObject({
      admit: true,
      ballot: newBallot(7),
      outcome: { kind: "recorded" },
    });
    const admitted: PressFacts = { ...passerBy, isInvitee: true, ballot: newBallot(7) };
    expect(decideScore(admitted, 8, MIDWAY).admit).toBeUndefined();
  });
});

describe("recordScore", () => {
  const pressed = { token: "token", presser: { connectionId: "slack", externalId: "U1" }, now: MIDWAY };

  it("remembers a stranger in an open crowd, then records", async () => {
    const remembered: Member[] = [];
    const written: BallotDecision<unknown>[] = [];
    const ballots: Ballots = {
      async change(_at, decide) {
        const decision = decide({ ...passerBy, presser: remembered.length === 0 ? null : account });
        written.push(decision);
        return decision.outcome;
      },
    };
    const people = {
      async remember(_connection: string, members: readonly Member[]) {
        remembered.push(...members);
        return [account];
      },
    };
    const outcome = await recordScore({ ballots, people }, { ...pressed, score: 9 });
    expect(outcome.kind).toBe("recorded");
    expect(remembered).toEqual([{ externalId: "U1", name: "", locale: null, zone: null, guest: false }]);
    expect(written.map(({ ballot }) => ballot)).toEqual([undefined, newBallot(9)]);
  });

  it("says that something is broken when a presser cannot be remembered", async () => {
    const ballots: Ballots = {
      change: async (_at, decide) => decide({ ...passerBy, presser: null }).outcome,
    };
    const people = { remember: async () => [] };
    await expect(recordScore({ ballots, people }, { ...pressed, score: 9 })).rejects.toMatchObject({
      code: "internal",
    });
  });
});
