// Attributes, people and links as commands: who may, what is stored, what is logged, and what is never shown.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseCommand } from "../../../core/command/grammar.ts";
import type { CommandOutcome } from "../../../core/command/outcome.ts";
import { runCommand } from "../../../core/command/run-command.ts";
import { runManagingPress } from "../../../core/command/run-press.ts";
import type { Account } from "../../../core/people/person.ts";
import { EVERY_SURVEY, NO_WISHES, wantsQuiet } from "../../../core/people/wish.ts";
import type { Press } from "../../../core/press.ts";
import { reconcile } from "../../../core/reconcile.ts";
import { type Acme, createAcme, MONDAY, member, TUESDAY } from "../ask/acme.ts";

let acme: Acme;
let ann: Account;
let onPhone: Account;
beforeEach(async () => {
  acme = await createAcme();
  const { people } = acme.ports;
  const met = async (connectionId: string, of: Parameters<typeof member>) => {
    const [account] = await people.remember(connectionId, [member(...of)], MONDAY);
    if (account === undefined) throw new Error("not met");
    await people.subscribe(account.id, MONDAY);
    return account;
  };
  ann = await met(acme.slack.id, ["U0000ANN1", { name: "ann", email: "ann@acme.com" }]);
  onPhone = await met(acme.telegram.id, ["4711111", { name: "Ann on her phone", handle: "ann_t" }]);
});
afterEach(() => acme.close());

const ports = () => ({ ...acme.ports, hash: (code: string) => `hashed ${code}` });
const of = (actor: Account, kind: "private" | "channel" = "private") => ({
  ...{ organization: acme.organization, actor, now: MONDAY },
  place: { kind, externalId: actor.externalId },
});
const run = async (text: string, actor = acme.admin, kind: "private" | "channel" = "private") => {
  const now = (await acme.ports.people.accountById(actor.id)) ?? actor;
  return runCommand(
    ports(),
    of({ ...now, role: now.role === "none" && actor === acme.admin ? "admin" : now.role }, kind),
    parseCommand(text),
  );
};
const press = (given: Press, actor: Account) => runManagingPress(ports(), of(actor), given);
const inner = (outcome: CommandOutcome | null): unknown =>
  outcome !== null && "outcome" in outcome ? outcome.outcome : outcome;
const logged = async () =>
  (await acme.ports.people.changes(acme.organization.id, 20)).map(({ what }) => what);
const attributes = async ({ personId }: Account) =>
  (await acme.ports.people.storedAbout(personId, MONDAY)).attributes;

