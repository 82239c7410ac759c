// The pages for users, held against the program: what they show can be typed, what they name exists, in both languages alike.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../../bots/cli.ts";
import { copyFor } from "../../bots/copy/copy.ts";
import { SETTINGS } from "../../bots/settings.ts";
import { parseCommand } from "../../core/command/grammar.ts";
import { runCommand } from "../../core/command/run-command.ts";
import { ERROR_CODES } from "../../core/errors.ts";
import { LOCALES } from "../../core/ports.ts";
import { closeDueRounds } from "../../core/publish/close-due-rounds.ts";
import { openEngine } from "../../db/engine.ts";
import { createStore } from "../../db/store.ts";
import { AFTER, answer, askRound } from "../contracts/asked-round.ts";
import { chance } from "../contracts/databases.ts";
import { createAcme, MONDAY, member, newSchedule } from "../core/ask/acme.ts";
import { plainLanguage } from "../core/words/plain-language.ts";
import { startSlackDouble } from "../doubles/slack/double.ts";
import { startTelegramDouble } from "../doubles/telegram/double.ts";
import { allPages, anchorsOf, commandsIn, firstColumn, type Page, TWINS, targetOf, twin } from "./pages.ts";

const ROOT = join(import.meta.dirname, "../..");
const BOTH = TWINS.map((name) => ({ name, pages: LOCALES.map((locale) => twin(name, locale)) }));

const OPERATOR = "npm run nps -- ";

function operatorLines(page: Page): readonly string[] {
  return page.code.filter((code) => code.startsWith(OPERATOR)).map((code) => code.slice(OPERATOR.length));
}

/** What a command means, so that 周报 and digest are the same. */
function meaning(text: string): string {
  return JSON.stringify(parseCommand(text));
}

