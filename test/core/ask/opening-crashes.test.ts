// A process that dies while it opens rounds: whichever call it was at, the next pass finishes the work and doubles nothing.
import { afterEach, describe, expect, it } from "vitest";
import { openDueRounds } from "../../../core/ask/open-due-rounds.ts";
import { type Acme, around, createAcme, dyingOnceInvited, TUESDAY } from "./acme.ts";

class Killed extends Error {}

/** Ports of a process that dies at its `at`-th call, before or after the call has had its effect; from then on nothing works. */
function dying(acme: Acme, at: number, moment: "before" | "after") {
  let calls = 0;
  const die = (limit: number): void => {
    if (calls >= limit) throw new Killed();
  };
  return around(acme.ports, {
    before() {
      calls += 1;
      die(moment === "before" ? at : at + 1);
    },
    after: () => die(moment === "after" ? at : at + 1),
  });
}

const worlds: Acme[] = [];
afterEach(async () => {
  for (const acme of worlds.splice(0)) await acme.close();
});

async function settled(acme: Acme, scheduleId: string) {
  const rounds = await acme.rounds(scheduleId);
  const asked = await Promise.all(rounds.map(({ id }) => acme.asked(id)));
  const questions = (await acme.owed("question")).map(({ to }) => to).sort();
  const kept = rounds.map(({ nominal, state, why, invited, passedOver, panel }) => ({
    ...{ nominal, state, why, invited, passedOver, panel },
  }));
  const [trouble, announcements] = [await acme.owed("trouble"), await acme.owed("announcement")];
  return {
    kept,
    asked,
    questions,
    trouble: trouble.map(({ to }) => to),
    announcements: announcements.length,
  };
}

/** Kills one opening at each of its calls in turn and gives what every one came to after a second pass, and without a crash. */
async function killEverywhere(
  prepare: (acme: Acme) => Promise<string>,
  now: Date,
  moment: "before" | "after",
) {
  const build = async () => {
    const acme = await createAcme();
    worlds.push(acme);
    return { acme, scheduleId: await prepare(acme) };
  };
  const whole = await build();
  await openDueRounds(whole.acme.ports, whole.acme.organization.id, now);
  const expected = await settled(whole.acme, whole.scheduleId);

  const results: unknown[] = [];
  for (let at = 1; ; at += 1) {
    const { acme, scheduleId } = await build();
    const crash = openDueRounds(dying(acme, at, moment), acme.organization.id, now);
    const died = await crash.then(
      () => false,
      (error: unknown) => {
        if (!(error instanceof Killed)) throw error;
        return true;
      },
    );
    await openDueRounds(acme.ports, acme.organization.id, now);
    await openDueRounds(acme.ports, acme.organization.id, now);
    results.push(await settled(acme, scheduleId));
    await worlds.pop()?.close();
    if (!died) return { expected, results };
  }
}

// What a call has written is there before the next one: dying before each in turn leaves the database in every state that dying after them would.
describe("a process killed between any two calls", () => {
  it("loses nobody and asks nobody twice, in a round of several chunks", async () => {
    const { expected, results } = await killEverywhere(
      async (acme) => {
        const people = acme.hire(520);
        acme.slackSide.places.set("C1", new Set(people.slice(0, 15)));
        // Someone to pass over: a round that opened the day before.
        const channel = { audience: { kind: "channel", externalId: "C1" } } as const;
        await acme.schedule({
          ...channel,
          key: "before",
          cadence: { kind: "weekly", everyWeeks: 9, day: 1, at: "10:00" },
        });
        await openDueRounds(acme.ports, acme.organization.id, new Date(TUESDAY.getTime() - 86_400_000));
        return (await acme.schedule({ gapDays: 21 })).id;
      },
      TUESDAY,
      "before",
    );
    expect(expected.kept).toMatchObject([{ state: "open", invited: 505, passedOver: 15 }]);
    expect(results.length).toBeGreaterThan(15);
    for (const result of results) expect(result).toEqual(expected);
  });
});

describe.each(["before", "after"] as const)("a process killed just %s each of its calls", (moment) => {
  it("keeps the panel's turn", async () => {
    const { expected, results } = await killEverywhere(
      async (acme) => {
        acme.hire(44);
        return (await acme.schedule({ panels: 4, gapDays: 21 })).id;
      },
      TUESDAY,
      moment,
    );
    expect(expected.kept).toMatchObject([{ state: "open", invited: 11, panel: { index: 0, of: 4 } }]);
    for (const result of results) expect(result).toEqual(expected);
  });

  it("records what was missed and what is refused once, and tells of it", async () => {
    const { expected, results } = await killEverywhere(
      async (acme) => {
        acme.hire(9);
        return (await acme.schedule()).id;
      },
      new Date(TUESDAY.getTime() + 15 * 86_400_000),
      moment,
    );
    expect(expected.kept.map(({ state, why }) => `${state} ${why}`)).toEqual([
      "refused too-few-people",
      "missed superseded",
      "missed superseded",
    ]);
    expect(expected.trouble).toEqual(["U-admin"]);
    for (const result of results) expect(result).toEqual(expected);
  });
});

describe("a round found half opened", () => {
  /** A process that dies with its first invitations written. */
  async function half(): Promise<{ acme: Acme; scheduleId: string }> {
    const acme = await createAcme();
    worlds.push(acme);
    acme.hire(1210);
    const { id: scheduleId } = await acme.schedule({ gapDays: 21 });
    const dead = dyingOnceInvited(acme.ports, () => new Killed());
    const crash = openDueRounds(dead, acme.organization.id, TUESDAY);
    await expect(crash).rejects.toThrow(Killed);
    expect(await acme.owed("question")).not.toEqual([]);
    expect(await acme.rounds(scheduleId)).toMatchObject([{ state: "opening", invited: 0 }]);
    return { acme, scheduleId };
  }

  it("is withdrawn when its closing has passed, with all that it owed", async () => {
    const { acme, scheduleId } = await half();
    await openDueRounds(acme.ports, acme.organization.id, new Date("2026-01-10T10:00:00Z"));
    expect(await acme.rounds(scheduleId)).toMatchObject([{ state: "refused", why: "too-late" }]);
    expect(await acme.owed("question")).toEqual([]);
    expect(await acme.owed("trouble")).toHaveLength(1);
  });

  it("asks those who have joined meanwhile, and keeps those who have left in", async () => {
    const { acme, scheduleId } = await half();
    acme.fire("U0");
    acme.hire(1, "N");
    await openDueRounds(acme.ports, acme.organization.id, new Date(TUESDAY.getTime() + 3_600_000));
    const [round] = await acme.rounds(scheduleId);
    expect(round).toMatchObject({ state: "open", invited: 1211, passedOver: 0 });
  });
});
