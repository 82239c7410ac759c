// Does what a command asks for, if its giver may: the only way from words to deeds.

import type { Command, CommandName, ParsedCommand } from "./command.ts";
import { type Commanding, refusal } from "./commanding.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { runAction } from "./run-actions.ts";
import { runAttribute } from "./run-attributes.ts";
import { explainDigest, showDigest } from "./run-digest.ts";
import { runEvents, tellByHand } from "./run-events.ts";
import { runExport } from "./run-export.ts";
import { runJourney } from "./run-journey.ts";
import { runLink } from "./run-link.ts";
import { showLog } from "./run-log.ts";
import { runGoal, runMark, runReference } from "./run-marks.ts";
import { invite, setRole, wantsForgetting } from "./run-people.ts";
import { quiet } from "./run-quiet.ts";
import { askToRedact } from "./run-redact.ts";
import { runPeople } from "./run-roster.ts";
import { askToClose, listRounds } from "./run-rounds.ts";
import { houseRulesCommand } from "./run-rules.ts";
import { listSchedules, openSchedule, scheduleBySpec, setPaused, tryOpening } from "./run-schedules.ts";
import { listSubscriptions, runSubscribe, runUnsubscribe } from "./run-subscriptions.ts";
import { sendTest, showSurvey } from "./run-survey.ts";
import { runTokens } from "./run-tokens.ts";
import { runValue } from "./run-value.ts";
import { chooseZone } from "./run-zone.ts";

type Run<Kind extends CommandName> = (
  ports: CommandPorts,
  of: Commanding,
  command: Extract<Command, { kind: Kind }>,
) => Promise<CommandOutcome> | CommandOutcome;

const RUNS: { readonly [Kind in CommandName]: Run<Kind> } = {
  help: (_, { actor }, { all = false }) => ({ kind: "help", role: actor.role, all }),
  digest: showDigest,
  why: explainDigest,
  export: runExport,
  journey: runJourney,
  value: runValue,
  schedule: scheduleBySpec,
  schedules: listSchedules,
  pause: setPaused,
  resume: setPaused,
  rounds: listRounds,
  open: (ports, of, { key, dryRun }) =>
    dryRun === true ? tryOpening(ports, of, key) : openSchedule(ports, of, key),
  close: (ports, of, { number }) => askToClose(ports, of, number),
  survey: showSurvey,
  redact: askToRedact,
  test: sendTest,
  role: setRole,
  invite,
  mark: runMark,
  reference: runReference,
  goal: runGoal,
  action: runAction,
  subscribe: runSubscribe,
  subscriptions: listSubscriptions,
  unsubscribe: runUnsubscribe,
  people: runPeople,
  attribute: runAttribute,
  link: runLink,
  events: runEvents,
  event: tellByHand,
  token: runTokens,
  settings: () => ({ kind: "settings" }),
  quiet,
  log: showLog,
  rules: houseRulesCommand,
  zone: chooseZone,
  language: async ({ people }, { actor }, { locale }) => {
    if (locale === null) return { kind: "which-language" };
    await people.setLocale(actor.personId, locale);
    return { kind: "language", locale };
  },
  privacy: () => ({ kind: "privacy" }),
  forget: wantsForgetting,
  claim: (_, __, { code }) => ({ kind: "claim", code }),
};

// Those who were asked may see some of a digest; what someone reads of it by subscription they can end, whatever became of their role.
const LOOKING_THEMSELVES: ReadonlySet<CommandName> = new Set([
  "digest",
  "why",
  "subscriptions",
  "unsubscribe",
]);

/** Runs what parseCommand understood. The role is checked before anything else; refusals and mistakes are outcomes. */
export async function runCommand(
  ports: CommandPorts,
  of: Commanding,
  command: ParsedCommand,
): Promise<CommandOutcome> {
  if (command.kind === "unknown") {
    return { kind: "unknown-command", word: command.word, nearest: command.nearest };
  }
  const name = command.kind === "invalid" ? command.command : command.kind;
  const refused = refusal(name, of.actor);
  if (refused !== null && !LOOKING_THEMSELVES.has(name)) return refused;
  if (command.kind === "invalid") return { kind: "mistake", command: name, mistake: command };
  return run(ports, of, command);
}

function run<Kind extends CommandName>(
  ports: CommandPorts,
  of: Commanding,
  command: Extract<Command, { kind: Kind }>,
): Promise<CommandOutcome> | CommandOutcome {
  const handle = RUNS[command.kind as Kind];
  return handle(ports, of, command);
}
