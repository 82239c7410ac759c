import { describe, expect, it } from "vitest";
import { type Ballot, GRACE_MS, newBallot } from "../../../core/answer/ballot.ts";
import type { Ballots, PressFacts } from "../../../core/answer/ports.ts";
import {
  decideDetails,
  decideDriver,
  recordForm,
  recordImprove,
  recordReason,
  setQuote,
  tickDriver,
} from "../../../core/answer/record-words.ts";
import { account, asked, at, CLOSES, MIDWAY, passerBy, round } from "./facts.ts";

const six = newBallot(6);
const full: Ballot = { score: 6, reason: "noise", improve: "walls", drivers: ["team"], mayQuote: true };

describe("what goes with a score", () => {
  it.each([
    ["a first reason", six, { reason: " noise " }, "recorded", { ...six, reason: "noise" }],
    ["another reason", full, { reason: "heat" }, "changed", { ...full, reason: "heat" }],
    ["the same reason", full, { reason: "noise\n" }, "unchanged", full],
    ["an empty reason", full, { reason: "  " }, "changed", { ...full, reason: null }],
    ["an empty reason where none was", six, { reason: "" }, "unchanged", six],
    ["a wish", six, { improve: "walls" }, "recorded", { ...six, improve: "walls" }],
    ["a permission", six, { mayQuote: true }, "recorded", { ...six, mayQuote: true }],
    ["a permission taken back", full, { mayQuote: false }, "changed", { ...full, mayQuote: false }],
    [
      "a whole form",
      six,
      { reason: "a", improve: "b", drivers: ["pay", "team", "pay"], mayQuote: true },
      "recorded",
      { score: 6, reason: "a", improve: "b", drivers: ["team", "pay"], mayQuote: true },
    ],
    ["a form emptied", full, { reason: null, improve: null, drivers: [], mayQuote: false }, "changed", six],
    [
      "a form with a driver that the round does not have",
      six,
      { reason: "a", improve: null, drivers: ["team", "stolen"], mayQuote: false },
      "recorded",
      { ...six, reason: "a", drivers: ["team"] },
    ],
  ] as const)("%s is kept", (_, ballot, details, kind, after) => {
    const { outcome, ...written } = decideDetails({ ...asked, ballot }, details, MIDWAY);
    expect(outcome).toMatchObject({
      kind,
      ballot: after,
      band: "detractor",
      shortened: false,
      presser: account,
    });
    expect(written).toEqual(kind === "unchanged" ? {} : { ballot: after });
  });

  it("is cut at 5,000 characters, and says so", () => {
    const { outcome, ballot } = decideDetails(
      { ...asked, ballot: six },
      { reason: "好".repeat(5001) },
      MIDWAY,
    );
    expect(outcome).toMatchObject({ kind: "recorded", shortened: true });
    expect(ballot?.reason).toBe("好".repeat(5000));
  });

  it.each([
    ["without a score", { ...asked, ballot: null }, MIDWAY, "no-score"],
    ["of a passer-by who has not answered", passerBy, MIDWAY, "no-score"],
    ["of a passer-by after closing", passerBy, CLOSES, "late"],
    ["with nobody's token", null, MIDWAY, "unknown"],
    ["of someone who was not asked", { ...asked, isInvitee: false, ballot: six }, MIDWAY, "not-asked"],
    ["just after closing", { ...asked, ballot: six }, CLOSES, "recorded"],
    ["just after closing without a score", { ...asked, ballot: null }, CLOSES, "late"],
    ["in the last moment of grace", { ...asked, ballot: six }, at(CLOSES, GRACE_MS - 1), "recorded"],
    ["when the grace is over", { ...asked, ballot: six }, at(CLOSES, GRACE_MS), "late"],
    [
      "while the round is counted",
      { ...asked, ballot: six, round: { ...round, state: "closing" } },
      at(CLOSES, 1),
      "late",
    ],
  ] as const)("%s, words and ticks find their place", (_, facts, now, kind) => {
    const words = decideDetails(facts as PressFacts | null, { reason: "noise" }, now);
    const tick = decideDriver(facts as PressFacts | null, { driver: "team", ticked: true }, now);
    for (const decision of [words, tick]) {
      expect(decision.outcome.kind).toBe(kind);
      expect(decision.ballot === undefined).toBe(kind !== "recorded");
    }
  });
});

describe("a driver", () => {
  it("is ticked, ticked beside another in the survey's order, and unticked", () => {
    const first = decideDriver({ ...asked, ballot: six }, { driver: "pay", ticked: true }, MIDWAY);
    expect(first).toMatchObject({ ballot: { drivers: ["pay"] }, outcome: { kind: "recorded" } });
    const second = decideDriver(
      { ...asked, ballot: first.ballot ?? null },
      { driver: "team", ticked: true },
      MIDWAY,
    );
    expect(second).toMatchObject({ ballot: { drivers: ["team", "pay"] }, outcome: { kind: "changed" } });
    const third = decideDriver(
      { ...asked, ballot: second.ballot ?? null },
      { driver: "pay", ticked: false },
      MIDWAY,
    );
    expect(third).toMatchObject({ ballot: { drivers: ["team"] } });
  });

  it.each([true, false])("pressed twice at once is kept once (ticked: %s)", (ticked) => {
    const ballot = { ...full, drivers: ticked ? ["team"] : [] };
    const again = decideDriver({ ...asked, ballot }, { driver: "team", ticked }, MIDWAY);
    expect(again).toMatchObject({ outcome: { kind: "unchanged", ballot } });
  });

  it("that the round does not have is refused and nothing is stored", () => {
    expect(decideDriver({ ...asked, ballot: six }, { driver: "stolen", ticked: true }, MIDWAY)).toEqual({
      outcome: { kind: "unknown" },
    });
  });
});

describe("the use cases", () => {
  const pressed = { token: "token", presser: { connectionId: "slack", externalId: "U1" }, now: MIDWAY };

  function keeping(): { ballots: Ballots; kept: () => Ballot | null } {
    let ballot: Ballot | null = six;
    return {
      kept: () => ballot,
      ballots: {
        async change(where, decide) {
          expect(where).toEqual(pressed);
          const decision = decide({ ...asked, ballot });
          if (decision.ballot !== undefined) ballot = decision.ballot;
          return decision.outcome;
        },
      },
    };
  }

  it("write what they are named after", async () => {
    const ports = keeping();
    await recordReason(ports, { ...pressed, text: "noise" });
    await recordImprove(ports, { ...pressed, text: "walls" });
    await tickDriver(ports, { ...pressed, driver: "pay", ticked: true });
    await setQuote(ports, { ...pressed, mayQuote: true });
    expect(ports.kept()).toEqual({
      score: 6,
      reason: "noise",
      improve: "walls",
      drivers: ["pay"],
      mayQuote: true,
    });
    const filled = { reason: "heat", improve: null, drivers: ["team"], mayQuote: false };
    await recordForm(ports, { ...pressed, filled });
    expect(ports.kept()).toEqual({ score: 6, ...filled });
  });
});
