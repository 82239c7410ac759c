// Answers of other tools, imported as an operator does it: looked at first, written as past rounds by the very rules of sealing, never twice.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runCli } from "../../../bots/cli.ts";
import type { Engine } from "../../../db/engine.ts";
import { sealCheck } from "../../../db/seal-check.ts";
import { DATABASES, type Opened } from "../../contracts/databases.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nps-answers-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function file(content: string | Uint8Array, kind = "csv"): string {
  files += 1;
  const path = join(folder, `answers-${files}.${kind}`);
  writeFileSync(path, content);
  return path;
}

/** Runs one command line on a database, as an operator in Berlin. */
async function nps(
  url: string,
  args: readonly string[],
  more: { env?: object; ask?: (q: string) => string } = {},
) {
  const said: string[] = [];
  const { ask } = more;
  const code = await runCli(args, {
    env: { DATABASE_URL: url, NPS_TIMEZONE: "Europe/Berlin", NPS_ORGANIZATION: "Acme", ...more.env },
    out: (text) => void said.push(text),
    fail: (text) => void said.push(text),
    ...(ask === undefined ? {} : { ask: async (question: string) => ask(question) }),
  });
  return { code, text: said.join("\n") };
}

const SMALL = [
  "Response ID,Name,Email,Score,Comment,Created at,Plan,Team",
  ...Array.from({ length: 12 }, (_, at) =>
    [
      at,
      `Ann ${at}`,
      `a${at}@x.org`,
      4 + (at % 7),
      `Word ${at}`,
      "2026-03-03 10:00:00 UTC",
      "Pro",
      at % 2 ? "Ops" : "Design",
    ].join(","),
  ),
  "20,Cy,cy@x.org,11,oops,2026-03-03 10:00:00 UTC,Pro,Ops",
  "21,Di,di@x.org,7.5,oops,2026-03-03 10:00:00 UTC,Pro,Ops",
  "22,Ed,ed@x.org,nine,oops,2026-03-03 10:00:00 UTC,Pro,Ops",
  "23,Fy,fy@x.org,,oops,2026-03-03 10:00:00 UTC,Pro,Ops",
  "24,Gi,gi@x.org,９,full,2026-03-11,Pro,Ops",
  "25,Ha,ha@x.org,9 - Very likely,label,2026-03-12 23:30,Pro,Ops",
  "26,Io,io@x.org,8,late,2096-03-12,Pro,Ops",
  "27,Ju,ju@x.org,8,when,yesterday,Pro,Ops",
  "",
].join("\n");

/** Gives an export without what differs from one server to another: when it was made, and the ids of what its rounds belong to. */
function everythingIn(path: string): unknown {
  const { exportedAt: _, rounds, ...rest } = JSON.parse(readFileSync(path, "utf8"));
  return {
    ...rest,
    rounds: rounds.map(({ publication, ...round }: { publication: Record<string, unknown> }) => ({
      ...round,
      publication: { ...publication, organizationId: "", surveyId: "", scheduleId: "" },
    })),
  };
}

/** Says whether the files of a database hold a text. */
async function bytesHold({ driver }: Engine, text: string): Promise<boolean> {
  if (driver.kind === "sqlite") {
    return [driver.client.name, `${driver.client.name}-wal`].some(
      (path) => existsSync(path) && readFileSync(path).includes(text),
    );
  }
  await driver.pool.query("checkpoint");
  const { rows } = await driver.pool.query<{ bytes: Buffer }>(
    "select pg_read_binary_file(pg_relation_filepath(oid)) as bytes from pg_class where relkind in ('r', 'i', 't')",
  );
  return rows.some(({ bytes }) => bytes.includes(text));
}