describe.each(BOTH)("the page $name", ({ name, pages }) => {
  it.each(pages.flatMap((page) => commandsIn(page).map((command) => [page.path, command])))(
    "shows in %s a command that is understood: %s",
    (_path, command) => {
      expect(["unknown", "invalid"]).not.toContain(parseCommand(command).kind);
    },
  );

  it("shows the same commands in both languages", () => {
    const [english = [], chinese = []] = pages.map((page) =>
      [...new Set(commandsIn(page).map(meaning))].sort(),
    );
    expect(chinese).toEqual(english);
  });

  it("shows the same operator's commands in both languages", () => {
    const [english = [], chinese = []] = pages.map((page) => [...new Set(operatorLines(page))].sort());
    expect(chinese).toEqual(english);
  });

  it("has as many headings and tables in both languages", () => {
    const [english, chinese] = pages.map(({ text }) => ({
      headings: [...text.matchAll(/^(#+) /gm)].map(([, marks]) => marks),
      rows: text.split("\n").filter((line) => line.startsWith("|")).length,
    }));
    expect(chinese, name).toEqual(english);
  });
});

describe("every command shown", () => {
  it.each(LOCALES)("does what it says for an admin (%s)", async (locale) => {
    const acme = await createAcme();
    const { ports, organization, admin, slack, slackSide, staff } = acme;
    const people = acme.hire(40);
    for (const place of ["leads", "design", "support", "customers", "all", "CHERE"])
      slackSide.places.set(place, new Set(people));
    await ports.people.remember(slack.id, [member("U-ann", { name: "ann" })], MONDAY);
    await acme.schedule(newSchedule(organization, staff, slack));
    const place = { kind: "channel", externalId: "CHERE", name: "here" } as const;

    const refused: string[] = [];
    for (const command of ["commands", "setting-up-slack"].flatMap((name) =>
      commandsIn(twin(name, locale)),
    )) {
      const of = { organization, actor: { ...admin, role: "admin" as const }, place, now: MONDAY };
      const outcome = await runCommand({ ...ports, hash: (code) => code }, of, parseCommand(command));
      if (WRONG.includes(outcome.kind)) refused.push(`${command}: ${JSON.stringify(outcome)}`);
    }
    await acme.close();
    expect(refused).toEqual([]);
  });
});

const WRONG: readonly string[] = [
  "unknown-command",
  "mistake",
  "not-allowed",
  "draft-problems",
  "survey-fault",
  "unknown-survey",
  "unknown-schedule",
  "unknown-person",
  "stale",
];

describe.each(LOCALES)("the parts of a schedule (%s)", (locale) => {
  const rows = firstColumn(twin("commands", locale), locale === "en" ? "part" : "部分");

  it("are all in one table", () => expect(rows.length).toBeGreaterThan(12));

  it.each(rows.flat().map((part) => [part]))("are understood: %s", (part) => {
    const parsed = parseCommand(`/nps schedule ${part}`);
    expect(parsed).toMatchObject({ kind: "schedule" });
    expect("spec" in parsed && Object.keys(parsed.spec ?? {})).not.toEqual([]);
  });
});

describe("the settings", () => {
  it.each(LOCALES)("are all in the table of the page about operating (%s)", (locale) => {
    const rows = firstColumn(twin("operating", locale), locale === "en" ? "setting" : "设置");
    expect(rows.flat()).toEqual(
      [...SETTINGS].sort((a, b) => rows.flat().indexOf(a) - rows.flat().indexOf(b)),
    );
  });

  it.each(allPages().map((page) => [page.path, page] as const))("named in %s exist", (_path, page) => {
    const named = page.code.flatMap(
      (code) => /^((?:NPS|SLACK|TELEGRAM|DATABASE|LOG)_[A-Z_]+|PORT)(?:=.*)?$/.exec(code)?.[1] ?? [],
    );
    for (const name of named) expect(SETTINGS).toContain(name);
  });
});

describe("the messages of trouble", () => {
  it.each(LOCALES)("are all on the page about operating (%s)", (locale) => {
    const { text } = twin("operating", locale);
    const { errors, managing } = copyFor(locale);
    const { troubles, connectionTroubles } = managing.commands;
    const beginnings = [...Object.values(troubles), ...Object.values(connectionTroubles)].map(
      (sentence) => /^[^.,:;，。：；]+/.exec(sentence)?.[0] ?? "",
    );
    const sentences = [
      ...ERROR_CODES.map((code) => errors[code].what),
      ...Object.values(managing.schedules.refused),
      ...beginnings,
    ];
    for (const sentence of sentences) expect(text).toContain(sentence);
  });
});

describe("links and scripts", () => {
  it.each(allPages().flatMap((page) => page.links.map((link) => [page.path, link, page] as const)))(
    "%s leads to %s",
    (_path, link, page) => {
      const { path, heading } = targetOf(page, link);
      expect(existsSync(join(ROOT, path)), path).toBe(true);
      if (heading !== null) {
        const text = readFileSync(join(ROOT, path), "utf8");
        expect(anchorsOf({ ...page, text })).toContain(heading);
      }
    },
  );

  it("are in package.json where a page runs them", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = allPages().flatMap(({ code }) =>
      code.flatMap((one) => [...one.matchAll(/npm run ([\w:-]+)/g)].map(([, script = ""]) => script)),
    );
    expect(named.length).toBeGreaterThan(5);
    for (const script of named) expect(Object.keys(scripts)).toContain(script);
  });
});

describe("every operator's command shown", () => {
  const folder = mkdtempSync(join(tmpdir(), "nps-docs-"));
  const env: Record<string, string> = {
    DATABASE_URL: `file:${join(folder, "nps.db")}`,
    NPS_ORGANIZATION: "Acme",
  };
  let stopDouble = async (): Promise<void> => undefined;

  beforeAll(async () => {
    const double = await startTelegramDouble();
    // The workspace in which the round below asks.
    const slack = await startSlackDouble({ teamId: "T1" });
    const people = Array.from({ length: 12 }, (_, index) => slack.addUser({ name: `Person ${index}` }));
    for (const [name, id] of [
      ["all", "CALL"],
      ["digest", "CDIGEST"],
      ["design", "CDESIGN"],
    ] as const) {
      slack.addChannel({ name, id, members: people });
    }
    stopDouble = async () => {
      await double.close();
      await slack.close();
    };
    Object.assign(env, { TELEGRAM_BOT_TOKEN: double.token, TELEGRAM_API_ROOT: double.apiRoot });
    Object.assign(env, {
      ...{ SLACK_BOT_TOKEN: slack.token, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
    });
    const url = env["DATABASE_URL"] ?? "";
    const engine = await openEngine(url);
    const store = createStore(engine, chance);
    const opened = { engine, store, url, again: null, close: () => engine.close() };
    const round = await askRound(opened, { people: 12 });
    writeFileSync(join(folder, "people.csv"), "slack,team\nUstaff0,Design\n");
    writeFileSync(
      join(folder, "answers.csv"),
      "Score,Date,Comment,Team,Plan\n9,5.3.2026,Good,Ops,Pro\n3,6.3.2026,Slow,Ops,Free\nx,6.3.2026,Odd,Ops,Pro\n",
    );
    for (const [index, one] of round.asked.entries()) await answer(opened, one, { score: index % 11 });
    await closeDueRounds({ ...store, language: plainLanguage }, round.organizationId, AFTER);
    await store.sealing.scrub(round.organizationId, AFTER);
    await engine.close();
  });

  afterAll(async () => {
    await stopDouble();
    rmSync(folder, { recursive: true });
  });

  // One after another, as someone would who reads the page: what is restored has been backed up before.
  it("runs, and is done", async () => {
    const lines = [...new Set(allPages().flatMap(operatorLines))].sort(
      (a, b) => a.indexOf("restore") - b.indexOf("restore"),
    );
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      // Without --force only into a database that holds nothing yet.
      const fresh = line.startsWith("restore") && !line.includes("--force");
      const terminal = {
        env: fresh ? { ...env, DATABASE_URL: `file:${join(folder, "other.db")}` } : env,
        out: () => undefined,
        fail: () => undefined,
      };
      expect([line, await runCli(argumentsOf(line, folder), terminal)]).toEqual([line, 0]);
    }
  });
});

/** Splits a line as a shell does; files and folders lie in `folder`. */
function argumentsOf(line: string, folder: string): readonly string[] {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
  return words.map((word) => {
    if (/\.(?:db|csv|json|html)$/.test(word)) return join(folder, word);
    return word === "backups" ? folder : word;
  });
}
