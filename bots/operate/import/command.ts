// `nps import`: brings answers from other tools in as past rounds. Looks first, tells what it would do, and writes only what it was told to.
import type { Command } from "commander";
import { smallestGroup } from "../../../core/ask/plan-opening.ts";
import { planWeeks } from "../../../core/exchange/past-weeks.ts";
import type { TakenFile } from "../../../core/exchange/ports.ts";
import { textAttribute } from "../../../core/people/attribute-value.ts";
import { parseZone } from "../../../core/time.ts";
import type { Copy } from "../../copy/copy.ts";
import type { Printed } from "../operator-command.ts";
import { importFault } from "../people/print-import.ts";
import { chooseColumns } from "./choose-columns.ts";
import type { ImportCommand, Opened } from "./given.ts";
import { lookAtFile, type SeenFile } from "./look-at-file.ts";
import { hashOfFile, readFile } from "./read-file.ts";
import { placeFault, readMended, refusedFile } from "./refused-rows.ts";
import { type ImportPlan, importJson, outcomeLines, readingLines } from "./report.ts";
import { importExport } from "./restore-file.ts";
import { dateZoneOf, orderOf } from "./settle-dates.ts";
import { surveyFor } from "./survey-for.ts";
import { type AtTerminal, progressBar } from "./terminal.ts";
import { type ImportOptions, readColumnList } from "./wish.ts";
import { writePlan } from "./write-plan.ts";
import { NO_WORDS, YES_WORDS } from "./yes-no.ts";

/** Adds `import` to a command line. */
export function addImportCommand(program: Command, of: ImportCommand): void {
  const words = of.copy.operating.answers;
  program
    .command("import")
    .description(words.import)
    .argument("<file>", words.file)
    .requiredOption("--survey <key>", words.survey)
    .option("--map <columns>", words.map)
    .option("--attributes <columns>", words.attributes)
    .option("--zone <zone>", words.zone)
    .option("--date-order <order>", words.dateOrder)
    .option("--like <survey>", words.like)
    .option("--refused <file>", words.refusedFile)
    .option("--mended <file>", words.mendedFile)
    .option("--dry-run", words.dryRun, false)
    .option("--yes", words.yes, false)
    .option("--format <format>", of.copy.operating.cli.format, "text")
    .action((file: string, options: ImportOptions) =>
      of.withStore(async (opened) => {
        const text = options.format === "text";
        // Whoever wants JSON reads it with a program, which answers nothing.
        const terminal = { ask: text && !options.yes ? of.ask : undefined, draw: of.draw };
        of.print(await runImport({ ...of, ...terminal }, opened, file, options));
      }),
    );
}