describe.each(DATABASES.filter(({ name }) => name !== "SQLite in memory"))("on $name", ({ open }) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());
  const run = (args: readonly string[], more = {}) => nps(opened.url, args, more);
  const organizationId = async () => {
    const [row] = await opened.engine.db.select().from(opened.engine.tables.organizations);
    return row?.id ?? "";
  };
  const published = async (key: string) => {
    const survey = await opened.store.surveys.byKey(await organizationId(), key);
    return survey === null ? [] : (await opened.store.publications.ofSurvey(survey.id, 100)).toReversed();
  };

  it("an export becomes past rounds: what is refused is counted, what is personal stays out, and a second time changes nothing", async () => {
    const list = file(SMALL);
    const looked = await run(["import", list, "--survey", "shop", "--format", "json"]);
    expect(JSON.parse(looked.text)).toMatchObject({
      ...{ written: false, created: true, rows: 20, answers: 14 },
      mapping: { score: "Score", date: "Created at", comments: ["Comment"], attributes: {} },
      personal: ["Response ID", "Name", "Email"],
      weeks: [
        { week: "2026-W10", monday: "2026-03-02", answers: 12, leftOut: null },
        { week: "2026-W11", answers: 2 },
      ],
    });
    const { refused } = JSON.parse(looked.text) as { refused: { fault: string; lines: number[] }[] };
    expect(Object.fromEntries(refused.map(({ fault, lines }) => [fault, lines]))).toEqual({
      "out-of-range": [14],
      "not-whole": [15],
      "not-a-score": [16],
      "no-score": [17],
      "in-future": [20],
      "not-a-date": [21],
    });
    expect(await published("shop")).toEqual([]);

    const args = ["import", list, "--survey", "shop", "--attributes", "Team", "--yes"];
    expect((await run([...args, "--dry-run"])).text).toContain("dry run");
    expect(await published("shop")).toEqual([]);
    expect(await run(args)).toMatchObject({ code: 0, text: expect.stringContaining("2 rounds") });
    const [first, second, ...none] = await published("shop");
    expect(none).toEqual([]);
    expect(first).toMatchObject({
      ...{ imported: true, population: "open", invited: 12, answered: 12, promise: "anonymous", k: 5 },
      figures: { kind: "shown", counts: { promoters: 2, passives: 4, detractors: 6 } },
      segments: [{ attributes: ["team"], cells: [{ counts: {} }, { counts: {} }] }],
    });
    // Two answers are withheld like any two answers.
    expect(second).toMatchObject({ answered: 2, figures: { kind: "withheld" } });
    expect((await opened.store.publications.comments(first?.roundId ?? "")).length).toBe(12);
    expect((await opened.store.publications.comments(second?.roundId ?? "")).length).toBe(0);

    // Nobody sees the schedule that they belong to; the check for links finds nothing; the log names the operator, and no sum from which the withheld two follow.
    const id = await organizationId();
    expect(await opened.store.schedules.all(id)).toEqual([]);
    expect(await opened.store.schedules.byKey(id, "shop-imported")).toBeNull();
    expect(await opened.store.people.connections(id)).toEqual([]);
    expect((await sealCheck(opened.engine)).links).toBe(0);
    expect(await opened.store.people.changes(id, 3)).toMatchObject([
      { what: "answers-imported", details: { survey: "shop", rounds: 2, answers: 12, by: "operator" } },
    ]);
    const personal = JSON.stringify(await opened.engine.db.select().from(opened.engine.tables.publications));
    expect(personal).not.toMatch(/@x\.org|Ann \d/);

    expect((await run(args)).text).toContain("Nothing changes");
    // The same answers in another file are not counted twice either; a new week is added.
    const more = file(`${SMALL}30,Ko,ko@x.org,6,new,2026-03-20 08:00:00 UTC,Pro,Ops\n`);
    const again = JSON.parse(
      (await run(["import", more, "--survey", "shop", "--yes", "--format", "json"])).text,
    );
    expect(again.weeks.map((week: { leftOut: string | null }) => week.leftOut)).toEqual([
      ...["imported", "imported", null],
    ]);
    expect(await published("shop")).toHaveLength(3);
  });

  it("leaves the weeks out in which the survey asked itself", async () => {
    await run(["import", file(SMALL), "--survey", "staff", "--yes"]);
    const [past] = await published("staff");
    const survey = await opened.store.surveys.byKey(await organizationId(), "staff");
    expect(survey).toMatchObject({ relation: "staff" });
    // The week after the first was withheld and published all the same: its round is there.
    expect(past?.surveyKey).toBe("staff");
    const { rounds, schedules } = opened.engine.tables;
    await opened.engine.db.update(schedules).set({ state: "active" });
    expect(await opened.store.imports.stretches(survey?.id ?? "")).toMatchObject([
      { imported: false },
      { imported: false },
    ]);
    const report = await run(["import", file(`${SMALL}\n`), "--survey", "staff", "--format", "json"]);
    expect(JSON.parse(report.text).weeks.map((week: { leftOut: string }) => week.leftOut)).toEqual([
      ...["asked", "asked"],
    ]);
    expect((await opened.engine.db.select().from(rounds)).length).toBe(2);
  });

  it("goes on after a crash where it broke off", async () => {
    const list = file(SMALL);
    await run(["import", list, "--survey", "shop", "--yes"]);
    const { publications, imports, answers } = opened.engine.tables;
    // As if it had ended before the last publication and before it was noted that the file is whole.
    const [first] = await published("shop");
    await opened.engine.db.delete(publications);
    await opened.engine.db.update(imports).set({ state: "writing" });
    expect((await run(["imports"])).text).toContain("broke off");
    expect(await opened.store.publications.comments(first?.roundId ?? "")).toEqual([]);
    await run(["import", list, "--survey", "shop", "--yes"]);
    const again = await published("shop");
    expect(again.map(({ answered, number }) => [answered, number])).toEqual([
      [12, 1],
      [2, 2],
    ]);
    expect(await opened.engine.db.select().from(answers)).toHaveLength(12);
    expect((await run(["imports"])).text).toContain("2 rounds, 14 answers");
  });

  it("an import is taken back whole, down to its bytes, and its file can be taken again", async () => {
    const { engine, store } = opened;
    const [list, other] = [file(SMALL), file("score,date,comment\n9,2026-02-03,Plain\n")];
    for (const each of [list, other]) await run(["import", each, "--survey", "shop", "--yes"]);
    const id = await organizationId();
    const [, first] = await published("shop");
    const roundId = first?.roundId ?? "";
    const [comment] = await store.publications.comments(roundId);
    await store.publications.redact({ id: roundId, organizationId: id }, comment?.id ?? "", new Date());
    const { deliveries, rounds } = engine.tables;
    const [round] = await engine.db.select().from(rounds).where(eq(rounds.id, roundId));
    await engine.db.insert(deliveries).values({
      ...{ id: "shared", organizationId: id, connectionId: round?.connectionId ?? "", kind: "digest" },
      ...{ ref: roundId, roundId, addressKind: "channel", addressId: "C1", sequence: 0, seq: 0 },
      ...{ state: "sending", notBefore: new Date() },
    });
    expect(await bytesHold(engine, "Word 11")).toBe(true);

    // Looked at first, refused while a digest of it is on its way, and for a number that nothing has.
    expect(await run(["imports", "undo", "1"])).toMatchObject({
      code: 0,
      text: expect.stringContaining("--yes"),
    });
    expect(await run(["imports", "undo", "1", "--yes"])).toMatchObject({
      ...{ code: 1, text: expect.stringContaining("being sent") },
    });
    expect((await run(["imports", "undo", "9", "--yes"])).code).toBe(1);
    expect(await published("shop")).toHaveLength(3);

    // What a process was sending that died long ago holds nothing up.
    await engine.db.update(deliveries).set({ leaseUntil: new Date(0) });
    const [taken] = await store.imports.all(id);
    expect(await store.imports.startUndo(taken?.id ?? "", new Date())).toBe("started");
    await engine.db.update(deliveries).set({ state: "sent" });
    const asked: string[] = [];
    const undone = await run(["imports", "undo", "1"], {
      ask: (question: string) => {
        asked.push(question);
        return "y";
      },
    });
    expect([undone.code, undone.text, asked.join("")]).toEqual([
      ...[
        0,
        expect.stringContaining("Taken back: 2 rounds"),
        expect.stringContaining("sent with a digest of these rounds: 1"),
      ],
    ]);
    expect(await published("shop")).toMatchObject([{ figures: { kind: "withheld" }, answered: 1 }]);
    const { publications, answers, redactions } = engine.tables;
    for (const table of [publications, answers, redactions, deliveries]) {
      expect(await engine.db.select().from(table).where(eq(table.roundId, roundId))).toEqual([]);
    }
    expect(await bytesHold(engine, "Word 11")).toBe(false);
    expect(await store.people.changes(id, 1)).toMatchObject([
      { what: "import-undone", details: { survey: "shop", rounds: 2, by: "operator" } },
    ]);
    expect((await run(["imports"])).text).toMatch(/#1 .*taken back on.*#2 .*1 round, 1 answer/s);
    expect((await run(["imports", "undo", "1", "--yes"])).text).toContain("already");

    await run(["import", list, "--survey", "shop", "--yes"]);
    expect((await published("shop")).map(({ answered }) => answered)).toEqual([1, 12, 2]);
    expect((await run(["imports"])).text).toMatch(/#3 .*2 rounds, 14 answers/);
  });

  it("export and import give the same digest again, in an empty database", async () => {
    await run(["import", file(SMALL), "--survey", "shop", "--attributes", "Team,Plan", "--yes"]);
    const json = file("", "json");
    const csv = file("");
    expect((await run(["export", "--survey", "shop", "--format", "json", "--out", json])).code).toBe(0);
    // Of an imported week as many are noted as asked as answered: where that may not be told, neither is.
    expect(JSON.parse(readFileSync(json, "utf8")).rounds[1].publication).toMatchObject({
      ...{ number: 2, figures: { kind: "withheld" }, answered: null, invited: null },
    });
    const digest = (await run(["digest", "--survey", "shop", "--format", "json"])).text;
    const other = await open();
    expect((await nps(other.url, ["import", json, "--survey", "shop"])).text).toContain(
      "Nothing was written",
    );
    expect((await nps(other.url, ["import", json, "--survey", "shop", "--yes"])).text).toContain("2 rounds");
    const restored = await nps(other.url, ["digest", "--survey", "shop", "--format", "json"]);
    expect(JSON.parse(restored.text)).toEqual(JSON.parse(digest));
    // Of every round: all that is said of it, all that is stored of it but whose it is, and the same table to the byte.
    const again = [file("", "json"), file("")] as const;
    await nps(other.url, ["export", "--survey", "shop", "--format", "json", "--out", again[0]]);
    await nps(other.url, ["export", "--survey", "shop", "--format", "csv", "--out", again[1]]);
    await run(["export", "--survey", "shop", "--format", "csv", "--out", csv]);
    expect(everythingIn(again[0])).toEqual(everythingIn(json));
    expect(readFileSync(again[1], "utf8")).toBe(readFileSync(csv, "utf8"));
    expect(readFileSync(csv, "utf8")).toMatch(/shop,1,2026-03-02 00:00,2026-03-08 23:59,.*withheld/s);
    const twice = await nps(other.url, ["imports", "undo", "1", "--yes"]);
    expect(twice.text).toContain("Taken back: 2 rounds");
    expect((await nps(other.url, ["import", json, "--survey", "shop", "--yes"])).text).toContain("2 rounds");
    expect((await nps(other.url, ["import", json, "--survey", "shop", "--yes"])).text).toContain("0 rounds");
    expect((await sealCheck(other.engine)).links).toBe(0);
    await other.close();
    // What is no export, or only what one manager may see, is refused.
    for (const [content, words] of [
      ["{}", "no export"],
      ["[1", "no export"],
      ['{"format":"nps-export","version":2,"scope":null}', "no export"],
      [
        '{"format":"nps-export","version":1,"scope":{"attribute":"team","group":"Ops"}}',
        "what one manager may see",
      ],
    ] as const) {
      const refused = await run(["import", file(content, "json"), "--survey", "x", "--yes"]);
      expect([refused.code, refused.text]).toEqual([1, expect.stringContaining(words)]);
    }
  });
});

