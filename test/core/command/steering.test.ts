// What managers and admins set beside the scores: who may, which survey is meant, where it is posted.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseCommand } from "../../../core/command/grammar.ts";
import type { CommandOutcome } from "../../../core/command/outcome.ts";
import { runCommand } from "../../../core/command/run-command.ts";
import type { SteeringOutcome } from "../../../core/command/steering-outcome.ts";
import type { Account } from "../../../core/people/person.ts";
import { type Acme, createAcme, MONDAY, member } from "../ask/acme.ts";

let acme: Acme;
let manager: Account;
beforeEach(async () => {
  acme = await createAcme();
  const { ports, slack } = acme;
  const [known] = await ports.people.remember(slack.id, [member("U-max", { name: "Max" })], MONDAY);
  if (known === undefined) throw new Error("nobody was remembered");
  await ports.people.setRole(known.personId, "manager");
  manager = { ...known, role: "manager" };
});
afterEach(() => acme.close());

async function says(actor: Account, text: string, now = MONDAY): Promise<CommandOutcome> {
  const { ports, organization } = acme;
  const place = { kind: "private", externalId: actor.externalId } as const;
  const of = { organization, actor, place, now };
  return runCommand({ ...ports, hash: (code) => code }, of, parseCommand(text));
}

async function steers(actor: Account, text: string, now = MONDAY): Promise<SteeringOutcome> {
  const outcome = await says(actor, text, now);
  if (outcome.kind !== "steering") throw new Error(`${text}: ${JSON.stringify(outcome)}`);
  return outcome.outcome;
}

const admin = (): Account => ({ ...acme.admin, role: "admin" });

describe("What is read beside a trend", () => {
  test.each([
    'mark "x"',
    "mark 1 remove",
    'reference 45 "x" from "y"',
    "goal 40 for staff",
    "goal remove for staff",
  ])("is set by admins: a manager's “%s” changes nothing", async (text) => {
    await steers(admin(), 'mark "Moved house"');
    await steers(admin(), "goal 30 for staff");
    expect(await says(manager, text)).toMatchObject({ kind: "not-allowed", needs: "admin" });
    const { ports, organization, staff } = acme;
    expect(await ports.steering.marks(organization.id, null)).toMatchObject([{ label: "Moved house" }]);
    expect(await ports.steering.references(organization.id, null)).toEqual([]);
    expect(await ports.steering.goals(staff.id)).toMatchObject([{ target: 30 }]);
  });

  test("is listed for managers, those of one segment see the goal of the whole and their own", async () => {
    const { ports } = acme;
    await ports.people.setAttributes(manager.personId, { team: "Design", office: "Berlin" });
    await says(admin(), "attribute team text");
    for (const goal of ["goal 40 for staff", "goal 30 team=design for staff", "goal 20 for product"])
      expect(await steers(admin(), goal)).toMatchObject({ kind: "goal-set" });
    const seen = async (actor: Account) => {
      const outcome = await steers(actor, "goal");
      return outcome.kind === "goals" ? outcome.lines.map(({ thing }) => thing.target).sort() : [];
    };
    expect(await seen(manager)).toEqual([20, 30, 40]);
    expect(await seen({ ...manager, scope: { attribute: "team", group: "Sales" } })).toEqual([20, 40]);
    expect(await seen({ ...manager, scope: { attribute: "team", group: "Design" } })).toEqual([20, 30, 40]);
  });

  test("stands on today by the organization's calendar, where no day is said", async () => {
    const { organization } = acme;
    const east = { ...organization, zone: "Asia/Shanghai" };
    const late = new Date("2026-01-05T17:00:00Z");
    const of = {
      organization: east,
      actor: admin(),
      place: { kind: "private", externalId: "x" } as const,
      now: late,
    };
    const outcome = await runCommand({ ...acme.ports, hash: (code) => code }, of, parseCommand('mark "x"'));
    expect(outcome).toMatchObject({ outcome: { line: { thing: { day: "2026-01-06" }, survey: null } } });
  });

  test("is not to be met by a day that is over, by the organization's calendar", async () => {
    await acme.schedule();
    expect(await steers(admin(), "goal 40 by 2020-01-01")).toMatchObject({
      kind: "goal-past",
      by: "2020-01-01",
    });
    expect(await steers(admin(), "goal")).toMatchObject({ kind: "goals", lines: [] });
  });

  test("asks which survey is meant, and names the nearest group and what to do where there is none", async () => {
    expect(await steers(admin(), "goal 40")).toMatchObject({ kind: "which-survey" });
    expect(await says(admin(), "goal 40 for stuff")).toMatchObject({
      kind: "unknown-survey",
      nearest: "staff",
    });
    await acme.schedule();
    expect(await steers(admin(), "goal 40")).toMatchObject({ line: { survey: "staff" } });
    expect(await steers(admin(), "goal 40 team=Design")).toMatchObject({
      fault: "unknown-attribute",
      known: [],
    });
    await says(admin(), "attribute hired date bands 1y 3y");
    const fault = { kind: "group-fault", fault: "unknown-group", known: ["<1y", "1-3y", "3y+"] };
    expect(await steers(admin(), "goal 40 hired=1-4y")).toMatchObject({ ...fault, nearest: "1-3y" });
    expect(await steers(admin(), "goal 40 hired=3Y+")).toMatchObject({
      line: { thing: { segment: { attribute: "hired", group: "~m:36+" } } },
    });
  });
});

