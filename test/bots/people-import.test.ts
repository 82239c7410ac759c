// The import of people from files as spreadsheets write them: looked at first, bad rows told with their lines, written only by choice.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runCli } from "../../bots/cli.ts";
import { importFile } from "../../bots/operate/people/import-file.ts";
import { openEngine } from "../../db/engine.ts";
import { createStore } from "../../db/store.ts";
import { OPENS } from "../contracts/asked-round.ts";
import { chance, type Opened } from "../contracts/databases.ts";
import { startSlackDouble } from "../doubles/slack/double.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nps-import-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let written = 0;
const file = (content: string | Uint8Array): string => {
  written += 1;
  const path = join(folder, `people-${written}.csv`);
  writeFileSync(path, content);
  return path;
};
const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(text, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};
// 研发 in GBK.
const gbk = Buffer.concat([
  Buffer.from("slack,team\nU1,"),
  Buffer.from([0xd1, 0xd0, 0xb7, 0xa2]),
  Buffer.from("\n"),
]);

type Store = Opened["store"];

describe("a list of people", () => {
  let engine: Awaited<ReturnType<typeof openEngine>>;
  let store: Store;
  let organizationId: string;
  const idOf = new Map<string, string>();
  beforeEach(async () => {
    engine = await openEngine(":memory:");
    store = createStore(engine, chance);
    const { people } = store;
    const organization = { name: "Acme", zone: "UTC", locale: "en", operator: "IT" } as const;
    organizationId = (await people.ensureOrganization(organization)).id;
    const of = { organizationId, name: "Acme" };
    const slack = await people.ensureConnection({ ...of, platform: "slack", externalId: "T1" });
    const telegram = await people.ensureConnection({ ...of, platform: "telegram", externalId: "7" });
    const member = (externalId: string, more: object = {}) => ({
      ...{ externalId, name: externalId, locale: null, zone: null, guest: false },
      ...more,
    });
    const met = [
      ...(await people.remember(
        slack.id,
        [
          member("U1", { email: "ann@acme.com" }),
          member("U2", { email: "shared@acme.com" }),
          member("U3", { email: "shared@acme.com" }),
        ],
        OPENS,
      )),
      ...(await people.remember(telegram.id, [member("4711", { handle: "Bo_B" })], OPENS)),
    ];
    for (const { externalId, personId } of met) idOf.set(externalId, personId);
    await store.roster.define({ organizationId, key: "hired", kind: "date", bands: [12], source: null });
  });
  afterEach(() => engine.close());

  const read = (content: string | Uint8Array, write = false, skipBad = false) =>
    importFile(store, { file: file(content), organizationId, write, skipBad });
  const known = async (externalId: string) =>
    (await store.people.attributes([idOf.get(externalId) ?? ""])).get(idOf.get(externalId) ?? "") ?? {};

  it.each([
    ["UTF-8", "slack,team\nU1,研发\n", "utf-8", ","],
    ["UTF-8 with a mark and semicolons", "\uFEFFSlack;Team\r\nU1;研发\r\n", "utf-8", ";"],
    [
      "UTF-16 with tabs, as spreadsheets export it",
      utf16("\uFEFFslack\tteam\r\nU1\t研发", false),
      "utf-16le",
      "\t",
    ],
    ["UTF-16 the other way round", utf16("\uFEFFslack,team\nU1,研发\n", true), "utf-16be", ","],
    ["UTF-16 without a mark", utf16("slack,team\nU1,研发\n", false), "utf-16le", ","],
    ["GBK", gbk, "gb18030", ","],
    ["quotes with separators and line ends in them", '"slack",team\nU1,"研发"\n', "utf-8", ","],
  ])("is read in %s", async (_, content, encoding, separator) => {
    const report = await read(content, true);
    expect(report).toMatchObject({ kind: "written", form: { encoding, separator }, changed: 1, bad: 0 });
    expect(await known("U1")).toEqual({ team: "研发" });
  });

  it("finds people by address, Slack id, Telegram number and user name, whatever the columns are called", async () => {
    const rows = ["ANN@acme.com,,,Design", ",<@U2>,,Ops", ",,@bo_b,Sales"];
    const report = await read(`E-Mail,Slack ID,telegram,Team\n${rows.join("\n")}\n`, true);
    expect(report).toMatchObject({ kind: "written", changed: 3, bad: 0 });
    expect(await Promise.all(["U1", "U2", "4711"].map(known))).toEqual([
      { team: "Design" },
      { team: "Ops" },
      { team: "Sales" },
    ]);
    expect(await read("id,team\nU3,Ops\n4711,Ops\n", true)).toMatchObject({ kind: "written", changed: 2 });
  });

  it("writes nothing before it is told to, and shows who would change", async () => {
    await store.roster.changeAttributes([{ personId: idOf.get("U1") ?? "", set: { hired: "2020-01-01" } }]);
    const report = await read("slack,hired,office,Name\nU1,1.5.2021,Berlin,Ann\nU2,,,Bo\n");
    expect(report).toMatchObject({
      ...{ kind: "looked", rows: 2, changed: 1, same: 1, bad: 0 },
      differences: [
        {
          changes: [
            { key: "hired", before: "2020-01-01", after: "2021-05-01" },
            { key: "office", before: null, after: "Berlin" },
          ],
        },
      ],
      columns: { ignored: ["Name"] },
    });
    expect(await known("U1")).toEqual({ hired: "2020-01-01" });
    expect((await store.roster.definitions(organizationId)).map(({ key }) => key)).toEqual(["hired"]);
  });

  it("tells every bad row with its line, and leaves the good ones to choice", async () => {
    const content = [
      "email,slack,team,hired",
      "ann@acme.com,,Design,2020-01-01",
      "",
      "who@acme.com,,Design,",
      "shared@acme.com,,Design,",
      ",U9,Design,",
      "ann@acme.com,U2,Design,",
      ",,Design,",
      ',U2,"Design\nBerlin",03/04/2020',
      `,U2,${"x".repeat(65)},`,
      ",U1,Design,2020-01-01",
      ",U3,Ops,",
      ",U3,Sales,",
    ].join("\n");
    const report = await read(content, true);
    expect(report).toMatchObject({ kind: "refused", rows: 11, changed: 1, bad: 10 });
    const bad = "badRows" in report ? report.badRows : [];
    expect(bad.map(({ line, fault }) => [line, fault.kind])).toEqual([
      [4, "unknown-person"],
      [5, "several-people"],
      [6, "unknown-person"],
      [7, "two-people"],
      [8, "no-identity"],
      [9, "not-a-date"],
      [11, "too-long"],
      [12, "duplicate"],
      [13, "contradiction"],
      [14, "contradiction"],
    ]);
    expect(await known("U1")).toEqual({});
    expect(await read(content, true, true)).toMatchObject({ kind: "written", changed: 1 });
    expect(await known("U1")).toEqual({ team: "Design", hired: "2020-01-01" });
    // Of someone of whom two things are said neither counts.
    expect(await known("U3")).toEqual({});
  });

  it.each([
    ["nothing", "", "empty"],
    ["no one to match", "team,level\nDesign,3\n", "no-identity"],
    ["nothing to import", "slack\nU1\n", "no-attributes"],
    ["a column twice", "slack,team,Team\nU1,a,b\n", "twice"],
    ["a column without a name that fits", "slack,1st\nU1,a\n", "bad-name"],
    ["a quote that nobody closes", 'slack,team\nU1,"a\nU2,b\n', "broken"],
    ["too many columns", `slack,${Array.from({ length: 20 }, (_, at) => `c${at}`).join(",")}\n`, "too-many"],
    ["bytes that are no text", new Uint8Array([0x73, 0x2c, 0xff, 0x0a, 0x81]), "encoding"],
  ])("with %s is refused as a whole", async (_, content, fault) => {
    expect(await read(content)).toMatchObject({ kind: "fault", fault: { kind: fault } });
  });

  it("that is not there is refused", async () => {
    const wanted = { file: join(folder, "nowhere.csv"), organizationId, write: false, skipBad: false };
    expect(await importFile(store, wanted)).toEqual({ kind: "fault", fault: { kind: "missing" } });
  });
});

