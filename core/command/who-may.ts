// Which role each command needs, in one table that commands, forms and presses alike go by.
import type { Role } from "../people/person.ts";
import { COMMAND_NAMES, type CommandName } from "./command.ts";

/** The least role for each command. What someone may see of a digest without a role is decided by whether they were asked. */
export const NEEDS: Readonly<Record<CommandName, Role>> = {
  help: "none",
  digest: "manager",
  why: "manager",
  // A manager of one segment gets that segment.
  export: "manager",
  // Admins order it.
  journey: "manager",
  value: "manager",
  schedule: "admin",
  schedules: "admin",
  pause: "admin",
  resume: "admin",
  rounds: "admin",
  open: "admin",
  close: "admin",
  survey: "admin",
  redact: "admin",
  test: "admin",
  role: "admin",
  invite: "admin",
  events: "admin",
  event: "manager",
  // Managers read marks, reference lines and goals.
  mark: "manager",
  reference: "manager",
  goal: "manager",
  action: "manager",
  subscribe: "manager",
  subscriptions: "manager",
  unsubscribe: "manager",
  token: "admin",
  people: "admin",
  attribute: "admin",
  settings: "none",
  quiet: "none",
  log: "none",
  // Everyone may read them.
  rules: "none",
  zone: "none",
  language: "none",
  link: "none",
  privacy: "none",
  forget: "none",
  claim: "none",
};

/** The role that changes the house rules, which everyone may read. */
export const NEEDED_TO_CHANGE_RULES: Role = "admin";

/** The role that sets marks, reference lines and goals, and what channels subscribe to. */
export const NEEDED_TO_STEER: Role = "admin";

const RANK: Readonly<Record<Role, number>> = { none: 0, manager: 1, admin: 2 };

/** Says whether a role is enough for a command. */
export function whoMay(command: CommandName, role: Role): boolean {
  return isAtLeast(role, NEEDS[command]);
}

/** Says whether a role is another one or higher. */
export function isAtLeast(role: Role, needed: Role): boolean {
  return RANK[role] >= RANK[needed];
}

/** Gives the commands that a role may use, in the order of help. */
export function commandsFor(role: Role): readonly CommandName[] {
  return COMMAND_NAMES.filter((name) => whoMay(name, role));
}
