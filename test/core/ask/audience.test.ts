// Audiences of several parts: who is in them, what is wrong with them, and that each round draws its sample anew.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resolveAudience } from "../../../core/ask/audience.ts";
import { checkDraft } from "../../../core/ask/check-draft.ts";
import { pendingOf } from "../../../core/command/compose-draft.ts";
import type { AudienceSource } from "../../../core/ports.ts";
import { reconcile } from "../../../core/reconcile.ts";
import { type Acme, createAcme, MONDAY, member, TUESDAY } from "./acme.ts";

type Combined = Extract<AudienceSource, { kind: "combined" }>;

const combined = (parts: Partial<Combined>): Combined => ({
  kind: "combined",
  in: [{ kind: "everyone", guests: false }],
  not: [],
  where: [],
  samplePercent: null,
  ...parts,
});
const channel = (externalId: string) => ({ kind: "channel" as const, externalId });
const group = (externalId: string) => ({ kind: "group" as const, externalId });
const DAY = 86_400_000;

let acme: Acme;
beforeEach(async () => {
  acme = await createAcme();
});
afterEach(() => acme.close());

async function inAudience(audience: AudienceSource): Promise<string[]> {
  const of = { organizationId: acme.organization.id, connectionId: acme.slack.id, audience, zone: "UTC" };
  const found = await resolveAudience(acme.ports, of, MONDAY);
  return found.kind === "closed" ? found.accounts.map(({ externalId }) => externalId).sort() : [found.kind];
}

/** Sets attributes on members by their index. */
async function know(values: (at: number) => Readonly<Record<string, string>>, count: number) {
  const ids = Array.from({ length: count }, (_, at) => member(`U${at}`));
  const accounts = await acme.ports.people.remember(acme.slack.id, ids, MONDAY);
  for (const [at, { personId }] of accounts.entries())
    await acme.ports.people.setAttributes(personId, values(at));
}

async function problemsOf(audience: AudienceSource): Promise<unknown> {
  const schedule = await acme.schedule({ audience });
  const checked = await checkDraft(acme.ports, pendingOf(schedule, "anonymous").draft, MONDAY);
  return checked.kind === "ok" ? [] : checked.problems.map(({ code, params }) => ({ ...params, code }));
}

async function opened(audience: AudienceSource, changes: Parameters<Acme["schedule"]>[0] = {}) {
  return acme.schedule({ audience, gapDays: 0, ...changes });
}

describe("an audience of several parts", () => {
  it("that comes by an open link is nobody's list, so that no condition leaves anyone out of it", async () => {
    acme.hire(3);
    const audience = combined({ where: [{ key: "team", values: ["nowhere"] }] });
    const schedule = await acme.schedule({ audience, mode: "link" });
    const checked = await checkDraft(acme.ports, pendingOf(schedule, "anonymous").draft, MONDAY);
    expect(checked).toMatchObject({ kind: "ok", audience: { kind: "open" } });
  });

  it("joins places, counts nobody twice, and leaves others out", async () => {
    acme.hire(8);
    acme.slackSide.places.set("C1", new Set(["U0", "U1", "U2", "U3"]));
    acme.slackSide.places.set("C2", new Set(["U2", "U3", "U4"]));
    acme.slackSide.places.set("S1", new Set(["U1", "U4"]));
    expect(await inAudience(combined({ in: [channel("C1"), channel("C2")] }))).toEqual(
      [..."01234"].map((at) => `U${at}`),
    );
    expect(await inAudience(combined({ in: [channel("C1"), channel("C2")], not: [group("S1")] }))).toEqual([
      "U0",
      "U2",
      "U3",
    ]);
    expect(await inAudience(combined({ in: [], not: [channel("C1")] }))).toHaveLength(4);
  });

  it("is narrowed by attributes without case or width, by number ranges and by bands", async () => {
    acme.hire(8);
    await acme.ports.roster.define({
      organizationId: acme.organization.id,
      key: "level",
      kind: "number",
      bands: [3, 6],
      source: null,
    });
    await know(
      (at) => ({ Office: at % 2 === 0 ? "Berlin" : "New York", level: String(at), rank: String(at) }),
      8,
    );
    const where = (key: string, ...values: string[]) => inAudience(combined({ where: [{ key, values }] }));
    expect(await where("office", "BERLIN")).toEqual(["U0", "U2", "U4", "U6"]);
    expect(await where("office", "berlin", "ｎｅｗ　ｙｏｒｋ")).toHaveLength(8);
    // A range that is a band is that band, whose upper edge belongs to the next one; a bare number has ranges with both ends.
    expect(await where("level", "3–6")).toEqual(["U3", "U4", "U5"]);
    expect(await where("level", "6+")).toEqual(["U6", "U7"]);
    expect(await where("rank", "3-6")).toEqual(["U3", "U4", "U5", "U6"]);
    const both = [
      { key: "office", values: ["Berlin"] },
      { key: "rank", values: ["0-3"] },
    ];
    expect(await inAudience(combined({ where: both }))).toEqual(["U0", "U2"]);
    expect(await where("team", "Sales")).toEqual([]);
  });

  it("cannot hold a crowd that nobody can list, nor a channel that the bot does not see", async () => {
    acme.slackSide.places.set("G1", 40);
    expect(await problemsOf(combined({ in: [channel("G1")] }))).toEqual([{ code: "crowd-alone" }]);
    expect(await problemsOf(combined({ not: [channel("G1")] }))).toEqual([{ code: "crowd-alone" }]);
    expect(await problemsOf(combined({ not: [channel("gone")] }))).toEqual([
      { code: "audience-not-visible" },
    ]);
  });
});

