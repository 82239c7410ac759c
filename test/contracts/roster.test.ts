// Definitions of attributes, their values and the finding of people, on both databases.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AttributeDefinition } from "../../core/people/attribute.ts";
import type { Account } from "../../core/people/person.ts";
import { OPENS } from "./asked-round.ts";
import { DATABASES, type Opened } from "./databases.ts";

describe.each(DATABASES)("The roster on $name", ({ open }) => {
  let opened: Opened;
  let organizationId: string;
  let accounts: readonly Account[];
  beforeEach(async () => {
    opened = await open();
    const { people } = opened.store;
    organizationId = (
      await people.ensureOrganization({ name: "Acme", zone: "UTC", locale: "en", operator: "IT" })
    ).id;
    const of = { organizationId, externalId: "T1", name: "Acme" };
    const slack = await people.ensureConnection({ ...of, platform: "slack" });
    const telegram = await people.ensureConnection({ ...of, platform: "telegram", externalId: "7" });
    const member = (externalId: string, name: string, more = {}) => ({
      ...{ externalId, name, locale: null, zone: null, guest: false },
      ...more,
    });
    accounts = [
      ...(await people.remember(
        slack.id,
        [member("U1", "Ann Lee", { email: "Ann@acme.com" }), member("U2", "王小明")],
        OPENS,
      )),
      ...(await people.remember(telegram.id, [member("1", "Ann", { handle: "AnnL" })], OPENS)),
    ];
    await people.subscribe(accounts[2]?.id ?? "", OPENS);
  });
  afterEach(() => opened.close());

  const id = (at: number): string => accounts[at]?.personId ?? "";
  const definition = (key: string, more: Partial<AttributeDefinition> = {}): AttributeDefinition => ({
    ...{ organizationId, key, kind: "text", bands: [], source: null },
    ...more,
  });

  test("keeps definitions by their keys; ensuring leaves what is there", async () => {
    const { roster } = opened.store;
    const hired = definition("hired", { kind: "date", bands: [12, 36] });
    await roster.define(definition("team"));
    await roster.define(hired);
    const source = { kind: "slack-groups", groups: [{ group: "S1", value: "Design" }] } as const;
    await roster.define(definition("team", { source }));
    await roster.ensureDefined([definition("hired"), definition("团队")]);
    await roster.ensureDefined([definition("office"), definition("level")]);
    // Each with its place in the order of definition, which changing it does not change.
    expect(await roster.definitions(organizationId)).toEqual([
      definition("hired", { kind: "date", bands: [12, 36], position: 2 }),
      definition("level", { position: expect.any(Number) }),
      definition("office", { position: expect.any(Number) }),
      definition("team", { source, position: 1 }),
      definition("团队", { position: expect.any(Number) }),
    ]);
    const inOrder = (await roster.definitions(organizationId)).toSorted(
      (one, other) => (one.position ?? 0) - (other.position ?? 0),
    );
    expect(inOrder.map(({ key }) => key)).toEqual(["team", "hired", "团队", "office", "level"]);
  });

  test("changes some attributes and leaves the others, and counts who is different", async () => {
    const { roster, people } = opened.store;
    await people.setAttributes(id(0), { team: "Design", level: "3" });
    const changed = await roster.changeAttributes([
      { personId: id(0), set: { team: "Ops", level: null } },
      { personId: id(1), set: { team: "Ops" } },
      { personId: id(1), set: { team: "Ops" } },
      { personId: "nobody", set: { team: "Ops" } },
    ]);
    expect(changed).toBe(2);
    expect(await people.attributes([id(0), id(1)])).toEqual(
      new Map([
        [id(0), { team: "Ops" }],
        [id(1), { team: "Ops" }],
      ]),
    );
  });

  test("takes a definition away with everybody's values", async () => {
    const { roster, people } = opened.store;
    await roster.define(definition("team"));
    await roster.changeAttributes([{ personId: id(0), set: { team: "Ops", office: "Berlin" } }]);
    expect(await roster.undefine(organizationId, "team")).toBe(true);
    expect(await roster.undefine(organizationId, "team")).toBe(false);
    expect((await people.attributes([id(0)])).get(id(0))).toEqual({ office: "Berlin" });
  });

  test("finds people by address, id and user name", async () => {
    const { roster } = opened.store;
    const ids = (found: readonly Account[]) => found.map(({ externalId }) => externalId);
    expect(ids(await roster.byEmail(organizationId, ["ann@acme.com", "x@acme.com"]))).toEqual(["U1"]);
    expect(ids(await roster.byExternalId(organizationId, "slack", ["U2", "1"]))).toEqual(["U2"]);
    expect(ids(await roster.byExternalId(organizationId, "telegram", ["1"]))).toEqual(["1"]);
    expect(ids(await roster.byHandle(organizationId, "telegram", ["annl"]))).toEqual(["1"]);
    await roster.setEmails(new Map([[accounts[1]?.id ?? "", "ming@acme.com"]]));
    expect(ids(await roster.byEmail(organizationId, ["ming@acme.com"]))).toEqual(["U2"]);
  });

  test("searches by a part of a name, by an attribute, and by both", async () => {
    const { roster } = opened.store;
    await roster.changeAttributes([{ personId: id(0), set: { team: "Design" } }]);
    const search = async (text: string | null, value: string | null, limit = 10) => {
      const attribute = value === null ? null : { key: "team", value };
      const { people, total } = await roster.search(organizationId, { text, attribute }, limit);
      return [people.map((card) => card.accounts[0]?.name), total];
    };
    expect(await search("ANN", null)).toEqual([["Ann Lee", "Ann"], 2]);
    expect(await search("ann", null, 1)).toEqual([["Ann Lee"], 2]);
    expect(await search("小明", null)).toEqual([["王小明"], 1]);
    expect(await search(null, "design")).toEqual([["Ann Lee"], 1]);
    expect(await search("小明", "design")).toEqual([[], 0]);
    expect(await search(null, null, 0)).toEqual([[], 3]);
  });

  test("shows nobody of whom all that is known is that they answered a link, and whoever came in, for good", async () => {
    const { roster, people } = opened.store;
    const connectionId = accounts[2]?.connectionId ?? "";
    const guest = { externalId: "99", name: "Guest", locale: null, zone: null, guest: false };
    const [met] = await people.remember(connectionId, [guest], OPENS);
    if (met === undefined) throw new Error("not met");
    const total = async () =>
      (await roster.search(organizationId, { text: "guest", attribute: null }, 5)).total;
    expect([await total(), await roster.card(met.personId)]).toEqual([0, null]);
    expect((await roster.search(organizationId, { text: null, attribute: null }, 0)).total).toBe(3);
    await people.subscribe(met.id, OPENS);
    expect([await total(), (await roster.card(met.personId))?.accounts.length]).toEqual([1, 1]);
    await people.unsubscribe(met.id, "left", new Date(OPENS.getTime() + 1));
    expect([await total(), (await roster.card(met.personId))?.accounts.length]).toEqual([1, 1]);
  });

  test("shows one person over all accounts", async () => {
    const { roster, people, links } = opened.store;
    const of = { organizationId, codeHash: "h", accountId: accounts[0]?.id ?? "" };
    await links.createLinkCode({ ...of, expiresAt: new Date(OPENS.getTime() + 1) });
    await links.link({ ...of, accountId: accounts[2]?.id ?? "", now: OPENS });
    const survey = "survey-1";
    await people.setOptedOut(id(0), survey, true, "admin");
    expect(await roster.card(id(0))).toMatchObject({
      accounts: [{ externalId: "U1" }, { externalId: "1" }],
      prefers: "slack",
      optedOut: [],
      keptOut: [survey],
    });
    expect((await roster.search(organizationId, { text: "ann", attribute: null }, 5)).total).toBe(1);
    expect(await roster.card("nobody")).toBeNull();
  });
});
