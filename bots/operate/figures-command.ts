// `nps digest`, `nps journey` and `nps value`: what managers read in chat, on a terminal and as data.
import type { Command } from "commander";
import type { Organization } from "../../core/people/person.ts";
import type { OperatorCommand } from "./operator-command.ts";
import { printDigest } from "./print-digest.ts";
import { printJourney, printValue } from "./print-figures.ts";

/** Adds `digest`, `journey` and `value` to a command line. */
export function addFiguresCommands(program: Command, of: OperatorCommand): void {
  const { copy } = of;
  const words = copy.operating.cli;
  const reader = (organization: Organization) => {
    const { command, minGroup } = of.config();
    return { locale: copy.locale, zone: organization.zone, now: of.now(), command, k: minGroup };
  };

  program
    .command("digest")
    .description(words.digest)
    .option("--survey <key>", words.survey)
    .option("--group <attribute=group>", words.group)
    .option("--format <format>", words.format, "text")
    .action((wanted: { survey?: string; group?: string; format: string }) =>
      of.withStore(async ({ store, organization }) => {
        const { format, survey = null, group } = wanted;
        const wish = { survey, format, group, ...reader(organization) };
        of.print(await printDigest(store, organization, wish, copy));
      }),
    );

  program
    .command("journey")
    .description(words.journey)
    .option("--format <format>", words.format, "text")
    .action(({ format }: { format: string }) =>
      of.withStore(async ({ store, organization }) => {
        of.print(await printJourney(store, organization, { format, reader: reader(organization) }, copy));
      }),
    );

  program
    .command("value")
    .description(words.value)
    .option("--survey <key>", words.survey)
    .option("--format <format>", words.format, "text")
    .action((wanted: { survey?: string; format: string }) =>
      of.withStore(async ({ store, organization }) => {
        const { format, survey = null } = wanted;
        const wish = { format, survey, reader: reader(organization) };
        of.print(await printValue(store, organization, wish, copy));
      }),
    );
}
