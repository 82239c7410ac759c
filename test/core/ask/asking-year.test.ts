// Whole years of rounds with chance at work: who is asked how often, whatever joins, leaves, is late or happens twice.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openByHand } from "../../../core/ask/open-by-hand.ts";
import type { Round } from "../../../core/ask/round.ts";
import type { NewSchedule } from "../../../core/ask/schedule.ts";
import { reconcile } from "../../../core/reconcile.ts";
import { wallTime } from "../../../core/time.ts";
import { type Acme, around, createAcme, MONDAY, TUESDAY } from "./acme.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function inAcme<Result>(run: (acme: Acme) => Promise<Result>): Promise<Result> {
  const acme = await createAcme();
  try {
    return await run(acme);
  } finally {
    await acme.close();
  }
}

const hasAsked = ({ state }: Round): boolean => state !== "missed" && state !== "refused";

describe("panels", () => {
  const weeks = fc.array(
    fc.record({
      joins: fc.nat({ max: 4 }),
      leaves: fc.array(fc.nat({ max: 200 }), { maxLength: 2 }),
      /** Down for the whole week: its fire is missed. */
      down: fc.integer({ min: 0, max: 5 }).map((chance) => chance === 0),
      lateHours: fc.nat({ max: 40 }),
    }),
    { minLength: 8, maxLength: 14 },
  );

  it("ask everyone who stays exactly once in n rounds, while people join and leave and fires are missed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 5 }), weeks, fc.boolean(), (panels, script, isCombined) =>
        inAcme(async (acme) => {
          const first = acme.hire(panels * 16);
          // Those who are left out are no part of the cycle; whoever joins is.
          acme.slackSide.places.set("S1", new Set(isCombined ? first.slice(0, 3) : []));
          const everyone = { kind: "everyone", guests: false } as const;
          const not = [{ kind: "group", externalId: "S1" }] as const;
          const combined = { kind: "combined", in: [everyone], not, where: [], samplePercent: null } as const;
          const audience = isCombined ? combined : everyone;
          const schedule = await acme.schedule({ panels, gapDays: 7 * panels - 7, audience });
          const present: Set<string>[] = [];
          for (const [week, { joins, leaves, down, lateHours }] of script.entries()) {
            acme.hire(joins, `week${week}-`);
            for (const at of leaves) acme.fire(`U${at}`);
            if (down) continue;
            const now = new Date(TUESDAY.getTime() + week * 7 * DAY + lateHours * HOUR);
            await reconcile(acme.ports, acme.organization.id, now);
            const left = isCombined ? first.slice(0, 3) : [];
            present.push(new Set([...acme.slackSide.everyone.keys()].filter((id) => !left.includes(id))));
            await reconcile(acme.ports, acme.organization.id, new Date(now.getTime() + 5 * DAY));
          }
          const rounds = (await acme.rounds(schedule.id)).filter(hasAsked).toReversed();
          expect(rounds).toHaveLength(present.length);
          const asked = await Promise.all(rounds.map(({ id }) => acme.asked(id)));
          for (let from = 0; from + panels <= rounds.length; from += 1) {
            const stayed = [...(present[from] ?? [])].filter((id) =>
              present.slice(from, from + panels).every((there) => there.has(id)),
            );
            const counts = new Map<string, number>();
            for (const id of asked.slice(from, from + panels).flat())
              counts.set(id, (counts.get(id) ?? 0) + 1);
            for (const id of stayed) expect(`${id} ${counts.get(id)}`).toBe(`${id} 1`);
            if (isCombined) expect(first.slice(0, 3).filter((id) => counts.has(id))).toEqual([]);
          }
        }),
      ),
      { numRuns: 8, endOnFailure: true },
    );
  });
});

const whole = { noNullPrototype: true } as const;

const randomSchedule = fc.record(
  {
    cadence: fc.oneof(
      fc.record(
        {
          kind: fc.constant("weekly" as const),
          everyWeeks: fc.integer({ min: 1, max: 4 }),
          day: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
          at: fc.constantFrom("00:30", "10:00", "23:30"),
        },
        whole,
      ),
      fc.record(
        {
          kind: fc.constant("monthly" as const),
          day: fc.integer({ min: 1, max: 31 }),
          at: fc.constant("09:00"),
        },
        whole,
      ),
      fc.constant({ kind: "cron" as const, expression: "15 8 */3 * *" }),
    ),
    zone: fc.constantFrom("UTC", "America/New_York", "Asia/Shanghai", "Pacific/Chatham"),
    panels: fc.integer({ min: 1, max: 3 }),
    gapDays: fc.constantFrom(1, 5, 7, 21),
    catchUp: fc.constantFrom("latest" as const, "all" as const, "skip" as const),
    closes: fc.integer({ min: 1, max: 60 }).map((hours) => ({ kind: "after" as const, hours })),
    audience: fc.constantFrom<NewSchedule["audience"]>(
      { kind: "everyone", guests: false },
      { kind: "channel", externalId: "C1" },
      { kind: "group", externalId: "S1" },
    ),
  },
  whole,
);

