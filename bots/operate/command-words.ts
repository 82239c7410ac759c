// What the command line itself says, in the reader's language: how help is laid out, and what of a line cannot be understood.
import { type Command, type CommanderError, Help, type HelpConfiguration, type Option } from "commander";
import type { Copy } from "../copy/copy.ts";

type WrongUse = keyof Copy["operating"]["cli"]["wrongUses"];

const WRONG: Readonly<Record<string, WrongUse>> = {
  "commander.unknownOption": "unknown-option",
  "commander.unknownCommand": "unknown-command",
  "commander.missingMandatoryOptionValue": "missing-option",
  "commander.missingArgument": "missing-argument",
  "commander.optionMissingArgument": "missing-value",
  "commander.excessArguments": "too-much",
};

/** Gives how help is written: only what exists, with defaults of what takes a value. */
export function helpWords({ operating }: Copy): HelpConfiguration {
  const words = operating.cli;
  const titles = new Map([
    ["Usage:", words.usageTitle],
    ["Arguments:", words.argumentsTitle],
    ["Options:", words.optionsTitle],
    ["Commands:", words.commandsTitle],
  ]);
  const argumentsOf = (command: Command) => command.registeredArguments.map((each) => `<${each.name()}>`);
  return {
    // A full-width colon brings its own blank.
    formatHelp: (command, helper) =>
      Help.prototype.formatHelp.call(helper, command, helper).replace(/^(\S+：) /, "$1"),
    styleTitle: (title) => titles.get(title) ?? title,
    visibleGlobalOptions: () => [],
    subcommandTerm: (command) => [command.name(), ...argumentsOf(command)].join(" "),
    commandUsage: (command) =>
      [
        ...ancestors(command),
        words.usageOptions,
        ...(command.commands.length > 0 ? [words.usageCommand] : argumentsOf(command)),
      ].join(" "),
    optionDescription: ({ description, defaultValue }: Option) =>
      typeof defaultValue === "string"
        ? `${description}${words.standard({ value: defaultValue })}`
        : description,
  };
}

/** Says what of a line cannot be understood. */
export function wrongUse({ code, message }: CommanderError, { operating }: Copy): string {
  const words = operating.cli;
  const wrong = WRONG[code];
  if (wrong === undefined) return words.wrongUse;
  const what = (/'([^']+)'/.exec(message)?.[1] ?? "").split(/[ ,]/)[0] ?? "";
  const meant = /Did you mean (?:one of )?([^?]+)\?/.exec(message)?.[1];
  return [
    words.wrongUses[wrong]({ what }),
    ...(meant === undefined ? [] : [words.meant({ what: meant })]),
    words.wrongUse,
  ].join("\n");
}

function ancestors(command: Command): readonly string[] {
  return command.parent === null ? [command.name()] : [...ancestors(command.parent), command.name()];
}
