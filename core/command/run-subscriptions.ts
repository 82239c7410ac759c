// Who reads a digest of each week, month or quarter: managers for themselves, admins for channels too.
import { usualZone } from "../ask/usual-zone.ts";
import { SurveyError } from "../errors.ts";
import type { Subscription } from "../steer/subscription.ts";
import { nextSummary } from "../steer/summary-day.ts";
import type { Command } from "./command.ts";
import { type Commanding, refusal } from "./commanding.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { PlanProblem } from "./plan.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";
import { namedSurvey, steering, withSurveys } from "./steering.ts";
import type { SaidReader, SubscribeWish } from "./subscription-grammar.ts";
import { isAtLeast, NEEDED_TO_STEER } from "./who-may.ts";

/** When a summary comes where no time is said. */
export const USUAL_TIME = "09:00";

/** Subscribes a reader, in the place of what they had for the same survey and period. */
export async function runSubscribe(
  ports: CommandPorts,
  of: Commanding,
  { wish }: Extract<Command, { kind: "subscribe" }>,
): Promise<CommandOutcome> {
  if (wish === null) return listSubscriptions(ports, of);
  const { organization, actor, now } = of;
  const named = await namedSurvey(ports, organization.id, wish.survey);
  if ("kind" in named) return named;
  if (wish.reader.kind !== "me" && !mayChannels(of)) {
    return { kind: "not-allowed", command: "subscribe", needs: NEEDED_TO_STEER };
  }
  const reader = await readerOf(ports, of, wish.reader);
  if ("problem" in reader) return { kind: "draft-problems", problems: [reader.problem], token: null };
  const subscription = await ports.steering.subscribe({
    ...{ organizationId: organization.id, surveyId: named.survey?.id ?? null, period: wish.period },
    ...reader,
    ...{ at: atOf(wish), since: now },
  });
  if (reader.accountId === null) {
    const { name: channel, period } = subscription;
    await record(ports, actor, "channel-subscribed", { channel, period }, now);
  }
  const line = { thing: subscription, survey: named.survey?.key ?? null };
  return steering({ kind: "subscribed", line, firstAt: nextSummary(subscription, now) });
}

/** Lists what someone reads; admins see the channels, too. Whoever may read none, and has none from when they might, hears so. */
export async function listSubscriptions(ports: CommandPorts, of: Commanding): Promise<CommandOutcome> {
  const own = await seen(ports, of);
  const refused = refusal("subscriptions", of.actor);
  if (refused !== null && own.length === 0) return refused;
  const lines = await withSurveys(ports, of.organization.id, own);
  return steering({ kind: "subscriptions", lines, mayChannels: mayChannels(of) });
}

/** Ends a subscription by its place in the list that its giver sees. */
export async function runUnsubscribe(
  ports: CommandPorts,
  of: Commanding,
  { number }: Extract<Command, { kind: "unsubscribe" }>,
): Promise<CommandOutcome> {
  if (number === null) return listSubscriptions(ports, of);
  const subscription = (await seen(ports, of))[number - 1];
  if (subscription === undefined) {
    return (
      refusal("unsubscribe", of.actor) ?? steering({ kind: "unknown-number", what: "subscription", number })
    );
  }
  await ports.steering.unsubscribe(subscription.id);
  if (subscription.accountId === null) {
    const { name: channel, period } = subscription;
    await record(ports, of.actor, "channel-unsubscribed", { channel, period }, of.now);
  }
  const [line] = await withSurveys(ports, of.organization.id, [subscription]);
  return steering({ kind: "unsubscribed", line: line ?? { thing: subscription, survey: null } });
}

async function seen(ports: CommandPorts, of: Commanding): Promise<readonly Subscription[]> {
  const all = await ports.steering.subscriptions(of.organization.id);
  // What somebody else reads is nobody's business.
  return all.filter(({ accountId }) => (accountId === null ? mayChannels(of) : accountId === of.actor.id));
}

type Reader = Pick<
  Subscription,
  "connectionId" | "accountId" | "externalId" | "threadId" | "name" | "locale" | "zone"
>;

async function readerOf(
  ports: CommandPorts,
  { actor, organization, place }: Commanding,
  said: SaidReader,
): Promise<Reader | { readonly problem: PlanProblem }> {
  const { connectionId, externalId, name, locale, zone } = actor;
  if (said.kind === "me") {
    const usual = zone ?? (await usualZone(ports, connectionId, organization));
    return {
      ...{ connectionId, accountId: actor.id, externalId, name },
      ...{ locale: locale ?? organization.locale, zone: usual },
    };
  }
  if (said.kind === "here" && place.kind !== "channel") return { problem: wrong("here-is-private") };
  const found = said.kind === "here" ? here(place) : await lookUp(ports, connectionId, said);
  if ("problem" in found) return found;
  // A channel that reads digests already has a language and a clock there.
  const schedule = (await ports.schedules.all(organization.id)).find(
    ({ digest: { channel } }) =>
      channel?.connectionId === connectionId && channel.externalId === found.externalId,
  );
  return {
    ...{ connectionId, accountId: null, ...found },
    locale: schedule?.digest.channel?.locale ?? organization.locale,
    zone: schedule?.zone ?? organization.zone,
  };
}

function here({ externalId, name, threadId }: Commanding["place"]) {
  return { externalId, name: name ?? externalId, ...(threadId === undefined ? {} : { threadId }) };
}

async function lookUp(
  { directories }: Pick<CommandPorts, "directories">,
  connectionId: string,
  { reference }: Extract<SaidReader, { kind: "channel" }>,
): Promise<{ readonly externalId: string; readonly name: string } | { readonly problem: PlanProblem }> {
  const name = reference.name ?? reference.id ?? "";
  try {
    const found = await directories.get(connectionId)?.channel(reference.id ?? name);
    if (found === undefined) return { problem: wrong("directory-unavailable") };
    if (found === null) return { problem: wrong("place-unknown", { name }) };
    return { externalId: found.externalId, name: found.name };
  } catch (error) {
    if (!(error instanceof SurveyError) || error.code !== "directory-unavailable") throw error;
    return { problem: wrong("directory-unavailable") };
  }
}

function wrong(
  code: "here-is-private" | "place-unknown" | "directory-unavailable",
  params: PlanProblem["params"] = {},
): PlanProblem {
  const field = "digest";
  return code === "directory-unavailable" ? { field, code, params } : { field, code, params };
}

function atOf({ at }: SubscribeWish): string {
  return at ?? USUAL_TIME;
}

function mayChannels({ actor }: Commanding): boolean {
  return isAtLeast(actor.role, NEEDED_TO_STEER);
}