/** Attributed, so that neither ten people nor likeness keep a round from opening: the gap alone decides. */
async function populate(acme: Acme, wanted: readonly Partial<NewSchedule>[]): Promise<void> {
  const people = acme.hire(18);
  acme.slackSide.places.set("C1", new Set(people.slice(0, 9)));
  acme.slackSide.places.set("S1", new Set(people.slice(5, 14)));
  const product = acme.surveys.find(({ key }) => key === "product");
  if (product === undefined) throw new Error("no product survey");
  await acme.ports.surveys.update({ ...product, promise: "attributed" }, product.version, new Date(0));
  for (const [at, one] of wanted.entries()) {
    await acme.schedule({ ...one, key: `s${at}`, surveyId: product.id, reminders: [], since: MONDAY });
  }
}

/** Checks every pair of questions to one person, and what holds of all rounds; gives how many questions were asked. */
async function checkAsked(acme: Acme): Promise<number> {
  const schedules = await acme.ports.schedules.all(acme.organization.id);
  const questions = new Map<string, { at: Date; gapDays: number; zone: string }[]>();
  const byRound = await acme.askedByRound();
  let count = 0;
  for (const { id, gapDays, zone } of schedules) {
    const rounds = await acme.rounds(id);
    expect(new Set(rounds.map(({ nominal }) => nominal)).size).toBe(rounds.length);
    for (const round of rounds.filter(hasAsked)) {
      expect(round.closesAt > round.opensAt).toBe(true);
      const asked = byRound.get(round.id) ?? [];
      expect(new Set(asked).size).toBe(asked.length);
      expect(round.invited).toBe(asked.length);
      count += asked.length;
      for (const person of asked) {
        questions.set(person, [...(questions.get(person) ?? []), { at: round.opensAt, gapDays, zone }]);
      }
    }
  }
  for (const [person, all] of questions) {
    const inOrder = all.toSorted((one, other) => one.at.getTime() - other.at.getTime());
    for (const [index, { at, gapDays, zone }] of inOrder.entries()) {
      const before = inOrder[index - 1];
      if (before === undefined) continue;
      const localDay = (instant: Date): number => Date.parse(wallTime(instant, zone).slice(0, 10)) / DAY;
      const days = localDay(at) - localDay(before.at);
      expect(
        days,
        `${person} was asked at ${before.at.toISOString()} and ${at.toISOString()}`,
      ).toBeGreaterThanOrEqual(gapDays);
    }
  }
  return count;
}

describe("the gap", () => {
  it("is kept through a year of random schedules, late ticks and rounds opened by hand", async () => {
    let questions = 0;
    const hours = fc.array(fc.integer({ min: 1, max: 96 }), { minLength: 30, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.array(randomSchedule, { minLength: 2, maxLength: 4 }), hours, (wanted, steps) =>
        inAcme(async (acme) => {
          await populate(acme, wanted);
          let now = MONDAY.getTime();
          for (let step = 0; now < MONDAY.getTime() + 365 * DAY; step += 1) {
            now += (steps[step % steps.length] ?? 1) * HOUR;
            await reconcile(acme.ports, acme.organization.id, new Date(now));
            if (step % 17 === 0) {
              const schedules = await acme.ports.schedules.all(acme.organization.id);
              const schedule = schedules[step % schedules.length];
              if (schedule !== undefined) await openByHand(acme.ports, schedule, new Date(now));
            }
          }
          questions += await checkAsked(acme);
        }),
      ),
      { numRuns: 3, endOnFailure: true },
    );
    // Three years of two schedules that hardly ever fire ask fewer; none would prove nothing.
    expect(questions).toBeGreaterThan(100);
  }, 120_000);
});

describe("two processes and a hand", () => {
  it("that do the same work at the same time, in any order of steps, ask nobody twice and break no gap", async () => {
    const turns = fc.array(fc.nat({ max: 4 }), { minLength: 40, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(randomSchedule, { minLength: 2, maxLength: 3 }), turns, (wanted, pauses) =>
        inAcme(async (acme) => {
          await populate(acme, wanted);
          let calls = 0;
          // Every call of a port waits its own number of turns, so that the three run through each other.
          const slow = () =>
            around(acme.ports, {
              async before() {
                calls += 1;
                for (let turn = 0; turn < (pauses[calls % pauses.length] ?? 0); turn += 1) {
                  await new Promise((resolve) => setImmediate(resolve));
                }
              },
            });
          for (let day = 0; day < 21; day += 1) {
            const now = new Date(MONDAY.getTime() + day * DAY + 11 * HOUR);
            const schedules = await acme.ports.schedules.all(acme.organization.id);
            const byHand = schedules[day % schedules.length];
            await Promise.all([
              reconcile(slow(), acme.organization.id, now),
              reconcile(slow(), acme.organization.id, now),
              byHand && day % 2 === 0 ? openByHand(slow(), byHand, now) : null,
            ]);
            await reconcile(acme.ports, acme.organization.id, new Date(now.getTime() + HOUR));
          }
          expect(await acme.ports.rounds.inState(acme.organization.id, ["opening"])).toEqual([]);
          expect(acme.logged.filter(({ level }) => level === "error")).toEqual([]);
          await checkAsked(acme);
          const owed = await acme.owed("question");
          expect(new Set(owed.map(({ ref }) => ref)).size).toBe(owed.length);
        }),
      ),
      { numRuns: 6, endOnFailure: true },
    );
  }, 120_000);
});