describe("what is wrong with an audience", () => {
  beforeEach(async () => {
    acme.hire(30);
    acme.slackSide.places.set("C1", new Set(["U0", "U1"]));
    await know(
      (at) => ({
        office: at < 16 ? "Berlin" : at < 28 ? "Paris" : "Ulm",
        ...(at < 3 ? { badge: "gold" } : {}),
        level: at < 16 ? "1" : "2",
      }),
      30,
    );
  });
  const where = (...conditions: [string, string][]) =>
    combined({ where: conditions.map(([key, value]) => ({ key, values: value.split(",") })) });

  it.each([
    [
      "a value that nobody has, with those that many have and never those of few",
      where(["office", "Berlin,Munch"]),
      [{ code: "condition-nobody", condition: "office=Munch", key: "office", known: "Berlin, Paris" }],
    ],
    [
      "an attribute that nobody has, with those that many have",
      where(["ofice", "Berlin"]),
      [{ code: "condition-unknown", key: "ofice", known: "office, level" }],
    ],
    [
      "conditions that fit somebody each, and nobody together",
      where(["office", "Paris"], ["level", "1"]),
      [{ code: "conditions-together" }],
    ],
    [
      "places that leave out everyone",
      combined({ in: [channel("C1")], not: [{ kind: "everyone", guests: true }] }),
      [{ code: "all-excluded" }],
    ],
    ["too few people", where(["office", "Ulm"]), [{ code: "too-few-people", people: 2, least: 10 }]],
    [
      "a sample of too few, with the share that is enough",
      combined({ samplePercent: 25 }),
      [{ code: "sample-too-small", people: 30, percent: 25, each: 8, least: 10, enough: 34 }],
    ],
  ] as const)("is %s", async (_, audience, problems) => {
    expect(await problemsOf(audience)).toEqual(problems);
  });

  it("is nothing where it fits", async () => {
    expect(await problemsOf(combined({ samplePercent: 34 }))).toEqual([]);
    expect(await problemsOf(where(["office", "berlin"]))).toEqual([]);
  });
});

describe("a sample", () => {
  it("asks its share, someone else each time, and counts the others as not drawn", async () => {
    acme.hire(80);
    const schedule = await opened(combined({ samplePercent: 25 }));
    const drawn = new Map<string, number>();
    for (let week = 0; week < 12; week += 1) {
      const now = new Date(TUESDAY.getTime() + week * 7 * DAY);
      await reconcile(acme.ports, acme.organization.id, now);
      const [round] = await acme.rounds(schedule.id);
      expect(round).toMatchObject({ invited: 20, passedOver: 60, passedOverWhy: { sample: 60 } });
      for (const id of await acme.asked(round?.id ?? "")) drawn.set(id, (drawn.get(id) ?? 0) + 1);
      await reconcile(acme.ports, acme.organization.id, new Date(now.getTime() + 4 * DAY));
    }
    // Of 80 people, some 3 % miss twelve draws of a quarter; nobody is always drawn.
    expect(drawn.size).toBeGreaterThan(65);
    expect(Math.max(...drawn.values())).toBeLessThan(10);
  });

  it("fills up with whoever may be asked where others rest", async () => {
    acme.hire(80);
    const schedule = await opened(combined({ samplePercent: 25 }), { gapDays: 20 });
    for (let week = 0; week < 3; week += 1) {
      const now = new Date(TUESDAY.getTime() + week * 7 * DAY);
      await reconcile(acme.ports, acme.organization.id, now);
      await reconcile(acme.ports, acme.organization.id, new Date(now.getTime() + 4 * DAY));
    }
    const [third, second, first] = await acme.rounds(schedule.id);
    const asked = await Promise.all([first, second, third].map((round) => acme.asked(round?.id ?? "")));
    expect(asked.map((ids) => ids.length)).toEqual([20, 20, 20]);
    expect(new Set(asked.flat()).size).toBe(60);
    expect(third).toMatchObject({ passedOverWhy: { gap: 40, sample: 20 } });
  });

  it("is refused where it asks too few, or nearly the same people again", async () => {
    acme.hire(40);
    const few = await opened(combined({ samplePercent: 20 }), { key: "few" });
    await reconcile(acme.ports, acme.organization.id, TUESDAY);
    expect((await acme.rounds(few.id))[0]).toMatchObject({ state: "refused", why: "too-few-people" });
    const nearly = await opened(combined({ samplePercent: 98 }), { key: "nearly" });
    await reconcile(acme.ports, acme.organization.id, new Date(TUESDAY.getTime() + 1));
    await reconcile(acme.ports, acme.organization.id, new Date(TUESDAY.getTime() + 4 * DAY));
    await reconcile(acme.ports, acme.organization.id, new Date(TUESDAY.getTime() + 7 * DAY));
    expect(
      (await acme.rounds(nearly.id)).map(({ state }) => state).filter((state) => state === "refused"),
    ).toEqual(["refused"]);
  });
});

