// The log of who changed what, which everyone may read.
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";

/** The most lines that are shown at once: more would not fit the messages of a phone. */
export const MOST_LINES = 50;
const USUAL_LINES = 10;

/** Gives the last lines of the log, newest first. */
export async function showLog(
  { people }: Pick<CommandPorts, "people">,
  { organization }: Commanding,
  { last }: Pick<Extract<Command, { kind: "log" }>, "last">,
): Promise<CommandOutcome> {
  return { kind: "log", lines: await people.changes(organization.id, last ?? USUAL_LINES) };
}
