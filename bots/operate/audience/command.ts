// `nps audience preview`: whom the coming rounds of a schedule, or of an audience in words, would ask.
import type { Command } from "commander";
import { checkDraft } from "../../../core/ask/check-draft.ts";
import { smallestGroup } from "../../../core/ask/plan-opening.ts";
import { previewSchedule } from "../../../core/ask/preview.ts";
import type { NewSchedule } from "../../../core/ask/schedule.ts";
import { composeDraft, pendingOf } from "../../../core/command/compose-draft.ts";
import { parseCommand } from "../../../core/command/grammar.ts";
import type { CommandOutcome } from "../../../core/command/outcome.ts";
import type { PendingDraft } from "../../../core/command/plan.ts";
import type { CommandPorts } from "../../../core/command/ports.ts";
import type { Account, Organization } from "../../../core/people/person.ts";
import { createCalendars } from "../../calendar.ts";
import { systemRandom } from "../../clock.ts";
import { outcomeMessage, type Sayable } from "../../copy/managing/outcome.ts";
import type { Reader } from "../../copy/managing/reader.ts";
import { hashOfCode } from "../../first-start.ts";
import { createLanguage } from "../../words/language.ts";
import type { OpenStore, OperatorCommand, Printed } from "../operator-command.ts";
import { terminalText } from "../terminal-text.ts";
import { type AtHand, withPlatform } from "./at-hand.ts";
import { audienceJson, audienceText } from "./print-outlook.ts";

interface Options {
  readonly schedule?: string;
  readonly in?: string;
  readonly survey?: string;
  readonly format: string;
}

/** Adds `audience preview` to a command line. */
export function addAudienceCommand(program: Command, of: OperatorCommand): void {
  const words = of.copy.operating.audience;
  program
    .command("audience")
    .description(words.command)
    .helpCommand(false)
    .command("preview")
    .description(words.preview)
    .option("--schedule <key>", words.schedule)
    .option("--in <audience>", words.in)
    .option("--survey <key>", words.survey)
    .option("--format <format>", of.copy.operating.cli.format, "text")
    .action((options: Options) => of.withStore((opened) => run(of, opened, options)));
}

async function run(of: OperatorCommand, { store, organization }: OpenStore, options: Options): Promise<void> {
  const { copy, print } = of;
  const words = copy.operating;
  const refuse = (text: string): void => print({ kind: "refused", text });
  if (options.format !== "text" && options.format !== "json") return refuse(words.cli.badFormat);
  if (options.schedule !== undefined && options.in !== undefined) return refuse(words.audience.either);
  const config = of.config();
  const now = of.now();
  const done = await withPlatform(config, store, organization.id, async (platform): Promise<Printed> => {
    const reader: Reader = {
      ...{ locale: copy.locale, zone: organization.zone, platform: platform.connection.platform },
      ...{ command: config.command, now, k: smallestGroup(config.minGroup) },
    };
    const say = (outcome: Sayable): Printed => ({
      kind: "refused",
      text: terminalText(outcomeMessage(outcome, reader)),
    });
    const ports: CommandPorts = {
      ...store,
      ...{ directories: platform.directories, calendars: createCalendars(), random: systemRandom },
      ...{ minGroup: config.minGroup, hash: hashOfCode, language: createLanguage() },
    };
    const wanted = await wantedBy(ports, organization, platform, options);
    if ("kind" in wanted) return say(wanted);
    const { pending, id } = wanted;
    const survey = await store.surveys.byId(pending.draft.surveyId);
    const checked = await checkDraft(ports, pending.draft, now);
    if (survey === null || checked.kind === "invalid") {
      const problems = checked.kind === "invalid" ? checked.problems : [];
      return say({ kind: "draft-problems", problems, token: null });
    }
    // A stored schedule counts its weeks from where it began, which a draft does not know.
    const stored = id === null ? null : await store.schedules.byId(id);
    const schedule: NewSchedule = stored ?? checked.schedule;
    const preview = await previewSchedule(ports, schedule, now, id);
    const told = { schedule, preview, survey, key: stored?.key ?? null };
    const text = options.format === "json" ? audienceJson(told, reader.k) : audienceText(told, reader);
    return { kind: "ok", text };
  });
  if (done.kind === "silent") return refuse(words.audience.noPlatform({ code: done.code }));
  print(done.value);
}

type Wanted = { readonly pending: PendingDraft; readonly id: string | null };

/** Gives what is to be looked at; or what is wrong with how it was said, as chat would say it. */
async function wantedBy(
  ports: CommandPorts,
  organization: Organization,
  platform: AtHand,
  options: Options,
): Promise<Wanted | Extract<CommandOutcome, Sayable>> {
  if (options.in !== undefined) {
    const survey = options.survey === undefined ? "" : ` survey ${options.survey}`;
    const parsed = parseCommand(`schedule in ${options.in}${survey}`);
    if (parsed.kind === "invalid") return { kind: "mistake", command: parsed.command, mistake: parsed };
    if (parsed.kind !== "schedule" || parsed.spec === null) {
      return { kind: "unknown-command", word: options.in, nearest: null };
    }
    const { connection } = platform;
    const place = { kind: "private", externalId: "" } as const;
    const actor = nobody(organization, connection.id, connection.platform);
    const composed = await composeDraft(ports, parsed.spec, { organization, actor, place, base: null });
    if (composed.kind === "invalid") {
      return { kind: "draft-problems", problems: composed.problems, token: null };
    }
    if (composed.kind === "unknown-survey") return { ...composed, nearest: null };
    return { pending: composed.pending, id: null };
  }
  const all = await ports.schedules.all(organization.id);
  const [only] = all;
  const found =
    options.schedule === undefined
      ? all.length === 1
        ? only
        : undefined
      : all.find(({ key }) => key === options.schedule);
  if (found === undefined) {
    const known = all.map(({ key }) => key);
    return { kind: "unknown-schedule", key: options.schedule ?? null, known, nearest: null };
  }
  const survey = await ports.surveys.byId(found.surveyId);
  return { pending: pendingOf(found, survey?.promise ?? "anonymous"), id: found.id };
}

/** The operator is nobody in any chat: only the platform that is asked matters. */
function nobody({ id }: Organization, connectionId: string, platform: Account["platform"]): Account {
  const of = { id: "", personId: "", organizationId: id, connectionId, platform, externalId: "" } as const;
  return { ...of, name: "", role: "admin", locale: null, zone: null, state: "left" };
}