describe("an anonymous audience with a condition", () => {
  it.each([
    [1, "refused"],
    [4, "refused"],
    [5, "open"],
  ])("that leaves out %i of those asked this month is %s", async (left, state) => {
    acme.hire(30);
    await know((at) => ({ office: at < left ? "Ulm" : "Berlin" }), 30);
    await opened({ kind: "everyone", guests: false }, { key: "all" });
    await reconcile(acme.ports, acme.organization.id, TUESDAY);
    const narrowed = await opened(combined({ where: [{ key: "office", values: ["Berlin"] }] }), {
      key: "narrowed",
    });
    await reconcile(acme.ports, acme.organization.id, new Date(TUESDAY.getTime() + 1));
    expect((await acme.rounds(narrowed.id))[0]?.state).toBe(state);
  });

  it("may ask on when people have left it by their own wish or come back, and not when an admin keeps one out", async () => {
    acme.hire(12);
    const schedule = await opened({ kind: "everyone", guests: false });
    const week = async (at: number): Promise<string | undefined> => {
      await reconcile(acme.ports, acme.organization.id, new Date(TUESDAY.getTime() + at * 7 * DAY));
      await reconcile(acme.ports, acme.organization.id, new Date(TUESDAY.getTime() + (at * 7 + 4) * DAY));
      const [round] = await acme.rounds(schedule.id);
      return `${round?.nominal.slice(0, 10)} ${round?.why ?? round?.invited}`;
    };
    const personOf = async (externalId: string) =>
      (await acme.ports.people.account({ connectionId: acme.slack.id, externalId }))?.personId ?? "";
    expect(await week(0)).toBe("2026-01-06 12");
    await acme.ports.people.setQuiet(await personOf("U0"), new Date(TUESDAY.getTime() + 20 * DAY));
    expect(await week(1)).toBe("2026-01-13 11");
    await acme.ports.people.setOptedOut(await personOf("U1"), acme.staff.id, true, "self");
    expect(await week(2)).toBe("2026-01-20 10");
    expect(await week(3)).toBe("2026-01-27 11");
    await acme.ports.people.setOptedOut(await personOf("U2"), acme.staff.id, true, "admin");
    expect(await week(4)).toBe("2026-02-03 too-alike");
  });

  it("is compared across platforms: whoever has no account on this one has not left the other", async () => {
    acme.hire(11);
    const { people, links } = acme.ports;
    const onSlack = await people.remember(acme.slack.id, [...acme.slackSide.everyone.values()], MONDAY);
    const phones = Array.from({ length: 12 }, (_, at) => member(`${1000 + at}`));
    for (const phone of phones) acme.telegramSide.everyone.set(phone.externalId, phone);
    const onTelegram = await people.remember(acme.telegram.id, phones, MONDAY);
    const organizationId = acme.organization.id;
    for (const [at, { id }] of onTelegram.entries()) {
      await people.subscribe(id, MONDAY);
      const other = onSlack[at];
      if (other === undefined) continue;
      const codeHash = `code ${at}`;
      const expiresAt = TUESDAY;
      await links.createLinkCode({ organizationId, accountId: id, codeHash, expiresAt });
      await links.link({ organizationId, codeHash, accountId: other.id, now: MONDAY });
    }
    const all = { kind: "everyone", guests: false } as const;
    const first = await opened(all, { key: "first", connectionId: acme.telegram.id });
    await reconcile(acme.ports, organizationId, TUESDAY);
    expect(await acme.rounds(first.id)).toMatchObject([{ state: "open", invited: 12 }]);
    const second = await opened(all, { key: "second" });
    await reconcile(acme.ports, organizationId, new Date(TUESDAY.getTime() + 1));
    expect(await acme.rounds(second.id)).toMatchObject([{ state: "refused", why: "too-alike" }]);
  });
});
