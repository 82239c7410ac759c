// `nps export`: writes what is published of a survey into a file, for whoever runs the server.
import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { EXPORT_FORMATS, gatherExport } from "../../../core/exchange/export-survey.ts";
import { makeFile } from "../../report/make-file.ts";
import type { OpenStore, OperatorCommand, Printed } from "../operator-command.ts";

/** Adds `export` to a command line. */
export function addExportCommand(program: Command, of: OperatorCommand): void {
  const words = of.copy.exporting;
  program
    .command("export")
    .description(words.description)
    .requiredOption("--survey <key>", words.survey)
    .option("--format <format>", words.format, "html")
    .option("--out <file>", words.out)
    .action((wish: { survey: string; format: string; out?: string }) =>
      of.withStore(async (opened) => of.print(await runExport(of, opened, wish))),
    );
}

async function runExport(
  of: OperatorCommand,
  { store, organization }: OpenStore,
  wish: { readonly survey: string; readonly format: string; readonly out?: string },
): Promise<Printed> {
  const { copy } = of;
  const words = copy.exporting;
  const refused = (text: string): Printed => ({ kind: "refused", text });
  const format = EXPORT_FORMATS.find((known) => known === wish.format);
  if (format === undefined) return refused(words.badFormat);
  const survey = await store.surveys.byKey(organization.id, wish.survey);
  if (survey === null) {
    const known = copy.format.list((await store.surveys.all(organization.id)).map(({ key }) => key));
    return refused(copy.operating.cli.noSurvey({ survey: wish.survey, known }));
  }
  const now = of.now();
  const most = { rounds: Number.MAX_SAFE_INTEGER - 1, answers: Number.MAX_SAFE_INTEGER };
  const gathered = await gatherExport(store, { survey, format, reader: "manager", now, most });
  if (gathered.newest === null) return refused(words.nothing({ survey: survey.key }));
  const file = await makeFile(gathered, { copy, organization, command: of.config().command, now });
  const path = wish.out ?? file.name;
  try {
    // What somebody named may be replaced; what they did not, may not.
    await writeFile(path, file.content, { flag: wish.out === undefined ? "wx" : "w", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return refused(error.code === "EEXIST" ? words.exists({ file: path }) : words.notWritten({ file: path }));
  }
  const rounds = copy.format.number(gathered.data.rounds.length);
  const named = gathered.data.answers === undefined ? [] : [words.named];
  return { kind: "ok", text: [words.written({ file: path, rounds }), ...named].join("\n") };
}