describe("the shapes of common tools", () => {
  const url = () => `file:${join(folder, "shapes.db")}`;
  beforeAll(() => nps(url(), ["migrate"]));
  const look = async (path: string, ...args: readonly string[]) => {
    const { text } = await nps(url(), ["import", path, "--survey", "shop", "--format", "json", ...args]);
    return JSON.parse(text) as Record<string, unknown>;
  };

  it("three lines of names, labels as scores, and what was tried out left aside", async () => {
    const rows = [
      "StartDate,EndDate,Status,IPAddress,RecordedDate,ResponseId,RecipientEmail,Q1_NPS_GROUP,Q1,Q2,Region",
      'Start Date,End Date,Response Type,IP Address,Recorded Date,Response ID,Email,How likely - Group,How likely are you to recommend Acme?,"What could we do better, if anything?",Region',
      Array.from({ length: 11 }, (_, at) => `"{""ImportId"":""QID${at}""}"`).join(","),
      "2026-02-03 10:00:00,2026-02-03 10:05:00,IP Address,1.2.3.4,2026-02-03 10:05:01,R_1,a@x.org,Promoter,10 - Extremely likely,Nothing,North",
      "2026-02-03 10:00:00,2026-02-03 10:05:00,Survey Preview,1.2.3.4,2026-02-03 10:05:01,R_2,,Detractor,0,Test,North",
      "2026-02-03 10:00:00,2026-02-03 10:05:00,IP Address,1.2.3.5,2026-02-03 10:05:01,R_3,b@x.org,Passive,8,More,South",
    ];
    expect(await look(file(rows.join("\r\n")))).toMatchObject({
      ...{ rows: 3, answers: 2, refused: [{ fault: "test", count: 1, lines: [5] }] },
      mapping: {
        score: "How likely are you to recommend Acme?",
        date: "RecordedDate",
        comments: ["What could we do better, if anything?"],
      },
      weeks: [{ week: "2026-W06", answers: 2 }],
    });
  });

  it("two lines of names in UTF-16 with semicolons, month first", async () => {
    const rows = [
      "Respondent ID;Collector ID;Start Date;End Date;IP Address;How likely is it that you would recommend Acme?;;Plan",
      ";;;;;;Open-Ended Response;Response",
      "118;44;03/05/2026 10:00:00 AM;03/05/2026 10:05:00 PM;1.1.1.1;9;Good;Pro",
      "119;44;03/06/2026 10:00:00 AM;03/13/2026 10:05:00 AM;1.1.1.1;Extremely likely - 10;;Pro",
    ];
    const bytes = Buffer.from(`\uFEFF${rows.join("\r\n")}`, "utf16le");
    expect(await look(file(bytes))).toMatchObject({
      ...{ encoding: "utf-16le", separator: ";", dateOrder: "mdy", answers: 2, refused: [] },
      mapping: { comments: ["Open-Ended Response"] },
      weeks: [{ week: "2026-W10" }, { week: "2026-W11" }],
    });
  });

  it("Chinese in GB 18030, dates of two kinds, and a formula as a comment", async () => {
    // 分数,时间,原因 and 研发 in GB 18030.
    const gb = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex");
    const bytes = Buffer.concat([
      ...[
        gb("b7d6 cafd"),
        Buffer.from(","),
        gb("ccbd bdbb cab1 bce4".replace("ccbd", "cce1")),
        Buffer.from(","),
      ],
      ...[gb("d4ad d2f2"), Buffer.from("\n９,2026/3/5 10:22:33,=1+1\n".replace("９", "9"))],
      ...[
        Buffer.from("8,2026"),
        gb("c4ea"),
        Buffer.from("3"),
        gb("d4c2"),
        Buffer.from("6"),
        gb("c8d5"),
        Buffer.from(",\n"),
      ],
    ]);
    expect(await look(file(bytes))).toMatchObject({
      ...{ encoding: "gb18030", answers: 2, refused: [] },
      mapping: { score: "分数", date: "提交时间", comments: ["原因"] },
      weeks: [{ week: "2026-W10", answers: 2 }],
    });
  });

  it.each([
    ["whose dates could all be either", "score,date\n9,3/4/2026\n8,5/6/2026\n", [], "--date-order"],
    ["whose dates contradict each other", "score,date\n9,13/4/2026\n8,4/13/2026\n", [], "line 3"],
    ["with one column as two", "score,date\n9,2026-03-05\n", ["--map", "date=score"], "both"],
    ["without a score", "a,date\nx,2026-03-05\n", [], "No column holds scores"],
    ["with two scores", "score,date,score\n9,2026-03-05,8\n", [], 'such as --map "score=#1"'],
    ["without a date", "score,comment\n9,x\n", [], "Add a column with each answer's day"],
    ["without names of columns", "9,2026-03-05,x\n8,2026-03-05,y\n", [], "first line is an answer"],
    ["of names alone", "score,date,comment\n", [], "no row below"],
    ["that is a spreadsheet's own", Buffer.from("504b030414000600", "hex"), [], "save it as “CSV UTF-8”"],
    [
      "mended by another kind of file",
      "score,date\n9,2026-03-05\n",
      ["--mended", "OWN"],
      "no file of refused rows",
    ],
    ["whose mapping names no column", "score,date\n9,2026-03-05\n", ["--map", "score=Mark"], "“Mark”"],
    ["whose mapping cannot be read", "score,date\n9,2026-03-05\n", ["--map", "Mark"], "--map"],
    [
      "that is to be split by addresses",
      "score,date,mail\n9,2026-03-05,a@x.org\n",
      ["--attributes", "mail"],
      "persons",
    ],
    [
      "that is to be split by names",
      "score,date,Name\n9,2026-03-05,Ann\n",
      ["--attributes", "#3"],
      "persons",
    ],
    [
      "of which nothing can be read",
      "score,date\nx,2026-03-05\ny,2026-03-05\n",
      ["--map", "score=score"],
      "no number",
    ],
    ["that is empty", "", [], "empty"],
    ["with an unknown zone", "score,date\n9,2026-03-05\n", ["--zone", "Mars/Olympus"], "Mars/Olympus"],
    ["for a survey without a name", "score,date\n9,2026-03-05\n", ["--survey", "a b"], "key"],
    ["for a survey like none", "score,date\n9,2026-03-05\n", ["--like", "none-such"], "none-such"],
    ["with an order of years", "score,date\n9,2026-03-05\n", ["--date-order", "ydm"], "dmy"],
  ])("a file %s is refused with what to do", async (_, content, args, words) => {
    const path = file(content);
    const own = args.map((arg) => (arg === "OWN" ? path : arg));
    const { code, text } = await nps(url(), ["import", path, "--survey", "shop", "--yes", ...own]);
    expect([code, text]).toEqual([1, expect.stringContaining(words)]);
  });

  it("a form whose columns say that they are UTC's, and one that numbers its questions in Chinese", async () => {
    const typed = [
      "#,How likely are you to recommend us?,What is the main reason?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending",
      "o1,9,Good,completed,2026-03-08 22:58:00,,2026-03-08 23:30:00,65a,,Thanks",
      "o2,3,Bad,completed,2026-03-02 10:00:00,,2026-03-02 10:01:00,65b,,Thanks",
    ];
    // Half past eleven on Sunday night in Greenwich is Monday in Berlin.
    expect(await look(file(typed.join("\n")))).toMatchObject({
      ...{
        dateZone: "UTC",
        zone: "Europe/Berlin",
        weeks: [{ monday: "2026-03-02" }, { monday: "2026-03-09" }],
      },
      mapping: { date: "Submit Date (UTC)", comments: ["What is the main reason?"] },
    });
    const said = [
      "编号,开始答题时间,结束答题时间,答题时长,地理位置城市,用户ID,昵称,IP,UA,1.您向朋友推荐我们的可能性有多大？,2.哪些地方可以做得更好？,3.版本",
      "1,2026-03-08 23:59:01,2026-03-09 00:01:33,152,深圳,,小王,1.2.3.4,Mozilla/5.0,9,配送,个人版",
      "2,2026-03-10 10:20:01,2026-03-10 10:22:33,152,深圳,,小李,1.2.3.5,Mozilla/5.0,6,,企业版",
    ];
    expect(await look(file(said.join("\r\n")), "--attributes", "版本=#12")).toMatchObject({
      mapping: {
        ...{ score: "1.您向朋友推荐我们的可能性有多大？", date: "结束答题时间" },
        ...{ comments: ["2.哪些地方可以做得更好？"], attributes: { 版本: "版本" } },
      },
      ...{ personal: ["编号", "用户ID", "昵称", "IP"], weeks: [{ monday: "2026-03-09", answers: 2 }] },
    });
  });

  it.each(["en", "zh-CN"])(
    "rows that are left out are mended in a file of their own (%s)",
    async (locale) => {
      const list = file(
        "Name,Score,Date,Comment\nAnn,9,2026-03-05,fine\nBo,11,2026-03-05,=1+1\nCy,8,soon,late\nDi,7,2026-03-06,\n",
      );
      const rows = file("");
      const args = ["import", list, "--survey", "mended", "--format", "json"];
      const env = { NPS_LOCALE: locale };
      const { text } = await nps(url(), [...args, "--refused", rows], { env });
      expect(JSON.parse(text)).toMatchObject({ answers: 2, refusedFile: rows });
      // With the line and the reason, without what is personal, and nothing in it computes.
      const table = readFileSync(rows, "utf8");
      expect(table).toMatch(
        /^\uFEFF[^,]+,[^,]+,Score,Date,Comment\r\n3,[^,]+,11,2026-03-05,'=1\+1\r\n4,[^,]+,8,soon,late\r\n$/,
      );
      writeFileSync(rows, table.replace(",11,", ",10,").replace("soon", "13/3/2026"));
      // Over a file that is read nothing is written: neither over the answers nor over what was mended.
      for (const taken of [list, rows]) {
        const over = await nps(url(), [...args, "--mended", rows, "--refused", taken], { env });
        expect([over.code, over.text]).toEqual([1, expect.stringContaining(taken)]);
      }
      expect(readFileSync(rows, "utf8")).toContain("13/3/2026");
      const left = join(folder, "left", "rows.csv");
      expect(await nps(url(), [...args, "--refused", left], { env })).toMatchObject({ code: 1 });
      const mended = await nps(url(), [...args, "--mended", rows, "--refused", join(folder, "left.csv")], {
        env,
      });
      expect(JSON.parse(mended.text)).toMatchObject({
        ...{
          answers: 4,
          refused: [],
          dateOrder: "dmy",
          weeks: [{ answers: 3 }, { monday: "2026-03-09", answers: 1 }],
        },
      });
    },
  );

  it("a new database gets its tables, but only from whoever writes; every other command says what to run", async () => {
    const nowhere = join(folder, "new.db");
    const looked = await nps(`file:${nowhere}`, ["digest"], { env: { NPS_LOCALE: "zh-CN" } });
    expect([looked.code, looked.text]).toEqual([1, expect.stringContaining("npm run nps -- migrate")]);
    expect(existsSync(nowhere)).toBe(false);
    const list = file("score,date\n9,2026-03-05\n");
    const written = await nps(`file:${nowhere}`, ["import", list, "--survey", "shop", "--yes"]);
    expect([written.code, written.text]).toEqual([
      0,
      expect.stringMatching(/tables were made.*Written: 1 round/s),
    ]);
  });

  it("dates that could be either are read as was said, and asked about at a terminal", async () => {
    const list = file("score,date\n9,3/4/2026\n8,5/6/2026\n");
    expect(await look(list, "--date-order", "dmy")).toMatchObject({
      weeks: [{ monday: "2026-03-30" }, { monday: "2026-06-01" }],
    });
    const asked: string[] = [];
    const ask = (question: string) => {
      asked.push(question);
      return question.includes("mdy") ? "mdy" : question.endsWith("[y/N] ") ? "n" : "";
    };
    const { text } = await nps(url(), ["import", list, "--survey", "shop"], { ask });
    expect(asked).toHaveLength(3);
    expect(asked.at(-1)).toContain("2026-W10");
    expect(text).toContain("Nothing was written");
    // Ctrl+C in the place of an answer.
    const away = (): string => {
      throw new DOMException("Aborted with Ctrl+C", "AbortError");
    };
    const stopped = await nps(url(), ["import", list, "--survey", "shop"], { ask: away });
    expect([stopped.code, stopped.text]).toEqual([1, expect.stringContaining("Nothing was changed")]);
  });

  it("columns are asked for at a terminal where nothing tells, or where a guess was wrong", async () => {
    const list = file("a,b,c,d\n9,2026-03-05,x,Ops\n7,2026-03-05,y,Ops\n6,2026-03-06,z,Ops\n");
    const answers = ["", "n", "1", "2", "", "3", "y"];
    const asked: string[] = [];
    const ask = (question: string) => {
      asked.push(question);
      return answers.shift() ?? "";
    };
    const done = await nps(url(), ["import", list, "--survey", "asked"], {
      ask,
      env: { NPS_LOCALE: "zh-CN" },
    });
    expect([done.code, done.text]).toEqual([0, expect.stringContaining("已写入")]);
    expect(asked.at(-1)).toContain("留言：“c”");
    expect(readdirSync(folder).filter((name) => name.startsWith(".nps-import"))).toEqual([]);
  });
});
