// What each owed message says at the moment it is sent; null where it has become untrue, which cancels it.

import { nextOpening } from "../../core/ask/moment-advice.ts";
import { newsOfSurvey } from "../../core/ask/opens-with.ts";
import type { QuestionFacts } from "../../core/ask/round.ts";
import type { Claimed, DeliveryKind } from "../../core/deliver/ports.ts";
import type { Message } from "../../core/message.ts";
import { announcement } from "../copy/announcement.ts";
import { closedEarly } from "../copy/answered.ts";
import { copyFor } from "../copy/copy.ts";
import { audienceWords } from "../copy/managing/rhythm.ts";
import { postQuestion, question, reminder, testQuestion } from "../copy/question.ts";
import type { Managers } from "./managers.ts";
import { PAYLOADS } from "./payloads.ts";
import type { TalkPorts } from "./ports.ts";
import { happenedTo, isUnwanted, snoozeOffer } from "./putting-off.ts";

/** What loading contents needs. */
export type ContentPorts = Pick<TalkPorts, "store" | "settings" | "calendars">;

/** Gives a claimed delivery's message as it is true at `now`, or null to cancel it. */
export type LoadContent = (claimed: Claimed, now: Date) => Promise<Message | null>;

/** Gives the loader for every kind of delivery. */
export function createContents(ports: ContentPorts, managers: Pick<Managers, "content">): LoadContent {
  const unanswered =
    (make: typeof question): LoadContent =>
    async (claimed, now) => {
      const facts = await ports.store.rounds.question(claimed.ref);
      if (facts === null || facts.answered || !isAnswerable(facts, now)) return null;
      if (claimed.kind === "reminder" && facts.hushed === true) return null;
      if (await isUnwanted(ports, claimed, facts, now)) return null;
      const happenedAt = await happenedTo(ports, facts);
      const zone = await zoneOf(ports, claimed);
      const later = await snoozeOffer(ports, claimed, facts, zone, now);
      return make({ ...facts, ...later, happenedAt, locale: claimed.locale, zone });
    };
  const post: LoadContent = (claimed, now) => loadPost(ports, claimed, now);

  const loaders: Readonly<Partial<Record<DeliveryKind, LoadContent>>> = {
    question: unanswered(question),
    reminder: unanswered(reminder),
    post,
    "post-update": post,
    announcement: (claimed, now) => loadAnnouncement(ports, claimed, now),
    "closed-early": async ({ ref, locale }) => {
      const facts = await ports.store.rounds.question(ref);
      return facts === null || facts.personId === null ? null : closedEarly({ ...facts, locale });
    },
    "test-question": (claimed) => loadTest(ports, claimed),
  };
  return (claimed, now) => (loaders[claimed.kind] ?? managers.content)(claimed, now);
}

function isAnswerable({ personId, round }: Pick<QuestionFacts, "personId" | "round">, now: Date): boolean {
  return personId !== null && round.state === "open" && now < round.closesAt;
}

async function zoneOf({ store }: ContentPorts, { accountId }: Claimed): Promise<string | undefined> {
  const account = accountId === null ? null : await store.people.accountById(accountId);
  return account?.zone ?? undefined;
}

async function loadPost(
  { store, settings }: ContentPorts,
  claimed: Claimed,
  now: Date,
): Promise<Message | null> {
  const post = await store.rounds.post(claimed.ref);
  if (post === null || post.round.state !== "open" || now >= post.round.closesAt) return null;
  const { round, token, answeredInSteps } = post;
  const connections = await store.people.connections(claimed.organizationId);
  const connection = connections.find((each) => each.id === claimed.connectionId);
  const username = connection?.platform === "telegram" ? settings.telegramUsername : undefined;
  // Slack asks for the reason in a form beside the post; Telegram has no such place in a group.
  const whyUrl = username === undefined ? null : `https://t.me/${username}?start=${PAYLOADS.why}${token}`;
  return postQuestion({ round, token, locale: claimed.locale }, { answered: answeredInSteps, whyUrl });
}

async function loadAnnouncement(
  { store, settings }: ContentPorts,
  { ref, organizationId, connectionId, locale }: Claimed,
  now: Date,
): Promise<Message | null> {
  const schedule = await store.schedules.byId(ref);
  if (schedule === null || schedule.state !== "active") return null;
  const { policy } = await store.people.policy(organizationId);
  const { fire: first } = nextOpening(schedule, policy, schedule.since);
  if (first === null || first.at <= now) return null;
  const [survey, organization, connections] = await Promise.all([
    store.surveys.byId(schedule.surveyId),
    store.people.organization(organizationId),
    store.people.connections(organizationId),
  ]);
  if (survey === null || organization === null) return null;
  const asking = connections.find((each) => each.id === schedule.connectionId)?.name;
  const posting = connections.find((each) => each.id === connectionId)?.name;
  const platform = connections.find((each) => each.id === schedule.connectionId)?.platform;
  return announcement({
    survey,
    organization,
    opensAt: first.at,
    zone: schedule.zone,
    audienceName:
      schedule.audience.kind !== "everyone" && schedule.audience.kind !== "events"
        ? audienceWords(schedule, copyFor(locale), platform ?? "slack")
        : schedule.audienceName,
    botName: asking ?? posting ?? organization.name,
    k: settings.minGroup,
    locale,
    now,
  });
}

async function loadTest({ store, settings }: ContentPorts, claimed: Claimed): Promise<Message | null> {
  const [survey, organization] = await Promise.all([
    store.surveys.byId(claimed.ref),
    store.people.organization(claimed.organizationId),
  ]);
  if (survey === null || organization === null) return null;
  const { locale } = claimed;
  const news = await newsOfSurvey(store, survey);
  const said = news === null ? {} : { saidAndDone: news };
  return testQuestion(survey, { locale, k: settings.minGroup, operator: organization.operator, ...said });
}
