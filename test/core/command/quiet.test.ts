// One's own quiet: in words of both languages, and what comes of them.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseCommand } from "../../../core/command/grammar.ts";
import type { CommandPorts } from "../../../core/command/ports.ts";
import { runCommand } from "../../../core/command/run-command.ts";
import { quietByPress } from "../../../core/command/run-quiet.ts";
import type { Account } from "../../../core/people/person.ts";
import { type Acme, createAcme, MONDAY, member } from "../ask/acme.ts";

describe("quiet in words", () => {
  it.each([
    ["quiet", null],
    ["quiet 3 months", { kind: "for", count: 3, unit: "month" }],
    ["quiet for a week", { kind: "for", count: 1, unit: "week" }],
    ["quiet 10d", { kind: "for", count: 10, unit: "day" }],
    ["mute 2w", { kind: "for", count: 2, unit: "week" }],
    ["quiet until 2027-01-10", { kind: "until", date: "2027-01-10" }],
    ["quiet 2027/1/10", { kind: "until", date: "2027-01-10" }],
    ["quiet until 3 November", { kind: "until", date: "--11-03" }],
    ["quiet until Nov 3rd, 2027", { kind: "until", date: "2027-11-03" }],
    ["免打扰到11月3日", { kind: "until", date: "--11-03" }],
    ["quiet off", { kind: "off" }],
    ["quiet staff", { kind: "survey", key: "staff", isOut: true }],
    ["quiet survey Staff off", { kind: "survey", key: "staff", isOut: false }],
    ["免打扰", null],
    ["免打扰3个月", { kind: "for", count: 3, unit: "month" }],
    ["免打扰 两周", { kind: "for", count: 2, unit: "week" }],
    ["免打扰到2027年1月10日", { kind: "until", date: "2027-01-10" }],
    ["免打扰 关闭", { kind: "off" }],
    ["勿扰 staff", { kind: "survey", key: "staff", isOut: true }],
    ["免打扰 staff 关闭", { kind: "survey", key: "staff", isOut: false }],
  ])("%j is understood", (text, wish) => {
    expect(parseCommand(text)).toEqual({ kind: "quiet", wish });
  });

  it.each([
    ["quiet until soon", "not-a-date"],
    ["quiet until", "missing"],
    ["quiet until 11/3", "ambiguous-date"],
    ["quiet until 31 November", "not-a-date"],
    ["quiet 2027-02-31", "not-a-date"],
    ["quiet for ages", "not-a-duration"],
    ["quiet 3", "not-a-duration"],
    ["quiet 3 months please", "too-much"],
  ])("%j is told what is wrong", (text, reason) => {
    expect(parseCommand(text)).toMatchObject({ kind: "invalid", command: "quiet", reason });
  });
});

describe("quiet", () => {
  let acme: Acme;
  let ann: Account;
  beforeEach(async () => {
    acme = await createAcme();
    const [account] = await acme.ports.people.remember(
      acme.slack.id,
      [member("U1", { zone: "Asia/Tokyo" })],
      MONDAY,
    );
    if (account === undefined) throw new Error("nobody");
    ann = account;
  });
  afterEach(() => acme.close());

  const of = (now = MONDAY) => ({
    organization: acme.organization,
    actor: ann,
    place: { kind: "private" as const, externalId: "U1" },
    now,
  });
  const ports = (): CommandPorts => ({ ...acme.ports, hash: (code) => code });
  const say = (text: string, now = MONDAY) => runCommand(ports(), of(now), parseCommand(text));
  const wishes = async () => (await acme.ports.people.wishes([ann.personId])).get(ann.personId);

  it.each([
    ["quiet 1 month", "2026-02-04T15:00:00Z"],
    ["quiet 2 weeks", "2026-01-18T15:00:00Z"],
    ["quiet until 2026-03-01", "2026-02-28T15:00:00Z"],
  ])("%j lasts to the midnight at which that day begins where they live", async (text, until) => {
    expect(await say(text)).toMatchObject({ kind: "quiet", done: { kind: "until", at: new Date(until) } });
    expect((await wishes())?.quietUntil).toEqual(new Date(until));
  });

  it("three months from the end of November end in February", async () => {
    await say("quiet 3 months", new Date("2026-11-30T09:00:00Z"));
    expect((await wishes())?.quietUntil).toEqual(new Date("2027-02-27T15:00:00Z"));
  });

  it.each([
    ["quiet until 2026-01-05", "past"],
    ["quiet 13 months", "too-long"],
    ["quiet until 2030-01-01", "too-long"],
  ])("%j is refused: %s", async (text, fault) => {
    expect(await say(text)).toEqual({ kind: "quiet-fault", fault });
    expect(await wishes()).toBeUndefined();
  });

  it("off leaves the moment at which someone came back, and nothing where they never left", async () => {
    await say("quiet off");
    expect(await wishes()).toBeUndefined();
    await say("quiet 3 months");
    const later = new Date(MONDAY.getTime() + 86_400_000);
    expect(await say("quiet off", later)).toMatchObject({ state: { until: null }, done: { kind: "off" } });
    expect((await wishes())?.quietUntil).toEqual(later);
  });

  it("speaks of one survey, by words and by button, and names those that there are for a wrong one", async () => {
    expect(await say("quiet staff")).toMatchObject({ done: { kind: "out", survey: "staff" } });
    expect((await wishes())?.optedOut).toEqual([acme.staff.id]);
    const back = await quietByPress(ports(), of(), { token: acme.staff.id, argument: "in" });
    expect(back).toMatchObject({ done: { kind: "in" } });
    expect((await wishes())?.optedOut).toEqual([]);
    expect(await say("quiet stuff")).toMatchObject({ kind: "unknown-survey", nearest: "staff" });
  });
});