describe("attributes", () => {
  it("are an admin's to define, to see and to remove", async () => {
    for (const command of ["attribute team text", "people", "invite team=x"]) {
      expect(await run(command, ann)).toMatchObject({ kind: "not-allowed", needs: "admin" });
    }
    expect(inner(await run("attribute hired date bands 1y 3y"))).toMatchObject({
      kind: "defined",
      isNew: true,
    });
    expect(inner(await run("attribute"))).toMatchObject({ definitions: [{ key: "hired", bands: [12, 36] }] });
    await run("people set <@U0000ANN1|ann> hired=1.5.2020");
    expect(await attributes(ann)).toEqual({ hired: "2020-05-01" });
    expect(inner(await run("attribute hired remove"))).toEqual({ kind: "removed", key: "hired" });
    expect(inner(await run("attribute hired remove"))).toMatchObject({ kind: "unknown", key: "hired" });
    expect(await attributes(ann)).toEqual({});
    expect(await logged()).toEqual(["attribute-removed", "person-changed", "attribute-defined"]);
  });

  it("are refused with a value that is none of their kind, and beyond twenty", async () => {
    await run("attribute hired date");
    expect(inner(await run("people set <@U0000ANN1> hired=soon"))).toMatchObject({
      kind: "bad-value",
      bad: { key: "hired", fault: "not-a-date" },
    });
    expect(inner(await run("invite hired=soon"))).toMatchObject({ kind: "bad-value" });
    for (let at = 0; at < 19; at += 1) await run(`attribute a${at} text`);
    expect(inner(await run("attribute last text"))).toEqual({ kind: "too-many", most: 20 });
    expect(inner(await run("people set <@U0000ANN1> last=x"))).toEqual({ kind: "too-many", most: 20 });
  });

  it("come from user groups and profiles where Slack tells of them, before a round opens", async () => {
    const ids = acme.hire(10);
    const directory = acme.slackSide.directory;
    const groups: Record<string, readonly string[]> = { S1: ids.slice(0, 4), S2: ids.slice(2, 8) };
    let profiles = 0;
    const sources = {
      ...directory,
      group: async (name: string) =>
        ({ design: { externalId: "S1", name }, ops: { externalId: "S2", name } })[name] ?? null,
      idsIn: async (group: string) => ({ kind: "ids" as const, ids: groups[group] ?? [] }),
      profiles: async (of: readonly string[], fields: readonly string[]) => {
        profiles += of.length;
        const told = of.map(
          (id) => [id, { [fields[0] ?? ""]: id === ids[0] ? "2015-01-01" : "unknown" }] as const,
        );
        return { kind: "profiles" as const, of: new Map(told) };
      },
    };
    const withSources = { ...ports(), directories: new Map([[acme.slack.id, sources]]) };
    const command = (text: string) =>
      runCommand(withSources, of({ ...acme.admin, role: "admin" }), parseCommand(text));
    expect(inner(await command("attribute team from slack groups @design=Design @nobody=X"))).toEqual({
      kind: "unknown-group",
      name: "nobody",
    });
    await command("attribute team from slack groups @design=Design @ops=Ops");
    await command("attribute hired date bands 1y");
    await command('attribute hired from slack field "Start date"');
    // A schedule that is narrowed by them before any round has opened reads the groups, and only them.
    expect(await command("schedule in everyone where team=Design,Ops")).toMatchObject({
      problems: [{ code: "too-few-people", params: { people: 8 } }],
    });
    expect(profiles).toBe(1);
    expect(await command("schedule in everyone where team=Sales")).toMatchObject({
      problems: [{ code: "condition-nobody" }],
    });
    expect(await acme.ports.roster.definitions(acme.organization.id)).toMatchObject([
      { key: "hired", kind: "date", bands: [12], source: { kind: "slack-field", field: "Start date" } },
      { key: "team", source: { kind: "slack-groups", groups: [{ group: "S1" }, { group: "S2" }] } },
    ]);

    await acme.schedule({ audience: { kind: "everyone", guests: false } });
    const due = { ...acme.ports, directories: withSources.directories };
    await reconcile(due, acme.organization.id, TUESDAY);
    const { invitations, accounts } = acme.engine.tables;
    const rows = await acme.engine.db.select().from(invitations);
    const names = new Map(
      (await acme.engine.db.select().from(accounts)).map(({ id, externalId }) => [id, externalId]),
    );
    const frozen = Object.fromEntries(
      rows.map((row) => [names.get(row.accountId ?? "") ?? "", row.attributes]),
    );
    expect(frozen[ids[0] ?? ""]).toEqual({ team: "Design", hired: "~m:12+" });
    // The first group that someone is in; and a profile that is no date says nothing.
    expect(frozen[ids[3] ?? ""]).toEqual({ team: "Design" });
    expect(frozen[ids[7] ?? ""]).toEqual({ team: "Ops" });
    expect(frozen[ids[9] ?? ""]).toEqual({});
    // One look at the field when it was named, and then everyone's.
    expect(profiles).toBe(rows.length + 1);
  });

  it("stay as they were where Slack does not tell, and the round opens all the same", async () => {
    const [first = ""] = acme.hire(10);
    await run("attribute team text");
    const source = { kind: "slack-field", field: "Team" } as const;
    await acme.ports.roster.define({
      ...{ organizationId: acme.organization.id, key: "team", kind: "text", bands: [], source },
    });
    const [account] = await acme.ports.people.remember(acme.slack.id, [member(first)], MONDAY);
    await acme.ports.people.setAttributes(account?.personId ?? "", { team: "Design" });
    const schedule = await acme.schedule({ audience: { kind: "everyone", guests: false } });
    const silent = {
      ...acme.slackSide.directory,
      profiles: async () => ({ kind: "not-visible" as const, code: "missing_scope" }),
    };
    await reconcile(
      { ...acme.ports, directories: new Map([[acme.slack.id, silent]]) },
      acme.organization.id,
      TUESDAY,
    );
    expect((await acme.rounds(schedule.id)).map(({ state }) => state)).toEqual(["open"]);
    expect(acme.logged).toContainEqual({
      level: "warn",
      fields: { event: "attributes-not-read", code: "missing_scope" },
    });
    const rows = await acme.engine.db.select().from(acme.engine.tables.invitations);
    expect(rows.find(({ personId }) => personId === account?.personId)?.attributes).toEqual({
      team: "Design",
    });
  });
});

