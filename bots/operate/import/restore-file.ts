// Brings an export of this bot in again: the rounds as they were published.
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { readExport } from "../../../core/exchange/read-export.ts";
import { restoreRounds } from "../../../core/exchange/restore-rounds.ts";
import { BY_OPERATOR } from "../../../core/people/change.ts";
import { systemRandom } from "../../clock.ts";
import type { Printed } from "../operator-command.ts";
import type { ImportCommand, Opened } from "./given.ts";
import { hashOfFile } from "./read-file.ts";
import type { SurveyFor } from "./survey-for.ts";
import type { ImportOptions } from "./wish.ts";
import { YES_WORDS } from "./yes-no.ts";

// Far more than any survey's publications; a JSON file is read as a whole.
const MOST_BYTES = 500 * 1024 * 1024;

/** Tells what an export holds, and writes it where that is wished. The survey is made as the export has it where there is none of that key. */
export async function importExport(
  of: ImportCommand,
  { store, organization }: Opened,
  file: string,
  options: ImportOptions,
  found: Extract<SurveyFor, { kind: "there" | "new" }>,
): Promise<Printed> {
  const { copy } = of;
  const words = copy.operating.answers;
  const { number } = copy.format;
  const refused = (text: string): Printed => ({ kind: "refused", text });
  const json = await jsonIn(file);
  if (json === "missing") return refused(copy.operating.people.missing({ file }));
  const read = readExport(json === "unreadable" ? null : json);
  if (read.kind === "part") return refused(words.partExport);
  if (read.kind !== "export") return refused(words.noExport);

  const { survey: exported, rounds } = read.of;
  let there = 0;
  for (const { publication } of rounds) {
    if ((await store.publications.byRound(publication.roundId)) !== null) there += 1;
  }
  const survey = options.survey;
  const counts = { rounds: number(rounds.length - there), same: number(there), survey };
  const told = words.wouldRestore(counts);
  const report = (written: boolean) =>
    JSON.stringify({ written, survey, rounds: rounds.length - there, there });
  const isAgreed = async () => {
    if (of.ask === undefined) return false;
    return YES_WORDS.includes((await of.ask(`${told}\n${words.askWrite}`)).trim().toLowerCase());
  };
  const isWritten = !options.dryRun && there < rounds.length && (options.yes || (await isAgreed()));
  if (!isWritten) {
    if (options.format === "json") return { kind: "ok", text: report(false) };
    const end =
      there === rounds.length ? words.nothingLeft : options.dryRun ? words.dryRunDone : words.looked;
    return { kind: "ok", text: `${told}\n${end}` };
  }
  const now = of.now();
  const own =
    found.kind === "there"
      ? found.survey
      : await store.surveys.ensure({ ...exported, key: survey, organizationId: organization.id });
  const ports = { ...store, random: systemRandom };
  const begun = await store.imports.start({
    ...{ organizationId: organization.id, surveyId: own.id },
    ...{ fileHash: await hashOfFile(file), file: basename(file), at: now },
  });
  const done = await restoreRounds(ports, { organization, survey: own, rounds, importId: begun.id, now });
  await store.imports.finish(begun.id);
  await store.people.record(organization.id, {
    at: now,
    actorPersonId: null,
    what: "answers-imported",
    details: { survey, rounds: done.written, answers: done.answers, ...BY_OPERATOR },
  });
  if (options.format === "json") return { kind: "ok", text: report(true) };
  const end = [
    ...(of.ask === undefined ? [told] : []),
    words.restored({ rounds: number(done.written), survey }),
    words.undoHint({ number: String(begun.number) }),
  ];
  return { kind: "ok", text: end.join("\n") };
}

async function jsonIn(file: string): Promise<unknown> {
  try {
    if ((await stat(file)).size > MOST_BYTES) return "unreadable";
    return JSON.parse((await readFile(file, "utf8")).replace(/^\uFEFF/, ""));
  } catch (error) {
    if (error instanceof SyntaxError) return "unreadable";
    if (error instanceof Error && "code" in error) return "missing";
    throw error;
  }
}
