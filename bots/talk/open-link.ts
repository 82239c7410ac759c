// The way in by an open link: whoever opens it is shown the question of the round that is open, alone.
import { lookAtQuestion } from "../../core/answer/look-at-question.ts";
import { groupOfRound } from "../../core/ask/group-of-round.ts";
import { nextOpening } from "../../core/ask/moment-advice.ts";
import { smallestGroup } from "../../core/ask/plan-opening.ts";
import { recentRounds } from "../../core/ask/running.ts";
import type { Schedule } from "../../core/ask/schedule.ts";
import type { Message } from "../../core/message.ts";
import type { Organization } from "../../core/people/person.ts";
import { answered } from "../copy/answered.ts";
import { copyFor } from "../copy/copy.ts";
import { linkMessage } from "../copy/open-link.ts";
import { question } from "../copy/question.ts";
import { say } from "../copy/say.ts";
import { askedOf, type Conversation, localeOf, recognise } from "./conversation.ts";
import { PAYLOADS } from "./payloads.ts";
import type { TalkPorts } from "./ports.ts";
import type { Pressing } from "./pressing.ts";
import type { Actor, Reply } from "./talk.ts";

/** Answers the press of a shared link's button. */
export function pressLink(conversation: Conversation, { who, press }: Pressing): Promise<Reply> {
  return askByLink(conversation, who, press.token);
}

/** Shows the question of a link's open round to whoever came by it; nothing is stored before they answer, and nobody is subscribed. */
export async function askByLink(conversation: Conversation, who: Actor, scheduleId: string): Promise<Reply> {
  const { ports } = conversation;
  const { store, clock } = ports;
  const now = clock.now();
  const asker = await recognise(conversation, who);
  const organization = asker?.organization ?? (await ports.organization());
  const locale = asker?.locale ?? localeOf(who, null, organization);
  const words = copyFor(locale).answering;
  const schedule = await store.schedules.byId(scheduleId);
  if (schedule === null || schedule.mode !== "link" || schedule.organizationId !== organization.id) {
    return { locale, answer: say(words.gone) };
  }
  const rounds = await recentRounds(store.rounds, schedule.id);
  const open = rounds.find(({ state, closesAt }) => state === "open" && closesAt > now);
  const post = open === undefined ? null : await store.rounds.post(open.id);
  if (post === null) {
    const next = await nextOf(store, schedule, now);
    const { format } = copyFor(locale);
    const when = (at: Date): string => format.moment(at, asker?.zone ?? organization.zone, now);
    return { locale, answer: say(next === null ? words.linkOver : words.linkNotNow({ when: when(next) })) };
  }

  const { round, token } = post;
  const outcome = await lookAtQuestion(store, { token, presser: who, now });
  if (outcome.kind !== "asking") return { locale, answer: say(words.gone) };
  const asked = askedOf(round, token, { locale, account: outcome.presser });
  const { ballot } = outcome;
  return { locale, answer: ballot === null ? question(asked) : answered(asked, ballot.score) };
}

/** Gives the message that passes a link on, in the organization's language. */
export async function shareLink(
  { store, settings }: Pick<TalkPorts, "store" | "settings">,
  organization: Organization,
  schedule: Schedule,
): Promise<Message | null> {
  const [survey, connections] = await Promise.all([
    store.surveys.byId(schedule.surveyId),
    store.people.connections(organization.id),
  ]);
  if (survey === null) return null;
  const platform = connections.find(({ id }) => id === schedule.connectionId)?.platform;
  const { telegramUsername: username, minGroup } = settings;
  const k = groupOfRound(schedule, survey, smallestGroup(minGroup));
  const url =
    platform === "telegram" && username !== undefined
      ? `https://t.me/${username}?start=${PAYLOADS.ask}${schedule.id}`
      : null;
  const { locale, operator } = organization;
  return linkMessage({ scheduleId: schedule.id, survey, k, operator, url, locale });
}

async function nextOf({ people }: TalkPorts["store"], schedule: Schedule, now: Date): Promise<Date | null> {
  if (schedule.state !== "active") return null;
  const { policy } = await people.policy(schedule.organizationId);
  const from = now > schedule.since ? now : schedule.since;
  return nextOpening(schedule, policy, from).fire?.at ?? null;
}
