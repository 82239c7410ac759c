// `nps people …`: imports attributes from a file, and reads those that come from Slack.
import type { Command } from "commander";
import { BY_OPERATOR } from "../../../core/people/change.ts";
import type { Account } from "../../../core/people/person.ts";
import { refreshAttributes } from "../../../core/people/refresh-attributes.ts";
import type { Directory } from "../../../core/ports.ts";
import type { OpenStore, OperatorCommand } from "../operator-command.ts";
import { importFile } from "./import-file.ts";
import { importFault, printImport } from "./print-import.ts";
import { type ReadSlack, readSlack } from "./read-slack.ts";

/** What the commands are given by the command line around them. */
export interface PeopleCommands extends OperatorCommand {
  /** What is told on the way, apart from the result. */
  readonly tell: (text: string) => void;
}

interface ImportOptions {
  readonly yes: boolean;
  readonly skipBad: boolean;
  readonly format: string;
}

/** Adds `people import` and `people refresh` to a command line. */
export function addPeopleCommands(program: Command, of: PeopleCommands): void {
  const words = of.copy.operating.people;
  const people = program.command("people").description(words.command).helpCommand(false);
  people
    .command("import")
    .description(words.import)
    .argument("<file>", words.file)
    .option("--yes", words.yes, false)
    .option("--skip-bad", words.skipBad, false)
    .option("--format <format>", of.copy.operating.cli.format, "text")
    .action((file: string, options: ImportOptions) =>
      of.withStore((opened) => runImport(of, opened, file, options)),
    );
  people
    .command("refresh")
    .description(words.refresh)
    .action(() => of.withStore((opened) => runRefresh(of, opened)));
}

async function runImport(
  of: PeopleCommands,
  { store, organization }: OpenStore,
  file: string,
  { yes, skipBad, format }: ImportOptions,
): Promise<void> {
  const { copy, print } = of;
  if (format !== "text" && format !== "json") {
    return print({ kind: "refused", text: copy.operating.cli.badFormat });
  }
  await withSlack(of, { store, organization }, async () => {});
  const wanted = { file, organizationId: organization.id, write: yes, skipBad };
  const report = await importFile(store, wanted);
  if (report.kind === "fault") {
    return print({ kind: "refused", text: importFault(report.fault, file, copy) });
  }
  if (report.kind === "written" && report.changed > 0) {
    await store.people.record(organization.id, {
      at: of.now(),
      actorPersonId: null,
      what: "people-imported",
      details: { people: report.changed, ...BY_OPERATOR },
    });
  }
  print(printImport(report, file, format, copy));
}

async function runRefresh(of: PeopleCommands, { store, organization }: OpenStore): Promise<void> {
  const words = of.copy.operating.people;
  const { number } = of.copy.format;
  const definitions = await store.roster.definitions(organization.id);
  if (!definitions.some(({ source }) => source !== null)) {
    return of.print({ kind: "refused", text: words.refreshNothing });
  }
  await withSlack(of, { store, organization }, async (accounts, directories) => {
    const { changed, failed } = await refreshAttributes(
      { ...store, directories },
      organization.id,
      accounts,
      {
        now: of.now(),
        mostLookedUp: accounts.length,
      },
    );
    for (const { key, code } of failed) of.tell(words.refreshFailed({ key, code }));
    const text = words.refreshed({ count: number(changed) });
    of.print({ kind: failed.length > 0 ? "refused" : "ok", text });
  });
}

/** Learns who there is on Slack, where it is set up, and goes on with that; tells where Slack does not answer. */
async function withSlack(
  of: PeopleCommands,
  { store, organization }: OpenStore,
  work: (accounts: readonly Account[], directories: ReadonlyMap<string, Directory>) => Promise<void>,
): Promise<void> {
  const words = of.copy.operating.people;
  const { slack } = of.config();
  if (slack === null) return;
  const read: ReadSlack = await readSlack(slack, store, organization.id, of.now(), work);
  if (read.kind === "silent") return of.tell(words.slackSilent({ code: read.code }));
  of.tell(words.slackRead({ count: of.copy.format.number(read.people) }));
  if (read.people > 0 && !read.hasEmails) of.tell(words.noEmails);
}
