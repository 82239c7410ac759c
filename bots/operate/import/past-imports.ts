// `nps imports`: lists what was brought in, and takes one of them back.
import type { Command } from "commander";
import type { TakenFile } from "../../../core/exchange/ports.ts";
import { takeBack } from "../../../core/exchange/take-back.ts";
import { systemClock } from "../../clock.ts";
import type { Copy } from "../../copy/copy.ts";
import type { Printed } from "../operator-command.ts";
import type { ImportCommand, Opened } from "./given.ts";
import { progressBar } from "./terminal.ts";
import { YES_WORDS } from "./yes-no.ts";

/** Adds `imports` and `imports undo` to a command line. */
export function addImportsCommand(program: Command, of: ImportCommand): void {
  const words = of.copy.operating.answers.undo;
  const imports = program.command("imports").description(words.imports).helpCommand(false);
  imports
    .command("list", { isDefault: true })
    .description(words.list)
    .option("--format <format>", of.copy.operating.cli.format, "text")
    .action(({ format }: { format: string }) =>
      of.withStore(async (opened) => of.print(await list(of, opened, format))),
    );
  imports
    .command("undo")
    .description(words.undo)
    .argument("<number>", words.number)
    .option("--yes", words.yes, false)
    .action((number: string, { yes }: { yes: boolean }) =>
      of.withStore(async (opened) => of.print(await undo(of, opened, number, yes))),
    );
}

async function list(of: ImportCommand, opened: Opened, format: string): Promise<Printed> {
  const { copy } = of;
  const words = copy.operating.answers.undo;
  if (format !== "text" && format !== "json") return refused(copy.operating.cli.badFormat);
  const { all, keyOf } = await read(opened);
  if (format === "json") {
    const told = all.map(({ id: _, surveyId, undoneAt, ...one }) => ({
      ...one,
      survey: keyOf(surveyId),
      undoneAt,
    }));
    return { kind: "ok", text: JSON.stringify(told) };
  }
  const lines = all.map((one) => line(one, keyOf(one.surveyId), opened, of));
  const how = all.some(({ state }) => state !== "undone") ? ["", words.how] : [];
  return { kind: "ok", text: lines.length === 0 ? words.none : [...lines, ...how].join("\n") };
}

async function undo(of: ImportCommand, opened: Opened, typed: string, yes: boolean): Promise<Printed> {
  const { copy } = of;
  const words = copy.operating.answers.undo;
  const { store, organization } = opened;
  const { all, keyOf } = await read(opened);
  const number = Number(typed.trim().replace(/^#/, ""));
  const taken = all.find((one) => one.number === number);
  if (taken === undefined) return refused(words.unknown({ number: typed }));
  const survey = keyOf(taken.surveyId);
  if (taken.state === "undone") return refused(words.undoneAlready({ number: String(number) }));
  const { rounds, posted } = await store.imports.left(taken.id);
  const told = [
    line(taken, survey, opened, of),
    ...(posted === 0 ? [] : [words.posted({ count: copy.format.number(posted) })]),
    words.stays({ survey }),
  ].join("\n");
  const isAgreed = async () =>
    of.ask !== undefined &&
    YES_WORDS.includes((await of.ask(`${told}\n\n${words.ask}`)).trim().toLowerCase());
  if (!yes && !(await isAgreed())) {
    const end = of.ask === undefined ? words.looked({ number: String(number) }) : words.kept;
    return { kind: "ok", text: [...(of.ask === undefined ? [told, ""] : []), end].join("\n") };
  }
  const bar = progressBar(of, (drawn, share, count) =>
    copy.operating.answers.progress({
      ...{ what: words.undoing, bar: drawn, percent: copy.format.percent(share) },
      count: copy.format.number(count),
    }),
  );
  const ports = { ...store, clock: { ...systemClock, now: of.now } };
  const wish = { organizationId: organization.id, taken, survey };
  const done = await takeBack(ports, wish, (gone) => bar.step(gone / rounds.length, gone)).finally(bar.end);
  if (done.kind === "sending") return refused(words.sending);
  if (done.kind === "busy") return refused(words.busy({ number: String(number) }));
  const written = { rounds: copy.format.number(done.rounds), survey };
  return { kind: "ok", text: [...(of.ask === undefined ? [told, ""] : []), words.done(written)].join("\n") };
}

async function read({ store, organization }: Opened): Promise<{
  readonly all: readonly TakenFile[];
  readonly keyOf: (surveyId: string) => string;
}> {
  const surveys = await store.surveys.all(organization.id);
  const keys = new Map(surveys.map(({ id, key }) => [id, key]));
  return {
    all: await store.imports.all(organization.id),
    keyOf: (surveyId) => keys.get(surveyId) ?? "?",
  };
}

function line(one: TakenFile, survey: string, { organization }: Opened, of: ImportCommand): string {
  const { format, operating }: Copy = of.copy;
  const words = operating.answers.undo;
  const day = (at: Date) => format.day(at, organization.zone, of.now());
  const said = {
    number: one.number === null ? "–" : `#${one.number}`,
    ...{ survey, when: day(one.at), file: one.file === "" ? "?" : one.file },
    rounds: format.number(one.rounds),
    answers: format.number(one.answers),
  };
  switch (one.state) {
    case "done":
      return one.number === null ? words.oldLine(said) : words.line(said);
    case "writing":
      return words.brokenOff(said);
    case "undoing":
      return words.halfUndone(said);
    case "undone":
      return words.undoneLine({ ...said, undone: day(one.undoneAt ?? one.at) });
  }
}

function refused(text: string): Printed {
  return { kind: "refused", text };
}
