// What is handed out with names, on both databases: answers of published attributed rounds, and never one of an anonymous round.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCli } from "../../bots/cli.ts";
import { gatherExport } from "../../core/exchange/export-survey.ts";
import { closeDueRounds } from "../../core/publish/close-due-rounds.ts";
import { openEngine } from "../../db/engine.ts";
import { createStore } from "../../db/store.ts";
import { plainLanguage } from "../core/words/plain-language.ts";
import { AFTER, answer, askRound } from "./asked-round.ts";
import { chance, DATABASES, type Opened } from "./databases.ts";

const SCORES = [10, 9, 9, 8, 7, 3, 0, 10, 9, 6, 5];

describe.each(DATABASES)("answers with names on $name", ({ open }) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  const round = async (promise: "attributed" | "anonymous") => {
    const asked = await askRound(opened, {
      people: SCORES.length,
      promise,
      name: promise,
      attributes: { team: "Ops" },
    });
    for (const [at, one] of asked.asked.entries()) {
      const reason = at === 0 ? "=1+1" : at === 1 ? "Someone's phone" : `Word ${at}`;
      await answer(opened, one, { score: SCORES[at] ?? 0, reason, improve: `More ${at}` });
    }
    return asked;
  };
  const close = (organizationId: string) =>
    closeDueRounds({ ...opened.store, language: plainLanguage }, organizationId, AFTER);

  it("are there once the round is published, without what was redacted, and of people who were forgotten not at all", async () => {
    const { store } = opened;
    const { survey, organizationId, asked, round: of } = await round("attributed");
    expect((await store.namedAnswers.page(survey.id, null)).answers).toEqual([]);
    await close(organizationId);
    const { answers, next } = await store.namedAnswers.page(survey.id, null);
    expect(next).toBeNull();
    expect(answers.map(({ score }) => score).sort()).toEqual([...SCORES].sort());
    expect(answers.find(({ score, reason }) => score === 10 && reason === "=1+1")).toMatchObject({
      ...{ name: "Person 0", improve: "More 0", groups: { team: "Ops" }, round: of.number },
    });
    const [told] = answers.filter(({ reason }) => reason === "Someone's phone");
    await opened.engine.db
      .insert(opened.engine.tables.redactions)
      .values({ id: `${told?.id}.reason`, organizationId, roundId: of.id, at: AFTER });
    await store.people.forget(asked[2]?.personId ?? "", AFTER);
    const after = (await store.namedAnswers.page(survey.id, null)).answers;
    expect(after).toHaveLength(SCORES.length - 1);
    expect(after.find(({ id }) => id === told?.id)).toMatchObject({ reason: null, improve: "More 1" });
  });

  it("do not exist of an anonymous round, whoever asks and however", async () => {
    const { store } = opened;
    const { survey, organizationId } = await round("anonymous");
    expect((await store.namedAnswers.page(survey.id, null)).answers).toEqual([]);
    await close(organizationId);
    expect((await store.namedAnswers.page(survey.id, null)).answers).toEqual([]);
    // Not even where the survey has changed its promise since.
    const changed = { ...survey, promise: "attributed" } as const;
    const wish = {
      survey: changed,
      reader: "manager",
      now: AFTER,
      most: { rounds: 9, answers: 99 },
    } as const;
    const { data } = await gatherExport(store, { ...wish, format: "json" });
    expect(data.answers).toEqual([]);
    expect(JSON.stringify(data)).not.toMatch(/Person \d/);
  });
});

it("the table of an attributed survey, imported elsewhere, has the same scores", async () => {
  const folder = mkdtempSync(join(tmpdir(), "nps-there-and-back-"));
  const url = `file:${join(folder, "a.db")}`;
  const engine = await openEngine(url);
  const opened: Opened = {
    engine,
    store: createStore(engine, chance),
    url,
    again: null,
    close: () => engine.close(),
  };
  const asked = await askRound(opened, { people: SCORES.length, promise: "attributed", name: "team" });
  for (const [at, one] of asked.asked.entries())
    await answer(opened, one, { score: SCORES[at] ?? 0, reason: "=1+1" });
  await closeDueRounds({ ...opened.store, language: plainLanguage }, asked.organizationId, AFTER);
  const run = async (database: string, locale: string, ...args: readonly string[]) => {
    const said: string[] = [];
    const out = (text: string) => void said.push(text);
    const env = { DATABASE_URL: database, NPS_LOCALE: locale, NPS_TIMEZONE: "UTC" };
    expect([await runCli(args, { env, out, fail: out }), said.join("\n")]).toEqual([0, expect.any(String)]);
    return said.join("\n");
  };
  const other = `file:${join(folder, "b.db")}`;
  await run(other, "en", "migrate");
  for (const locale of ["en", "zh-CN"]) {
    const out = join(folder, `${locale}.csv`);
    await run(url, locale, "export", "--survey", "team", "--format", "csv", "--out", out);
    const table = readFileSync(out, "utf8");
    expect(table).toContain("'=1+1");
    expect(table).toContain("Person 3");
    // Read by what the columns are called, in either language; the names stay out.
    const key = `back-${locale.toLowerCase()}`;
    await run(other, "en", "import", out, "--survey", key, "--yes");
    const digest = JSON.parse(await run(other, "en", "digest", "--survey", key, "--format", "json"));
    expect(digest).toMatchObject({ answered: 11, promoters: 5, passives: 2, detractors: 4 });
    expect(JSON.stringify(digest)).not.toContain("Person");
  }
  await engine.close();
  rmSync(folder, { recursive: true });
});
