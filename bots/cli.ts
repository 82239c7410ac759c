// The operator's command line: `npm run nps -- …`. With main.ts the only file that sees bots and db together.
// It is long because it lists every command; what a command does stands in operate/.
import { Command, CommanderError } from "commander";
import { SurveyError } from "../core/errors.ts";
import type { Organization } from "../core/people/person.ts";
import type { Store } from "../core/store.ts";
import { backup, restore } from "../db/backup.ts";
import { type Engine, openEngine } from "../db/engine.ts";
import { sealCheck } from "../db/seal-check.ts";
import { openStaging } from "../db/staging.ts";
import { createStore } from "../db/store.ts";
import { systemClock, systemRandom } from "./clock.ts";
import { type Config, readConfig } from "./config.ts";
import { type Copy, copyFor } from "./copy/copy.ts";
import { addAudienceCommand } from "./operate/audience/command.ts";
import { helpWords, wrongUse } from "./operate/command-words.ts";
import { examine, type Finding, markOf } from "./operate/doctor.ts";
import { addExportCommand } from "./operate/export/command.ts";
import { addFiguresCommands } from "./operate/figures-command.ts";
import { addImportCommand } from "./operate/import/command.ts";
import type { ImportCommand } from "./operate/import/given.ts";
import { addImportsCommand } from "./operate/import/past-imports.ts";
import { type AtTerminal, atTerminal } from "./operate/import/terminal.ts";
import { lookAt } from "./operate/look-at-platforms.ts";
import type { OperatorCommand, Printed } from "./operate/operator-command.ts";
import { addPeopleCommands } from "./operate/people/command.ts";
import { previewCron } from "./operate/preview-cron.ts";
import { sealLine } from "./operate/seal-line.ts";
import { tellEventLine } from "./operate/tell-event-line.ts";
import { printRefusal } from "./refusal.ts";

/** Where the command line reads and writes; tests bring their own. */
export interface Terminal extends AtTerminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
  fail(text: string): void;
}

const realTerminal: Terminal = {
  env: process.env,
  out: (text) => console.log(text),
  fail: (text) => console.error(text),
  ...atTerminal(process.stdin, process.stderr),
};

/** Runs one command line and gives its exit code: 0 done, 1 refused or found something wrong. */
export async function runCli(args: readonly string[], terminal: Terminal = realTerminal): Promise<number> {
  const copy = copyFor(terminal.env["NPS_LOCALE"] === "zh-CN" ? "zh-CN" : "en");
  let code = 0;
  const program = commandLine(copy, terminal, (verdict) => {
    code = verdict;
  });
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode !== 0 && error.code !== "commander.help") terminal.fail(wrongUse(error, copy));
      return error.exitCode;
    }
    // Ctrl+C or Ctrl+D in the place of an answer: whatever asks has written nothing yet.
    if (error instanceof Error && error.name === "AbortError") {
      terminal.fail(`\n${copy.operating.cli.stopped}`);
      return 1;
    }
    printRefusal(error, terminal.env, { print: terminal.fail, isCommand: true });
    return 1;
  }
}

/** Runs the process's own command line. */
export async function run(args: readonly string[]): Promise<void> {
  process.exitCode = await runCli(args);
}