describe("people", () => {
  it("are found by name, address, user name and attribute, and shown without what they answered", async () => {
    expect(inner(await run("people"))).toMatchObject({ kind: "overview", total: 3 });
    expect(inner(await run("people ann"))).toMatchObject({ kind: "found", total: 2 });
    expect(inner(await run("people phone"))).toMatchObject({
      person: { card: { personId: onPhone.personId } },
    });
    expect(inner(await run("people ann@acme.com"))).toMatchObject({
      person: { card: { personId: ann.personId } },
    });
    expect(await run("people who@acme.com")).toMatchObject({ kind: "unknown-person", found: 0 });
    expect(inner(await run("people set ann@acme.com Team=Design"))).toMatchObject({
      kind: "set",
      created: ["team"],
    });
    expect(inner(await run("people team=design"))).toMatchObject({ kind: "person" });
    const outcome = inner(await run("people <@U0000ANN1>"));
    expect(JSON.stringify(outcome)).not.toMatch(/score|ballot|answered/);
  });

  it("are kept out of a survey or of all, without explaining anything, and let in again", async () => {
    const { people } = acme.ports;
    const wishes = async () => (await people.wishes([ann.personId])).get(ann.personId);
    expect(await run("people opt-out <@U0000ANN1> nosuch")).toMatchObject({ kind: "unknown-survey" });
    await run(`people opt-out <@U0000ANN1> ${acme.staff.key}`);
    expect(await wishes()).toEqual({ quietUntil: null, optedOut: [], keptOut: [acme.staff.id] });
    await run("people opt-out <@U0000ANN1>");
    expect((await wishes())?.keptOut).toContain(EVERY_SURVEY);
    const later = { ...NO_WISHES, ...(await wishes()) };
    expect(wantsQuiet(later, "a survey made later", TUESDAY)).toBe(true);
    expect(inner(await run("people <@U0000ANN1>"))).toMatchObject({ person: { keptOutOfAll: true } });
    // One of them again: she stays out of the others.
    await run(`people opt-in <@U0000ANN1> ${acme.staff.key}`);
    const others = acme.surveys.map(({ id }) => id).filter((id) => id !== acme.staff.id);
    expect((await wishes())?.keptOut.toSorted()).toEqual(others.toSorted());
    await run("people opt-in <@U0000ANN1>");
    expect(await wishes()).toBeUndefined();
    // What she wishes herself is not an admin's to undo.
    await people.setOptedOut(ann.personId, acme.staff.id, true, "self");
    await run("people opt-in <@U0000ANN1>");
    await run("people opt-out <@U0000ANN1>");
    await run("people opt-in <@U0000ANN1>");
    expect(await wishes()).toMatchObject({ optedOut: [acme.staff.id], keptOut: [] });
  });

  it("are erased only after a second yes, and the log does not say who it was", async () => {
    expect(inner(await run("people erase <@U0000ANN1>"))).toMatchObject({ kind: "confirm-erase" });
    const token = ann.personId;
    const admin = { ...acme.admin, role: "admin" as const };
    expect(inner(await press({ verb: "pe", token, argument: "no" }, admin))).toEqual({ kind: "kept" });
    expect(await press({ verb: "pe", token, argument: "yes" }, onPhone)).toMatchObject({
      kind: "not-allowed",
    });
    expect(await acme.ports.people.accountById(ann.id)).not.toBeNull();
    expect(inner(await press({ verb: "pe", token, argument: "yes" }, admin))).toMatchObject({
      kind: "erased",
    });
    expect(await acme.ports.people.accountById(ann.id)).toBeNull();
    expect(await press({ verb: "pe", token, argument: "yes" }, admin)).toMatchObject({
      kind: "unknown-person",
    });
    const changes = await acme.ports.people.changes(acme.organization.id, 9);
    expect(changes.map(({ what }) => what)).toEqual(["person-erased"]);
    expect(JSON.stringify(changes)).not.toContain(ann.personId);
  });

  it("are not erased to leave one person out of the next anonymous round, unless by themselves or once they have left", async () => {
    acme.hire(11);
    const schedule = await acme.schedule({ gapDays: 0 });
    await reconcile(acme.ports, acme.organization.id, TUESDAY);
    expect(await acme.rounds(schedule.id)).toMatchObject([{ state: "open", invited: 11 }]);
    const known = async (externalId: string) => {
      const account = await acme.ports.people.account({ connectionId: acme.slack.id, externalId });
      if (account === null) throw new Error("not known");
      return account;
    };
    const admin = { ...acme.admin, role: "admin" as const };
    const erase = async (token: string, actor = admin, at = TUESDAY) =>
      inner(
        await runManagingPress(ports(), { ...of(actor), now: at }, { verb: "pe", token, argument: "yes" }),
      );
    const victim = await known("U3");
    const from = new Date(TUESDAY.getTime() + 30 * 86_400_000);
    const waits = { kind: "erase-waits", from };
    expect(await erase(victim.personId)).toMatchObject(waits);
    const command = parseCommand(`people erase ${"<@U3>"}`);
    expect(inner(await runCommand(ports(), { ...of(admin), now: TUESDAY }, command))).toMatchObject(waits);
    acme.slackSide.up = false;
    expect(await erase(victim.personId)).toMatchObject(waits);
    acme.slackSide.up = true;
    expect(await acme.ports.people.accountById(victim.id)).not.toBeNull();

    acme.fire("U4");
    expect(await erase((await known("U4")).personId)).toMatchObject({ kind: "erased" });
    const other = { ...(await known("U5")), role: "admin" as const };
    await acme.ports.people.setRole(other.personId, "admin");
    await acme.ports.people.setRole(acme.admin.personId, "admin");
    expect(await erase(other.personId, other)).toMatchObject({ kind: "erased" });
    expect(await erase(ann.personId)).toMatchObject({ kind: "erased" });
    expect(await erase(victim.personId, admin, new Date(from.getTime() + 1))).toMatchObject({
      kind: "erased",
    });
  });

  it("the last admin cannot be erased", async () => {
    const admin = { ...acme.admin, role: "admin" as const };
    expect(await press({ verb: "pe", token: admin.personId, argument: "yes" }, admin)).toEqual({
      kind: "last-admin",
    });
  });
});