describe("An action", () => {
  const channel = (externalId: string, locale: "en" | "zh-CN" = "en") => {
    const { slack } = acme;
    return { channel: { connectionId: slack.id, externalId, name: externalId, locale }, at: null } as never;
  };

  test("is posted once in each channel that reads the survey's results, in its language", async () => {
    const { surveys, slack } = acme;
    const product = surveys.find(({ key }) => key === "product");
    await acme.schedule({ key: "one", digest: channel("C1") });
    await acme.schedule({ key: "two", digest: channel("C1") });
    await acme.schedule({ key: "three", digest: channel("C2", "zh-CN") });
    await acme.schedule({ key: "four", digest: channel("C3"), state: "paused" });
    await acme.schedule({ key: "five", digest: channel("C4"), surveyId: product?.id ?? "" });
    expect(slack.platform).toBe("slack");
    await steers(manager, 'action "One quiet day" for staff');
    expect((await acme.owed("action")).map(({ to, data, sequence }) => ({ to, data, sequence }))).toEqual([
      { to: "C1", data: { locale: "en" }, sequence: 0 },
      { to: "C2", data: { locale: "zh-CN" }, sequence: 0 },
    ]);
    await steers(manager, "action 1 done");
    await steers(manager, "action 1 done");
    expect((await acme.owed("action")).filter(({ sequence }) => sequence === 2)).toHaveLength(2);
  });

  test.each([
    ["ask ann@acme.com or +49 30 1234567", "ask ••• or •••", true],
    ["<@U12345678> and <!channel> will see www.acme.com/x", "••• and ••• will see •••", true],
    ["tell /nps forget me now", "tell ••• forget me now", true],
    ["and/or R&D, 1/2 a day", "and/or R&D, 1/2 a day", false],
    ["One\u202E quiet\nday.", "One quiet day", false],
    ["Soon...", "Soon...", false],
  ])("that says “%s” is kept as “%s”", async (text, kept, masked) => {
    const outcome = await steers(manager, `action "${text}" for staff`);
    expect(outcome).toMatchObject({ kind: "action-written", masked, line: { thing: { text: kept } } });
  });

  test("is written once, moved by its number, and by nobody who sees one segment alone", async () => {
    const write = 'action "One quiet day" heard "meetings" for staff';
    expect(await steers(manager, write)).toMatchObject({ already: false, line: { thing: { number: 1 } } });
    expect(await steers(admin(), write)).toMatchObject({ already: true, line: { thing: { number: 1 } } });
    const scoped = { ...manager, scope: { attribute: "team", group: "Design" } };
    for (const text of [write, "action 1 done", "action new"])
      expect(await says(scoped, `${text}`)).toMatchObject({
        outcome: { kind: expect.stringMatching(/^(scoped|which-survey)$/) },
      });
    expect(await steers(scoped, "action")).toMatchObject({ mayWrite: false, writesAbout: null });
    expect(await steers(manager, "action 2 done")).toMatchObject({ kind: "unknown-number" });
    expect(await steers(manager, "action 1 dropped")).toMatchObject({ kind: "action-moved", already: false });
    // What was dropped may be taken up again.
    expect(await steers(manager, write)).toMatchObject({ already: false, line: { thing: { number: 2 } } });
    expect(await says({ ...manager, role: "none" }, write)).toMatchObject({ kind: "not-allowed" });
    const lines = await acme.ports.people.changes(acme.organization.id, 9);
    expect(JSON.stringify(lines)).not.toMatch(/quiet|meetings/);
  });
});

describe("A role", () => {
  test("of one segment is given, listed, and taken back with the next", async () => {
    const { ports } = acme;
    await ports.people.setAttributes(manager.personId, { team: "Design" });
    await says(admin(), "attribute team text");
    const scope = { attribute: "team", group: "Design" };
    expect(await says(admin(), "role @Max manager team=DESIGN")).toMatchObject({ account: { scope } });
    expect(await ports.people.accountById(manager.id)).toMatchObject({ scope });
    expect(await says(admin(), "role")).toMatchObject({
      accounts: [{ role: "admin" }, { role: "manager", scope }],
    });
    expect(await says(admin(), "role @Max manager team=Sales")).toMatchObject({
      outcome: { fault: "unknown-group" },
    });
    expect(await ports.people.accountById(manager.id)).toMatchObject({ scope });
    await says(admin(), "role @Max manager");
    expect(await ports.people.accountById(manager.id)).not.toHaveProperty("scope");
  });
});