async function runImport(
  of: ImportCommand,
  opened: Opened,
  file: string,
  options: ImportOptions,
): Promise<Printed> {
  const { copy } = of;
  const words = copy.operating.answers;
  const { store, organization } = opened;
  if (options.format !== "text" && options.format !== "json") return refused(copy.operating.cli.badFormat);
  const zone = parseZone(options.zone ?? organization.zone);
  if (zone.kind !== "ok") return refused(copy.operating.cli.badZone({ zone: options.zone ?? "" }));
  const wishedOrder = options.dateOrder?.toLowerCase();
  if (wishedOrder !== undefined && wishedOrder !== "dmy" && wishedOrder !== "mdy")
    return refused(words.badOrder);
  const found = await surveyFor(store, organization, { key: options.survey, like: options.like });
  if (found.kind === "bad-key") return refused(words.badKey({ survey: options.survey }));
  if (found.kind === "bad-like") {
    return refused(words.badLike({ like: options.like ?? "", known: copy.format.list(found.known) }));
  }
  if (/\.json$/i.test(file)) return importExport(of, opened, file, options, found);

  const seen = await lookAtFile(file);
  if ("kind" in seen) return refused(importFault(seen, file, copy));
  const mended = options.mended === undefined ? new Map() : await readMended(options.mended, seen.names);
  if ("fault" in mended) return refused(mendedFault(mended, options.mended ?? "", copy));
  if (options.refused !== undefined) {
    const fault = placeFault(options.refused, [
      file,
      ...(options.mended === undefined ? [] : [options.mended]),
    ]);
    const text = { "is-read": words.refusedIsRead, "no-place": copy.exporting.notWritten };
    if (fault !== null) return refused(text[fault]({ file: options.refused }));
  }
  const fileHash = await hashOfFile(file, ...(options.mended === undefined ? [] : [options.mended]));
  const taken = found.kind === "there" ? await store.imports.taken(found.survey.id, fileHash) : null;
  if (taken?.state === "undoing") return refused(words.beingUndone({ number: String(taken.number) }));
  // Whoever wants the rows that were left out may have them of a file that was taken, too.
  const isLooking = options.refused !== undefined;
  if (taken?.state === "done" && !isLooking && !(await isUndoneSince(opened, taken))) {
    const when = copy.format.day(taken.at, organization.zone, of.now());
    const { number } = copy.format;
    const told = words.already({ when, rounds: number(taken.rounds), answers: number(taken.answers) });
    const how = taken.number === null ? [] : [words.undoHint({ number: String(taken.number) })];
    return done([told, ...how].join("\n"));
  }
  const named = found.kind === "there" ? (found.survey.extras?.attributes ?? []) : [];
  const chosen = await confirmed(of, seen, options, named, (mapping) =>
    readingLines(
      {
        ...{ file, seen, mapping, zone: zone.zone, dateZone: dateZoneOf(seen, mapping, zone.zone) },
        ...{ order: null, survey: options.survey, like: null },
      },
      copy,
    ),
  );
  if (chosen.kind === "refused") return refused(chosen.text);
  const { mapping } = chosen;
  const order = await orderOf(of, opened, { file, seen, mended }, mapping.date.at, wishedOrder);
  if (typeof order === "object" && order !== null) return refused(order.text);

  const known = await store.roster.definitions(organization.id);
  const definitions = mapping.attributes.map(
    ({ key }) => known.find((each) => each.key === key) ?? textAttribute(organization.id, key),
  );
  const staging = opened.openStaging();
  const left = options.refused === undefined ? null : refusedFile(options.refused, seen.names, mapping, copy);
  const bar = progressBar(of, (drawn, share, count) =>
    words.progress({
      ...{ what: words.reading, bar: drawn, percent: copy.format.percent(share) },
      count: copy.format.number(count),
    }),
  );
  try {
    const now = of.now();
    const status = statusColumn(seen);
    const dateZone = dateZoneOf(seen, mapping, zone.zone);
    const reading = { zone: zone.zone, dateZone, order, now, mapping, definitions, status };
    const into = { staging, turns: store.turns, mended, step: bar.step, refuse: left?.write ?? (() => {}) };
    const read = await readFile(file, seen, reading, into);
    left?.end();
    bar.end();
    if (read.kind === "fault") return refused(importFault(read.fault, file, copy));
    const stretches = found.kind === "there" ? await store.imports.stretches(found.survey.id) : [];
    const weeks = planWeeks(staging.weeks(), { zone: zone.zone, stretches, now });
    const plan: ImportPlan = {
      ...{ file, seen, mapping, order, weeks, dateZone, zone: zone.zone, survey: options.survey },
      ...{
        refusedFile: options.refused ?? null,
        isWriting: options.yes && !options.dryRun,
        isDivided: named.length > 0 || options.attributes !== undefined || of.ask !== undefined,
      },
      ...{ rows: read.rows, taken: read.taken, refused: read.refused },
      like: found.kind === "new" ? found.like : null,
      isAnonymous: found.kind === "new" || found.survey.promise === "anonymous",
      k: smallestGroup(of.config().minGroup),
    };
    const told = [...readingLines(plan, copy), "", ...outcomeLines(plan, copy)].join("\n");
    const isEmpty = weeks.every(({ leftOut }) => leftOut !== null);
    const mayWrite = !options.dryRun && !isEmpty && (options.yes || (await agreed(of, told, words.askWrite)));
    if (!mayWrite) {
      if (options.format === "json") return done(importJson(plan, false));
      const end = isEmpty ? [] : ["", options.dryRun ? words.dryRunDone : words.looked];
      const text = [of.ask === undefined || options.dryRun || isEmpty ? told : "", ...end].join("\n").trim();
      // A file of which nothing can be read is no success.
      return read.taken === 0 ? refused(text) : done(text);
    }
    const rounds = await writePlan(of, opened, staging, { plan, found, definitions, hash: fileHash, now });
    if (options.format === "json") return done(importJson(plan, true));
    const { number } = copy.format;
    const end = words.written({
      ...{ rounds: number(rounds.written), answers: number(rounds.answers), survey: options.survey },
    });
    const how = words.undoHint({ number: String(rounds.number) });
    return done([...(of.ask === undefined ? [told, ""] : []), end, how].join("\n"));
  } finally {
    bar.end();
    staging.close();
  }
}