function commandLine(copy: Copy, terminal: Terminal, end: (code: number) => void): Command {
  const words = copy.operating.cli;
  const { env, out, fail } = terminal;
  const print = (printed: Printed) => {
    if (printed.kind === "ok") return out(printed.text);
    fail(printed.text);
    end(1);
  };
  const program = new Command("nps")
    .description(words.description)
    .configureHelp(helpWords(copy))
    .configureOutput({
      writeOut: (text) => out(text.trimEnd()),
      // Help in the place of a command that is missing; what is wrong is said in the reader's language.
      writeErr: (text) => fail(text.trimEnd()),
      outputError: () => {},
    })
    .helpOption("-h, --help", words.helpOption)
    .helpCommand(false)
    .exitOverride();

  program
    .command("doctor")
    .description(words.doctor)
    .action(async () => {
      const findings = await lookAround(readConfig(env), copy);
      for (const { kind, text } of findings) out(`${markOf(kind)} ${text}`);
      if (findings.some(({ kind }) => kind === "wrong")) end(1);
    });

  program
    .command("migrate")
    .description(words.migrate)
    .action(async () => {
      const { databaseUrl } = readConfig(env);
      const before = await openEngine(databaseUrl, { migrate: false });
      await before.close();
      const after = await openEngine(databaseUrl);
      await after.close();
      out(words.migrated({ count: copy.format.number(before.behind) }));
    });

  program
    .command("schedule")
    .description(words.schedule)
    .helpCommand(false)
    .command("preview")
    .description(words.preview)
    .requiredOption("--cron <fields>", words.cron)
    .option("--zone <zone>", words.zone)
    .option("--from <instant>", words.from)
    .option("--count <n>", words.count, "4")
    .option("--format <format>", words.format, "text")
    .action((wanted: { cron: string; zone?: string; from?: string; count: string; format: string }) => {
      const zone = wanted.zone ?? readConfig(env).organization.zone;
      print(previewCron({ ...wanted, zone, from: wanted.from }, systemClock.now(), copy));
    });

  const around: OperatorCommand = {
    ...{ copy, print },
    config: () => readConfig(env),
    now: () => systemClock.now(),
    withStore: (work) => withStore(env, work),
  };
  addFiguresCommands(program, around);

  program
    .command("event")
    .description(words.event)
    .argument("<type>", words.eventType)
    .requiredOption("--person <name>", words.eventPerson)
    .option("--at <instant>", words.eventAt)
    .option(
      "--attribute <key=value>",
      words.eventAttribute,
      (each: string, all: string[]) => [...all, each],
      [],
    )
    .action((type: string, wanted: { person: string; at?: string; attribute: string[] }) =>
      withStore(env, async ({ store, organization }) => {
        const line = { type, person: wanted.person, at: wanted.at, attributes: wanted.attribute };
        const ports = { store, organization, random: systemRandom };
        print(await tellEventLine(ports, line, systemClock.now(), copy));
      }),
    );

  program
    .command("backup")
    .description(words.backup)
    .argument("<file>", words.file)
    .action((file: string) =>
      withEngine(env, { oldToo: true }, async (engine) => {
        const outcome = backup(engine, file);
        if (outcome.kind === "done") return print({ kind: "ok", text: words.backedUp({ file }) });
        const leaveOut = outcome.kind === "use-pg-dump" ? copy.format.list(outcome.leaveOut) : "";
        print({
          kind: "refused",
          text:
            outcome.kind === "exists"
              ? words.fileExists({ file })
              : words.backupByPgDump({ tables: leaveOut }),
        });
      }),
    );

  program
    .command("restore")
    .description(words.restore)
    .argument("<file>", words.file)
    .option("--force", words.force, false)
    .action(async (file: string, { force }: { force: boolean }) => {
      const outcome = restore(file, readConfig(env).databaseUrl, { force });
      const refusals = {
        "has-data": words.restoreRefused,
        "use-pg-dump": words.restoreByPgRestore,
        unreadable: words.fileMissing({ file }),
      };
      print(
        outcome.kind === "done"
          ? { kind: "ok", text: words.restored({ file }) }
          : { kind: "refused", text: refusals[outcome.kind] },
      );
    });

  program
    .command("seal-check")
    .description(words.sealCheck)
    .option("--backups <folder>", words.backups)
    .action((wanted: { backups?: string }) =>
      withEngine(env, {}, async (engine) => {
        const { searched, links, unscrubbed } = await sealCheck(
          engine,
          wanted.backups === undefined ? {} : { backups: wanted.backups },
        );
        for (const place of searched) out(sealLine(place, copy));
        if (unscrubbed > 0) out(words.sealUnscrubbed({ count: copy.format.number(unscrubbed) }));
        out(links === 0 ? words.sealClean : words.sealFound({ count: copy.format.number(links) }));
        if (links > 0) end(1);
      }),
    );
  addAudienceCommand(program, around);
  addPeopleCommands(program, { ...around, tell: fail });
  addExportCommand(program, around);
  const importing = (ready: Ready): ImportCommand => ({
    ...around,
    ...{ ask: terminal.ask, draw: terminal.draw },
    withStore: (work) =>
      withEngine(env, ready, async (engine) => {
        const store = createStore(engine, systemRandom);
        const organization = await store.people.ensureOrganization(readConfig(env).organization);
        await work({ store, organization, openStaging: () => openStaging(engine) });
      }),
  });
  addImportCommand(program, importing({ makeTables: () => fail(words.tablesMade) }));
  addImportsCommand(program, importing({}));
  return program;
}

/** How ready a database has to be: `oldToo` takes one of an older version as well, `makeTables` tells that a new one got its tables. */
interface Ready {
  readonly oldToo?: boolean;
  readonly makeTables?: () => void;
}

async function withEngine(
  env: Terminal["env"],
  { oldToo = false, makeTables }: Ready,
  work: (engine: Engine) => Promise<void>,
): Promise<void> {
  const { databaseUrl } = readConfig(env);
  let engine = await openEngine(databaseUrl, { migrate: false });
  if (engine.isNew && makeTables !== undefined) {
    await engine.close();
    engine = await openEngine(databaseUrl);
    makeTables();
  }
  try {
    if (engine.isNew) throw new SurveyError("database-new");
    if (engine.behind > 0 && !oldToo) throw new SurveyError("database-behind");
    await work(engine);
  } finally {
    await engine.close();
  }
}

function withStore(
  env: Terminal["env"],
  work: (opened: { readonly store: Store; readonly organization: Organization }) => Promise<void>,
): Promise<void> {
  return withEngine(env, {}, async (engine) => {
    const store = createStore(engine, systemRandom);
    const organization = await store.people.ensureOrganization(readConfig(env).organization);
    await work({ store, organization });
  });
}

async function lookAround(config: Config, copy: Copy): Promise<readonly Finding[]> {
  const engine = await openEngine(config.databaseUrl, { migrate: false });
  try {
    const looks = await lookAt(config, systemClock);
    return await examine({
      config,
      copy,
      clock: systemClock,
      dialect: engine.dialect,
      behind: engine.behind,
      store: engine.behind > 0 ? null : createStore(engine, systemRandom),
      looks,
    });
  } finally {
    await engine.close();
  }
}
