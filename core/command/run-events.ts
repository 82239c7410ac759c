// Makes, changes, lists, pauses and removes rules about events, and tells of an event by hand.
import type { ChannelRef } from "../ask/schedule.ts";
import { SurveyError } from "../errors.ts";
import { DAY_MS } from "../time.ts";
import type { PersonName } from "../trigger/event.ts";
import type { EventRule } from "../trigger/rule.ts";
import { nextGathering, removeRule, saveRule, setRuleState } from "../trigger/save-rule.ts";
import { tellEvents } from "../trigger/tell-event.ts";
import type { Commanding } from "./commanding.ts";
import type { EventsWish, SaidRule } from "./event-grammar.ts";
import type { EventsOutcome, RuleLine } from "./event-outcome.ts";
import { digestChannelOf } from "./find-places.ts";
import { nearest } from "./nearest.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";
import type { Reference } from "./reference.ts";

/** How far back a list counts what came. */
export const COUNTED_DAYS = 30;
/** The survey that a rule asks where nobody says another. */
export const EVENT_SURVEY = "transactional";

/** Does what is wanted of the rules. */
export async function runEvents(
  ports: CommandPorts,
  of: Commanding,
  { wish }: { readonly wish: EventsWish },
): Promise<CommandOutcome> {
  if (wish.kind === "list") return outcome(await listRules(ports, of));
  if (wish.kind === "set") return setRule(ports, of, wish.eventType, wish.said);
  const rule = await ports.eventRules.byType(of.organization.id, wish.eventType);
  if (rule === null) {
    const known = (await ports.eventRules.all(of.organization.id)).map(({ eventType }) => eventType);
    return outcome({ kind: "unknown-rule", eventType: wish.eventType, known });
  }
  return wish.kind === "remove" ? remove(ports, of, rule) : setPaused(ports, of, rule, wish.kind);
}

/** Makes or changes a rule as it was said. */
export async function setRule(
  ports: CommandPorts,
  of: Commanding,
  eventType: string,
  said: SaidRule,
): Promise<CommandOutcome> {
  const { organization, actor, now } = of;
  const before = await ports.eventRules.byType(organization.id, eventType);
  const surveys = await ports.surveys.all(organization.id);
  const key = said.survey ?? surveys.find(({ id }) => id === before?.surveyId)?.key ?? EVENT_SURVEY;
  const survey = surveys.find((each) => each.key === key);
  if (survey === undefined) {
    const known = surveys.map((each) => each.key);
    return { kind: "unknown-survey", key, known, nearest: nearest(key, known) };
  }
  const channel = await channelOf(ports, of, said, before === null);
  if (channel !== undefined && channel !== null && "problem" in channel) {
    return { kind: "draft-problems", problems: [channel.problem], token: null };
  }
  const { survey: _survey, digestChannel: _channel, ...wish } = said;
  const saved = await saveRule(
    ports,
    {
      ...{ eventType, survey, wish, connectionId: actor.connectionId, zone: organization.zone },
      ...(channel === undefined ? {} : { digestChannel: channel }),
    },
    now,
  );
  if (saved.kind === "stale") return outcome({ kind: "rule-stale" });
  await record(ports, actor, saved.isNew ? "rule-made" : "rule-changed", { event: eventType }, now);
  const { rule, schedule, isNew } = saved;
  const { policy } = await ports.people.policy(organization.id);
  const line = { rule, survey, schedule, nextAt: nextGathering(rule, survey, schedule, policy, now) };
  return outcome({ kind: "rule-saved", line, isNew });
}

/** Gives the form for a new rule. */
export async function ruleForm(ports: CommandPorts, of: Commanding): Promise<CommandOutcome> {
  return outcome({ kind: "rule-form", surveys: await ports.surveys.all(of.organization.id) });
}

/** Tells of an event that someone saw; without a type or a person gives the form. */
export async function tellByHand(
  ports: CommandPorts,
  of: Commanding,
  { eventType, who }: { readonly eventType: string | null; readonly who: Reference | null },
): Promise<CommandOutcome> {
  if (eventType === null || who === null) {
    return eventForm(ports, of, who?.id ?? null);
  }
  const rule = await ports.eventRules.byType(of.organization.id, eventType);
  if (rule === null) {
    const known = (await ports.eventRules.all(of.organization.id)).map((each) => each.eventType);
    return outcome({ kind: "unknown-rule", eventType, known });
  }
  const person = await personOf(ports, of, who);
  const told = await tellEvents(ports, {
    organizationId: of.organization.id,
    events: [{ type: eventType, person, at: of.now, attributes: {} }],
    by: null,
    now: of.now,
  });
  const [event] = told.kind === "taken" ? told.events : [];
  if (event === undefined) throw new SurveyError("internal", { what: "event-not-taken" });
  await record(ports, of.actor, "event-told", { event: eventType }, of.now);
  return outcome({ kind: "told", event, rule });
}

