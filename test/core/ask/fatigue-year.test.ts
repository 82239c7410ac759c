// A year in which schedules, events and people's wishes come as they like: nobody is ever asked more often than the rules and their own wishes allow.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { QUARTER_DAYS } from "../../../core/ask/may-be-asked.ts";
import { openByHand } from "../../../core/ask/open-by-hand.ts";
import { DEFAULT_POLICY } from "../../../core/people/policy.ts";
import { NO_WISHES, wantsQuiet } from "../../../core/people/wish.ts";
import type { AudienceSource } from "../../../core/ports.ts";
import { reconcile } from "../../../core/reconcile.ts";
import { wallTime } from "../../../core/time.ts";
import { saveRule } from "../../../core/trigger/save-rule.ts";
import { tellEvents } from "../../../core/trigger/tell-event.ts";
import { DATABASES } from "../../contracts/databases.ts";
import { type Acme, countingRandom, createAcme, MONDAY } from "./acme.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PEOPLE = 10;
const TYPE = "ticket.closed";
const whole = { noNullPrototype: true } as const;

const audience = fc.constantFrom<AudienceSource>(
  { kind: "everyone", guests: false },
  { kind: "channel", externalId: "C1" },
  {
    kind: "combined",
    in: [{ kind: "everyone", guests: false }],
    not: [{ kind: "group", externalId: "S1" }],
    where: [{ key: "office", values: ["Berlin"] }],
    samplePercent: null,
  },
);

const schedule = fc.record(
  {
    audience,
    everyWeeks: fc.integer({ min: 1, max: 3 }),
    day: fc.constantFrom(1 as const, 3 as const, 5 as const),
    gapDays: fc.constantFrom(5, 10, 30),
    panels: fc.constantFrom(1, 1, 2),
  },
  whole,
);

/** Wants more than any quarter allows, so that every rule has its turn in every year. */
const EVERY_WEEK = {
  audience: {
    kind: "combined" as const,
    in: [{ kind: "everyone" as const, guests: false }],
    not: [],
    where: [],
    samplePercent: 60,
  },
  ...{ everyWeeks: 1, day: 1 as const, gapDays: 0, panels: 1 },
};

/** What happens in one step: so many hours pass, someone wishes something, something happens to someone. */
const step = fc.record(
  {
    hours: fc.integer({ min: 30, max: 190 }),
    who: fc.nat({ max: PEOPLE - 1 }),
    wish: fc.constantFrom("none", "none", "quiet", "off", "out", "in", "hand"),
    days: fc.integer({ min: 1, max: 60 }),
    events: fc.array(fc.nat({ max: PEOPLE - 1 }), { maxLength: 4 }),
  },
  whole,
);

interface Question {
  readonly at: Date;
  readonly gapDays: number;
}

/** Every question by person, in the order of their moments. */
async function questionsOf(acme: Acme): Promise<ReadonlyMap<string, readonly Question[]>> {
  const { invitations, rounds, schedules } = acme.engine.tables;
  const gaps = new Map((await acme.engine.db.select().from(schedules)).map((row) => [row.id, row.gapDays]));
  const byRound = new Map((await acme.engine.db.select().from(rounds)).map((row) => [row.id, row]));
  const asked = new Map<string, Question[]>();
  for (const { personId, roundId, askAt } of await acme.engine.db.select().from(invitations)) {
    const round = byRound.get(roundId);
    if (personId === null || round === undefined) throw new Error("an invitation of nobody");
    const question = { at: askAt ?? round.opensAt, gapDays: gaps.get(round.scheduleId) ?? 0 };
    asked.set(personId, [...(asked.get(personId) ?? []), question]);
  }
  for (const all of asked.values()) all.sort((one, other) => one.at.getTime() - other.at.getTime());
  return asked;
}

const dayOf = (at: Date): number => Date.parse(wallTime(at, "UTC").slice(0, 10)) / DAY;

/** Says what was asked too often; nothing where all is well. */
function tooOften(all: readonly Question[], most: number): readonly string[] {
  return all.flatMap(({ at, gapDays }, index) => {
    const before = all[index - 1];
    const first = all[index - most];
    const early = before !== undefined && gapDays > 0 && dayOf(at) - dayOf(before.at) < gapDays;
    const often = first !== undefined && dayOf(at) - dayOf(first.at) < QUARTER_DAYS;
    return [
      ...(early ? [`${at.toISOString()} within ${gapDays} days of ${before.at.toISOString()}`] : []),
      ...(often ? [`${at.toISOString()} more than ${most} in a quarter from ${first.at.toISOString()}`] : []),
    ];
  });
}

