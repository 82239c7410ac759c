// A dry run says what opening by hand then does, and leaves nothing behind.
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dryRun } from "../../../core/ask/dry-run.ts";
import { openByHand } from "../../../core/ask/open-by-hand.ts";
import { openDueRounds } from "../../../core/ask/open-due-rounds.ts";
import type { NewSchedule } from "../../../core/ask/schedule.ts";
import { type Acme, createAcme, MONDAY, member, TUESDAY } from "./acme.ts";

let acme: Acme;

beforeEach(async () => {
  acme = await createAcme();
});
afterEach(() => acme.close());

const ZONES = ["Europe/Berlin", "Asia/Shanghai", "America/New_York", null] as const;
const LATER = new Date("2026-01-20T08:00:00Z");

/** How many rows every table has. */
async function rows(): Promise<Readonly<Record<string, number>>> {
  const { db, tables } = acme.engine;
  const counts: Record<string, number> = {};
  for (const [name, table] of Object.entries(tables)) {
    counts[name] = (await db.select().from(table)).length;
  }
  return counts;
}

async function invited(roundId: string): Promise<readonly string[]> {
  const { accounts, invitations } = acme.engine.tables;
  const found = await acme.engine.db
    .select({ externalId: accounts.externalId, askAt: invitations.askAt })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.id, invitations.accountId))
    .where(eq(invitations.roundId, roundId));
  return found.map(({ externalId, askAt }) => `${externalId} ${askAt?.toISOString()}`).sort();
}

describe("a dry run", () => {
  it.each<[string, Partial<NewSchedule>]>([
    ["for everyone at once", {}],
    ["by everyone's own clock", { localTime: true, closes: { kind: "after", hours: 72 } }],
    ["for a panel", { panels: 2, localTime: true }],
    ["where some rest", { gapDays: 27 }],
  ])("says %s what opening does, people whom nobody has met yet included", async (_, changes) => {
    const known = acme.hire(26);
    for (const [index, id] of known.entries()) {
      acme.slackSide.everyone.set(id, member(id, { zone: ZONES[index % ZONES.length] ?? null }));
    }
    acme.slackSide.places.set("C1", new Set(known.slice(0, 12)));
    const other = { audience: { kind: "channel", externalId: "C1" } as const, key: "other", gapDays: 0 };
    await acme.schedule({ ...other, cadence: { kind: "monthly", day: 6, at: "10:00" } });
    await openDueRounds(acme.ports, acme.organization.id, TUESDAY);
    acme.hire(9, "new");
    const schedule = await acme.schedule({ ...changes, cadence: { kind: "monthly", day: 28, at: "10:00" } });

    const before = await rows();
    const run = await dryRun(acme.ports, schedule, LATER);
    expect(await rows()).toEqual(before);

    if (run.kind !== "would-open") throw new Error(run.kind);
    const opened = await openByHand(acme.ports, schedule, LATER);
    if (opened.kind !== "opened") throw new Error(opened.kind);
    const { round } = opened;
    expect(
      run.asked.map(({ account, askAt }) => `${account.externalId} ${askAt?.toISOString()}`).sort(),
    ).toEqual(await invited(round.id));
    const { id: _id, number: _number, passedOverWhy: why, ...said } = run.round;
    expect(round).toMatchObject(said);
    expect(round.passedOverWhy ?? {}).toEqual(why);
  });

  it("says why a round would not open, in the words of opening", async () => {
    acme.hire(4);
    const schedule = await acme.schedule();
    expect(await dryRun(acme.ports, schedule, MONDAY)).toEqual(
      await openByHand(acme.ports, schedule, MONDAY),
    );
    acme.slackSide.up = false;
    expect(await dryRun(acme.ports, schedule, MONDAY)).toMatchObject({ kind: "not-visible" });
  });
});

describe("an audience that shrinks to nobody between preview and opening", () => {
  it("opens no round, and the admins are told why", async () => {
    const ids = acme.hire(20);
    const schedule = await acme.schedule();
    expect(await dryRun(acme.ports, schedule, MONDAY)).toMatchObject({ kind: "would-open" });
    for (const id of ids) acme.fire(id);
    const done = await openDueRounds(acme.ports, acme.organization.id, TUESDAY);
    expect(done).toMatchObject([{ kind: "refused", why: "audience-empty" }]);
    expect(await acme.owed("trouble")).toMatchObject([
      { to: "U-admin", data: { code: "audience-empty", schedule: "staff" } },
    ]);
  });
});
