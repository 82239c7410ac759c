// Does what a manager's button asks for, after the same check of roles as the command of that name.
import { ROLES } from "../people/person.ts";
import { LOCALES } from "../ports.ts";
import { type Press, VERBS, type Verb, YES } from "../press.ts";
import { ACTION_STATES } from "../steer/action.ts";
import type { CommandName } from "./command.ts";
import { type Commanding, refusal } from "./commanding.ts";
import { plainNumber } from "./number.ts";
import { offerFirstRound } from "./offer-first-round.ts";
import { readOnDigest } from "./on-digest.ts";
import type { CommandOutcome } from "./outcome.ts";
import { adopt, discardDraft } from "./pending-draft.ts";
import { discardWording, formOfSurvey, saveWording } from "./pending-survey.ts";
import type { CommandPorts } from "./ports.ts";
import { actionForm, listActions, moveAction } from "./run-actions.ts";
import { openDetails, openDigest, shareRound, showDigest } from "./run-digest.ts";
import { eventForm, ruleForm } from "./run-events.ts";
import { pressLink } from "./run-link.ts";
import { showLog } from "./run-log.ts";
import { giveRole } from "./run-people.ts";
import { pressRedact } from "./run-redact.ts";
import { pressErase } from "./run-roster.ts";
import { askToCloseById, closeRound } from "./run-rounds.ts";
import { houseRulesCommand } from "./run-rules.ts";
import { formFor, listSchedules, openRoundOf, scheduleById, setPausedOf } from "./run-schedules.ts";
import { sendTest, showSurvey } from "./run-survey.ts";
import { pressValue } from "./run-value.ts";
import { saveDraft, savePending } from "./save-draft.ts";

/** The token of buttons that are about nothing in particular. */
export const NO_TOKEN = "new";
type Run = (ports: CommandPorts, of: Commanding, press: Press) => Promise<CommandOutcome>;

/** Which command's role each verb needs; the digest looks itself at what someone may see. */
const ACTIONS: Readonly<Partial<Record<Verb, readonly [CommandName, Run]>>> = {
  [VERBS.details]: ["help", (ports, of, { token, argument }) => openDetails(ports, of, token, argument)],
  [VERBS.less]: [
    "help",
    (ports, of, { token, argument }) => openDigest(ports, of, token, { last: readOnDigest(argument).last }),
  ],
  [VERBS.share]: [
    "digest",
    (ports, of, { token, argument }) => {
      const { last, place } = readOnDigest(argument);
      return shareRound(ports, of, token, { last, elsewhere: place });
    },
  ],
  [VERBS.digest]: [
    "help",
    (ports, of) => showDigest(ports, of, { kind: "digest", survey: null, last: null, share: false }),
  ],
  [VERBS.help]: ["help", async (_, { actor }) => ({ kind: "help", role: actor.role, all: true })],
  [VERBS.form]: ["schedule", (ports, of, { token }) => formFor(ports, of, token === NO_TOKEN ? null : token)],
  [VERBS.save]: ["schedule", (ports, of, { token }) => saveDraft(ports, of.actor, token, of.now)],
  [VERBS.discard]: ["schedule", (ports, of, { token }) => discardDraft(ports, of.actor, token, of.now)],
  [VERBS.adopt]: [
    "schedule",
    (ports, of, { token, argument }) => adopt(ports, of.actor, token, argument ?? "", of.now),
  ],
  [VERBS.openFirst]: ["schedule", openFirst],
  [VERBS.schedules]: ["schedules", listSchedules],
  [VERBS.pause]: ["pause", (ports, of, { token }) => onSchedule(ports, of, token, "pause")],
  [VERBS.resume]: ["resume", (ports, of, { token }) => onSchedule(ports, of, token, "resume")],
  [VERBS.open]: ["open", (ports, of, { token }) => onSchedule(ports, of, token, "open")],
  [VERBS.close]: [
    "close",
    (ports, of, { token, argument }) =>
      argument === YES ? closeRound(ports, of, token) : askToCloseById(ports, of, token),
  ],
  [VERBS.keep]: [
    "help",
    async (_, __, { argument }) => ({ kind: "kept", what: argument === "role" ? "role" : "open" }),
  ],
  [VERBS.survey]: [
    "survey",
    async (ports, of, { token }) => {
      const survey = await ports.surveys.byId(token);
      const key = survey !== null && survey.organizationId === of.organization.id ? survey.key : null;
      return showSurvey(ports, of, { kind: "survey", key, change: null });
    },
  ],
  [VERBS.surveyForm]: [
    "survey",
    (ports, of, { token, argument }) =>
      formOfSurvey(ports, of, token, LOCALES.find((locale) => locale === argument) ?? null),
  ],
  [VERBS.surveySave]: ["survey", (ports, of, { token }) => saveWording(ports, of, token)],
  [VERBS.surveyDiscard]: ["survey", (ports, of, { token }) => discardWording(ports, of, token)],
  [VERBS.test]: ["test", (ports, of) => sendTest(ports, of, { kind: "test", survey: null })],
  [VERBS.role]: ["role", confirmRole],
  [VERBS.rules]: ["rules", (ports, of) => houseRulesCommand(ports, of, { wish: "form" })],
  [VERBS.link]: ["link", pressLink],
  [VERBS.erasePerson]: ["people", pressErase],
  [VERBS.linkShare]: [
    "schedule",
    async (ports, of, { token }) => {
      const schedule = await scheduleById(ports, of, token);
      return "kind" in schedule ? schedule : { kind: "link", schedule };
    },
  ],
  [VERBS.rule]: ["events", (ports, of) => ruleForm(ports, of)],
  [VERBS.event]: ["event", (ports, of, { token }) => eventForm(ports, of, token === NO_TOKEN ? null : token)],
  [VERBS.action]: ["action", (ports, of, { token }) => actionForm(ports, of, token)],
  [VERBS.actionState]: ["action", moveActionByPress],
  [VERBS.value]: ["value", pressValue],
  [VERBS.redact]: ["redact", pressRedact],
  [VERBS.log]: ["log", (ports, of) => showLog(ports, of, { last: null })],
};

