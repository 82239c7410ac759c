// An open link must not be a way around the ten people of an anonymous round.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { groupOfRound } from "../../../core/ask/group-of-round.ts";
import { figuresOf } from "../../../core/publish/disclosure.ts";
import { reconcile } from "../../../core/reconcile.ts";
import { addToTally, emptyTally } from "../../../core/score/tally.ts";
import { type Acme, createAcme, TUESDAY } from "./acme.ts";

const tallyOf = (scores: readonly number[]) => scores.reduce(addToTally, emptyTally);

let acme: Acme;
beforeEach(async () => {
  acme = await createAcme();
});
afterEach(() => acme.close());

describe("the fewest answers that are shown", () => {
  it.each([
    ["direct", "anonymous", 5, 5],
    ["post", "anonymous", 7, 7],
    ["link", "anonymous", 5, 10],
    ["link", "anonymous", 12, 12],
    ["link", "attributed", 5, 5],
  ] as const)("of a %s round that is %s and set to %i are %i", (mode, promise, set, k) => {
    expect(groupOfRound({ mode }, { promise }, set)).toBe(k);
  });

  it("are ten behind a link, so that four accounts of one's own do not isolate the fifth", async () => {
    const schedule = await acme.schedule({ mode: "link", reminders: [] });
    await reconcile(acme.ports, acme.organization.id, TUESDAY);
    const [round] = await acme.rounds(schedule.id);
    expect(round).toMatchObject({ state: "open", population: "open", frozen: { k: 10 } });
    const k = round?.frozen.k ?? 0;
    expect(figuresOf(tallyOf([10, 10, 10, 10, 3]), k)).toEqual({ kind: "withheld" });
    expect(figuresOf(tallyOf([10, 10, 10, 10, 10, 10, 10, 9, 9, 3]), k).kind).toBe("shown");
  });
});