describe("links", () => {
  const codeOf = async (actor: Account): Promise<string> => {
    const made = inner(await run("link", actor));
    return typeof made === "object" && made !== null && "code" in made ? String(made.code) : "";
  };

  it("are made after the one who says the code has seen whose it is", async () => {
    const code = await codeOf(ann);
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
    expect(inner(await run(`link ${code.toLowerCase()}`, onPhone))).toMatchObject({
      kind: "ask",
      maker: { name: "ann", platform: "slack" },
    });
    // Looking has changed nothing yet; saying no changes nothing either.
    expect(inner(await press({ verb: "al", token: code, argument: "no" }, onPhone))).toEqual({
      kind: "kept",
    });
    expect((await acme.ports.people.accountById(onPhone.id))?.personId).toBe(onPhone.personId);
    const linked = inner(await press({ verb: "al", token: code, argument: "yes" }, onPhone));
    expect(linked).toMatchObject({ kind: "linked", prefers: "slack" });
    expect((await acme.ports.people.accountById(onPhone.id))?.personId).toBe(ann.personId);
    expect(inner(await press({ verb: "al", token: code, argument: "yes" }, onPhone))).toMatchObject({
      fault: "unknown",
    });
    expect(inner(await run("link prefer telegram", onPhone))).toEqual({
      kind: "preferred",
      platform: "telegram",
    });
    expect(inner(await run("link off", ann))).toEqual({ kind: "off", wasLinked: true });
    expect(inner(await run("link off", ann))).toEqual({ kind: "off", wasLinked: false });
    expect(inner(await run("link prefer telegram", ann))).toEqual({
      kind: "not-there",
      platform: "telegram",
    });
    // Whom someone is, is nobody else's business: it is in no log.
    expect(await logged()).toEqual([]);
  });

  it("stores no code that could be read", async () => {
    const code = await codeOf(ann);
    const rows = await acme.engine.db.select().from(acme.engine.tables.linkCodes);
    expect(rows.map(({ codeHash }) => codeHash)).toEqual([`hashed ${code}`]);
  });

  it("are not made by a code that a whole group has read", async () => {
    const code = await codeOf(ann);
    expect(inner(await run(`link ${code}`, onPhone, "channel"))).toEqual({
      kind: "fault",
      fault: "in-public",
    });
    expect(inner(await run(`link ${code}`, onPhone))).toEqual({ kind: "fault", fault: "unknown" });
  });

  it("give a stranger nothing for a guess, and their maker nothing for their own code", async () => {
    const code = await codeOf(ann);
    expect(inner(await run("link AAAAAAAA", onPhone))).toEqual({ kind: "fault", fault: "unknown" });
    expect(inner(await run(`link ${code}`, ann))).toEqual({ kind: "fault", fault: "self" });
    expect(inner(await run("link WHATEVER-IT-IS", onPhone))).toMatchObject({ kind: "fault" });
  });
});