/** Chooses the columns, and shows what was guessed to whoever is there to say no. */
async function confirmed(
  of: ImportCommand,
  seen: SeenFile,
  options: ImportOptions,
  named: readonly string[],
  shown: (mapping: ImportPlan["mapping"]) => readonly string[],
): ReturnType<typeof chooseColumns> {
  const words = of.copy.operating.answers;
  const chosen = await chooseColumns(seen, options, named, of.copy, of);
  if (chosen.kind === "refused" || of.ask === undefined || options.map !== undefined) return chosen;
  let question = [...shown(chosen.mapping), words.askRight].join("\n");
  for (;;) {
    const answer = (await of.ask(question)).trim().toLowerCase();
    if (answer === "" || YES_WORDS.includes(answer)) return chosen;
    if (NO_WORDS.includes(answer)) break;
    // What answers another question is no yes.
    question = words.askRight;
  }
  // Asked for each: nothing that was guessed counts any more.
  const every = seen.names.map((name, at) => ({ at, name }));
  const guess = {
    ...seen.guess,
    score: null,
    date: null,
    comments: [],
    likely: { score: every, date: every },
  };
  const again = await chooseColumns({ ...seen, guess }, options, named, of.copy, of);
  if (again.kind === "refused") return again;
  const comments = readColumnList(await of.ask(words.askComments), seen.names);
  if ("fault" in comments) return { kind: "refused", text: words.noColumn({ column: comments.column }) };
  return { kind: "chosen", mapping: { ...again.mapping, comments } };
}

// Weeks that another import had brought in before are missing once that was taken back.
async function isUndoneSince({ store, organization }: Opened, taken: TakenFile): Promise<boolean> {
  const all = await store.imports.all(organization.id);
  return all.some(
    ({ surveyId, undoneAt }) => surveyId === taken.surveyId && undoneAt !== null && undoneAt >= taken.at,
  );
}

function mendedFault(
  wrong: Extract<Awaited<ReturnType<typeof readMended>>, { fault: string }>,
  file: string,
  copy: Copy,
): string {
  const words = copy.operating.answers;
  if (wrong.fault === "unreadable") return importFault(wrong.why, file, copy);
  return wrong.fault === "no-lines"
    ? words.mendedNoLines({ file })
    : words.noColumn({ column: wrong.column });
}

async function agreed(of: AtTerminal & { copy: Copy }, told: string, question: string): Promise<boolean> {
  if (of.ask === undefined) return false;
  const answer = (await of.ask(`${told}\n\n${question}`)).trim().toLowerCase();
  return YES_WORDS.includes(answer);
}

// Qualtrics and others keep what was tried out beside what was answered.
function statusColumn({ names }: SeenFile): number | null {
  const at = names.findIndex((name) => /^(status|response type|distribution ?channel)$/i.test(name.trim()));
  return at < 0 ? null : at;
}

function refused(text: string): Printed {
  return { kind: "refused", text };
}

function done(text: string): Printed {
  return { kind: "ok", text };
}