/** Gives the window in which someone says who is asked about what; `externalId` names whom on the actor's platform, null asks for them, too. */
export async function eventForm(
  ports: CommandPorts,
  of: Commanding,
  externalId: string | null,
): Promise<CommandOutcome> {
  const { connectionId } = of.actor;
  const known = externalId === null ? null : await ports.people.account({ connectionId, externalId });
  const member =
    known ?? (externalId === null ? null : await ports.directories.get(connectionId)?.member(externalId));
  const who = externalId === null ? null : { id: externalId, name: member?.name || externalId };
  const rules = await ports.eventRules.all(of.organization.id);
  const active = rules.filter(({ state }) => state === "active");
  return outcome({ kind: "event-form", rules: active, who });
}

function outcome(of: EventsOutcome): CommandOutcome {
  return { kind: "events", outcome: of };
}

async function listRules(ports: CommandPorts, of: Commanding): Promise<EventsOutcome> {
  const { organization, now } = of;
  const { policy } = await ports.people.policy(organization.id);
  const lines: RuleLine[] = [];
  for (const rule of await ports.eventRules.all(organization.id)) {
    const survey = await ports.surveys.byId(rule.surveyId);
    const schedule = rule.scheduleId === null ? null : await ports.schedules.byId(rule.scheduleId);
    if (survey === null || schedule === null) throw new SurveyError("internal", { what: "rule-of-nothing" });
    lines.push({ rule, survey, schedule, nextAt: nextGathering(rule, survey, schedule, policy, now) });
  }
  const since = new Date(now.getTime() - COUNTED_DAYS * DAY_MS);
  return { kind: "rules", lines, counts: await ports.events.counts(organization.id, since) };
}

async function setPaused(
  ports: CommandPorts,
  of: Commanding,
  rule: EventRule,
  wish: "pause" | "resume",
): Promise<CommandOutcome> {
  const state = wish === "pause" ? "paused" : "active";
  const kind = wish === "pause" ? "rule-paused" : "rule-resumed";
  if (rule.state === state) return outcome({ kind, rule, already: true });
  const changed = await setRuleState(ports, rule, state, of.now);
  if (changed === null) return outcome({ kind: "rule-stale" });
  await record(ports, of.actor, kind, { event: rule.eventType }, of.now);
  return outcome({ kind, rule: changed, already: false });
}

async function remove(ports: CommandPorts, of: Commanding, rule: EventRule): Promise<CommandOutcome> {
  await removeRule(ports, rule);
  await record(ports, of.actor, "rule-removed", { event: rule.eventType }, of.now);
  return outcome({ kind: "rule-removed", rule });
}

/** Where a rule's digest goes: where it was said to; a new one's where it was made, if others read there; else where it went. */
async function channelOf(ports: CommandPorts, of: Commanding, said: SaidRule, isNew: boolean) {
  if (said.digestChannel === undefined && !isNew) return undefined;
  const spec = said.digestChannel === undefined ? {} : { digestChannel: said.digestChannel };
  const lookup = { ports, connectionId: of.actor.connectionId, of: { ...of, base: null } };
  const found = await digestChannelOf(lookup, spec, null);
  return "problem" in found ? found : (found.value satisfies ChannelRef | null);
}

/** Whoever is named as on this platform; names are looked up among those whom the bot has met. */
async function personOf(ports: CommandPorts, { actor }: Commanding, who: Reference): Promise<PersonName> {
  const by = actor.platform;
  if (who.id !== null) return { by, value: who.id };
  const name = who.name?.toLowerCase() ?? "";
  // Anybody may call themselves Ann on Telegram, but only one is @ann.
  if (by === "telegram") return { by, value: `@${name}` };
  const met = await ports.people.subscribers(actor.connectionId);
  const found = met.filter((account) => account.name.toLowerCase().replace(/^@/, "") === name);
  return { by, value: found.length === 1 ? (found[0]?.externalId ?? name) : name };
}