/** Runs a manager's press; null for a verb that is none. */
export async function runManagingPress(
  ports: CommandPorts,
  of: Commanding,
  press: Press,
): Promise<CommandOutcome | null> {
  const action = ACTIONS[press.verb];
  if (action === undefined) return null;
  const [command, run] = action;
  return refusal(command, of.actor) ?? run(ports, of, press);
}

async function onSchedule(
  ports: CommandPorts,
  of: Commanding,
  id: string,
  wish: "pause" | "resume" | "open",
): Promise<CommandOutcome> {
  const schedule = await scheduleById(ports, of, id);
  if ("kind" in schedule) return schedule;
  return wish === "open" ? openRoundOf(ports, of, schedule) : setPausedOf(ports, of, schedule, wish);
}

/** Saves the default schedule for an organization that has none yet; of two presses, or two admins at once, one saves it. */
async function openFirst(ports: CommandPorts, of: Commanding): Promise<CommandOutcome> {
  const offer = await offerFirstRound(ports, of);
  if (offer.kind === "not-first") return listSchedules(ports, of);
  if (offer.kind === "not-yet") return { kind: "draft-problems", problems: offer.problems, token: null };
  return savePending(ports, of.actor, offer.pending, { id: ports.random.id(), first: true }, of.now);
}

/** Moves an action on, and gives the list again in which the button stood. */
async function moveActionByPress(
  ports: CommandPorts,
  of: Commanding,
  { token, argument }: Press,
): Promise<CommandOutcome> {
  const state = ACTION_STATES.find((each) => each === argument);
  const number = plainNumber(token);
  if (state === undefined || number === null) return listActions(ports, of, null);
  const moved = await moveAction(ports, of, number, state);
  const isMoved = moved.kind === "steering" && moved.outcome.kind === "action-moved";
  return isMoved ? listActions(ports, of, null) : moved;
}

async function confirmRole(
  ports: CommandPorts,
  of: Commanding,
  { token, argument }: Press,
): Promise<CommandOutcome> {
  const role = ROLES.find((each) => each === argument);
  const account = await ports.people.accountById(token);
  if (role === undefined || account === null || account.organizationId !== of.organization.id) {
    return { kind: "unknown-person", who: { id: null, name: null }, found: 0 };
  }
  return giveRole(ports, of, account, role);
}