describe.each(DATABASES.filter(({ name }) => name !== "SQLite in a file"))(
  "A year on $name",
  ({ name, open }) => {
    it("asks nobody more often than the gap, the quarter and their own wishes allow", async () => {
      let questions = 0;
      const passed = { wish: 0, gap: 0, quarter: 0, sample: 0 };
      await fc.assert(
        fc.asyncProperty(
          fc.array(schedule, { minLength: 1, maxLength: 2 }).map((others) => [EVERY_WEEK, ...others]),
          fc.array(step, { minLength: 40, maxLength: 40 }),
          fc.integer({ min: 3, max: 5 }),
          async (wanted, steps, most) => {
            const database = await open();
            const acme = await createAcme(countingRandom(), async () => database.engine);
            try {
              const { ports, organization, surveys, slack } = acme;
              const policy = { ...DEFAULT_POLICY, mostPerQuarter: most, workdaysOnly: false };
              await ports.people.setPolicy(organization.id, policy, 1);
              const people = acme.hire(PEOPLE);
              acme.slackSide.places.set("C1", new Set(people.slice(0, 7)));
              acme.slackSide.places.set("S1", new Set(people.slice(5)));
              const members = people.flatMap((id) => acme.slackSide.everyone.get(id) ?? []);
              const accounts = await ports.people.remember(slack.id, members, MONDAY);
              const ids = accounts.map(({ personId }) => personId);
              for (const [at, id] of ids.entries())
                await ports.people.setAttributes(id, { office: at % 3 === 0 ? "Ulm" : "Berlin" });
              // Attributed, so that neither ten people nor likeness keep a round from opening: the rules on asking decide alone.
              for (const survey of surveys)
                await ports.surveys.update({ ...survey, promise: "attributed" }, survey.version, MONDAY);
              const [product, about] = ["product", "transactional"].map((key) =>
                surveys.find((each) => each.key === key),
              );
              if (product === undefined || about === undefined) throw new Error("no presets");
              for (const [at, { everyWeeks, day, ...one }] of wanted.entries()) {
                const cadence = { kind: "weekly" as const, everyWeeks, day, at: "10:00" };
                const survey = at === 0 ? surveys[0] : product;
                await acme.schedule({
                  ...one,
                  ...{ cadence, key: `s${at}`, surveyId: survey?.id ?? "", reminders: [] },
                  closes: { kind: "after", hours: 30 },
                });
              }
              const rule = { eventType: TYPE, connectionId: slack.id, zone: "UTC" };
              const wish = { touchpoint: "Support", delayMinutes: 0, gapDays: 5 };
              const saved = await saveRule(
                ports,
                { ...rule, survey: { ...about, promise: "attributed" }, wish },
                MONDAY,
              );
              expect(saved.kind).toBe("saved");

              const schedules = await ports.schedules.all(organization.id);
              const seen = new Map<string, number>();
              let now = MONDAY.getTime();
              for (let turn = 0; now < MONDAY.getTime() + 365 * DAY; turn += 1) {
                const {
                  hours,
                  who,
                  wish: wished,
                  days,
                  events,
                } = steps[turn % steps.length] ?? {
                  ...{ hours: 1, who: 0, wish: "none", days: 1, events: [] },
                };
                now += hours * HOUR;
                const at = new Date(now);
                const id = ids[(who + turn) % PEOPLE] ?? "";
                const survey = turn % 2 === 0 ? product : about;
                if (wished === "quiet") await ports.people.setQuiet(id, new Date(now + days * DAY));
                if (wished === "off") await ports.people.setQuiet(id, at);
                if (wished === "out" || wished === "in")
                  await ports.people.setOptedOut(id, survey.id, wished === "out", "self");
                const told = events.map((one) => ({
                  ...{ type: TYPE, at, attributes: {} },
                  person: { by: "slack" as const, value: people[(one + turn) % PEOPLE] ?? "" },
                }));
                if (told.length > 0)
                  await tellEvents(ports, {
                    organizationId: organization.id,
                    events: told,
                    by: null,
                    now: at,
                  });
                await reconcile(ports, organization.id, at);
                const byHand = schedules[turn % schedules.length];
                if (wished === "hand" && byHand !== undefined) await openByHand(ports, byHand, at);

                // Whoever was asked in this step did not wish for quiet at this moment.
                const wishes = await ports.people.wishes(ids);
                const newest = await newInvitations(acme, seen);
                for (const { personId, surveyId } of newest) {
                  const theirs = wishes.get(personId) ?? NO_WISHES;
                  expect(wantsQuiet(theirs, surveyId, at), `${personId} wanted quiet`).toBe(false);
                }
              }
              const all = await questionsOf(acme);
              for (const [person, asked] of all) {
                questions += asked.length;
                expect({ person, tooOften: tooOften(asked, most) }).toEqual({ person, tooOften: [] });
              }
              for (const { id } of schedules) {
                for (const { passedOverWhy: why = {} } of await acme.rounds(id)) {
                  for (const reason of ["wish", "gap", "quarter", "sample"] as const)
                    passed[reason] += why[reason] ?? 0;
                }
              }
              expect(acme.logged.filter(({ level }) => level === "error")).toEqual([]);
            } finally {
              await database.close();
            }
          },
        ),
        { numRuns: name === "PostgreSQL" ? 1 : 2, endOnFailure: true },
      );
      // Each rule had its turn; else the year would prove nothing.
      expect(questions).toBeGreaterThan(50);
      if (name !== "PostgreSQL") for (const count of Object.values(passed)) expect(count).toBeGreaterThan(0);
    }, 60_000);
  },
);

async function newInvitations(
  acme: Acme,
  seen: Map<string, number>,
): Promise<readonly { readonly personId: string; readonly surveyId: string }[]> {
  const { invitations, rounds } = acme.engine.tables;
  const surveys = new Map(
    (await acme.engine.db.select().from(rounds)).map(({ id, surveyId }) => [id, surveyId]),
  );
  const all = await acme.engine.db.select().from(invitations);
  const fresh = all.filter(({ id }) => !seen.has(id));
  for (const { id } of fresh) seen.set(id, 1);
  return fresh.map(({ personId, roundId }) => ({
    personId: personId ?? "",
    surveyId: surveys.get(roundId) ?? "",
  }));
}