describe("the command line", () => {
  const run = async (env: Record<string, string>, ...args: readonly string[]) => {
    const said: string[] = [];
    const out = (text: string) => void said.push(text);
    const code = await runCli(args, { env, out, fail: out });
    return { code, text: said.join("\n") };
  };

  it.each([
    ["en", "What changes:", "Written for 1 people"],
    ["zh-CN", "改动：", "已写入 1 人"],
  ])("reads who there is from Slack first (%s)", async (locale, changes, done) => {
    const slack = await startSlackDouble();
    const ann = slack.addUser({ name: "ann", email: "ann@acme.com", fields: { Department: "Design" } });
    const url = `file:${join(folder, `${locale}.db`)}`;
    const engine = await openEngine(url);
    const env = {
      ...{ DATABASE_URL: url, NPS_LOCALE: locale, SLACK_BOT_TOKEN: slack.token },
      ...{ SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
    };
    const list = file("email,team\nann@acme.com,Ops\n");
    const looked = await run(env, "people", "import", list);
    expect(looked.code).toBe(0);
    expect(looked.text).toContain(changes);
    expect(looked.text).toContain("ann (Slack");
    expect((await run(env, "people", "import", list, "--yes")).text).toContain(done);
    const json = await run(env, "people", "import", list, "--format", "json");
    expect(JSON.parse(json.text.split("\n").at(-1) ?? "")).toMatchObject({ written: false, same: 1, bad: 0 });

    // Profiles, too, once an admin has named a field and the app may read it.
    const store = createStore(engine, chance);
    const [organizationId = ""] = (await engine.db.select().from(engine.tables.organizations)).map(
      ({ id }) => id,
    );
    const source = { kind: "slack-field", field: "department" } as const;
    await store.roster.define({ organizationId, key: "team", kind: "text", bands: [], source });
    const barred = await run(env, "people", "refresh");
    expect([barred.code, barred.text]).toEqual([1, expect.stringContaining("missing_scope")]);
    slack.settings.scopes.push("users.profile:read");
    expect((await run(env, "people", "refresh")).code).toBe(0);
    const [account] = await store.roster.byExternalId(organizationId, "slack", [ann]);
    const known = await store.people.attributes([account?.personId ?? ""]);
    expect([...known.values()]).toEqual([{ team: "Design" }]);
    const log = await store.people.changes(organizationId, 5);
    expect(log.map(({ what, actorPersonId }) => [what, actorPersonId])).toEqual([["people-imported", null]]);
    expect(slack.problems()).toEqual([]);
    await engine.close();
    await slack.close();
  });

  it("goes on with those who are known where Slack does not answer, and says so", async () => {
    const url = `file:${join(folder, "silent.db")}`;
    await (await openEngine(url)).close();
    const slack = await startSlackDouble();
    slack.settings.revoked = "invalid_auth";
    const env = {
      DATABASE_URL: url,
      SLACK_BOT_TOKEN: slack.token,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    };
    const { code, text } = await run(env, "people", "import", file("slack,team\nU1,Ops\n"));
    expect(code).toBe(0);
    expect(text).toContain("Slack does not tell who there is");
    expect(text).toContain("nobody is known as “U1”");
    await slack.close();
  });
});
