// Asks about what happened: attributed questions as they fall due, into the week's round; gathered ones end as their weekly round has opened.

import { fireTimes } from "../ask/fire-times.ts";
import { type HouseRules, type HouseRulesPorts, houseRules } from "../ask/house-rules.ts";
import { type FatiguePorts, mayBeAsked } from "../ask/may-be-asked.ts";
import type { Rounds, Schedules } from "../ask/ports.ts";
import { sendableFrom } from "../ask/right-moment.ts";
import { hasAsked, recentRounds } from "../ask/running.ts";
import { SurveyError } from "../errors.ts";
import { frozenGroups } from "../people/band.ts";
import type { Organization } from "../people/person.ts";
import type { People } from "../people/ports.ts";
import type { Roster } from "../people/roster.ts";
import { frozenWorth } from "../people/worth.ts";
import type { Surveys } from "../survey/ports.ts";
import { DAY_MS } from "../time.ts";
import type { AskedAbout, DueEvent, EventRules, Events } from "./ports.ts";
import type { EventRule } from "./rule.ts";
import { type Stream, type StreamPorts, streamRound } from "./stream-round.ts";

/** How long events stay after they ended: as long as fatigue counts. */
export const EVENTS_KEPT_MS = 91 * DAY_MS;
/** How long an answer is kept for the same request; the interface promises a day. */
export const REQUESTS_KEPT_MS = 2 * DAY_MS;

// One pass asks so many about one rule; the next one comes within seconds.
const MOST = 500;
// Rounds whose opening may still be unsettled: a pass that broke off, and one before.
const UNSETTLED = 2;

/** What asking takes from outside. */
export interface AskingPorts extends StreamPorts {
  readonly events: Events;
  readonly eventRules: Pick<EventRules, "all">;
  readonly surveys: Pick<Surveys, "byId">;
  readonly schedules: Pick<Schedules, "byId">;
  readonly rounds: StreamPorts["rounds"] & FatiguePorts["rounds"] & Pick<Rounds, "ofSchedule">;
  readonly people: FatiguePorts["people"] &
    HouseRulesPorts["people"] &
    Pick<People, "organization" | "attributes">;
  readonly roster: Pick<Roster, "definitions">;
  readonly calendars: HouseRulesPorts["calendars"];
  readonly turns: FatiguePorts["turns"];
}

/** How many were asked about events by this pass. */
export interface AskedAboutEvents {
  readonly asked: number;
}

/** Does what is due about events at `now`. Late, twice or in two processes it asks nobody twice. */
export async function askAboutEvents(
  ports: AskingPorts,
  organizationId: string,
  now: Date,
): Promise<AskedAboutEvents> {
  const organization = await ports.people.organization(organizationId);
  if (organization === null) throw new SurveyError("internal", { what: "unknown-organization" });
  let asked = 0;
  for (const rule of await ports.eventRules.all(organizationId)) {
    asked += await followRule(ports, organization, rule, now);
  }
  await ports.events.purge(organizationId, {
    events: new Date(now.getTime() - EVENTS_KEPT_MS),
    requests: new Date(now.getTime() - REQUESTS_KEPT_MS),
  });
  return { asked };
}

async function followRule(
  ports: AskingPorts,
  organization: Organization,
  rule: EventRule,
  now: Date,
): Promise<number> {
  const schedule = rule.scheduleId === null ? null : await ports.schedules.byId(rule.scheduleId);
  const survey = await ports.surveys.byId(rule.surveyId);
  if (schedule === null || survey === null) throw new SurveyError("internal", { what: "rule-of-nothing" });
  const stream = { organization, schedule, survey };
  if (survey.promise === "anonymous") {
    for (const round of (await recentRounds(ports.rounds, schedule.id))
      .filter(hasAsked)
      .slice(0, UNSETTLED)) {
      if (round.state !== "opening") await ports.events.settle(rule.id, round.id);
    }
  }
  await passExpired(ports, rule, stream, now);
  const isActive = rule.state === "active" && schedule.state === "active";
  return survey.promise === "attributed" && isActive ? askDue(ports, rule, stream, now) : 0;
}

/** Whoever had gathered for an opening that asked nobody was one of too few; everyone else's time had simply run out. */
async function passExpired(
  { events }: AskingPorts,
  rule: EventRule,
  { schedule, survey }: Stream,
  now: Date,
): Promise<void> {
  const { cadence, zone, anchor } = schedule;
  for (;;) {
    const expired = await events.expired(rule.id, now, MOST);
    const gathered = expired.filter(({ askAt, deadline }) => {
      if (survey.promise === "attributed" || askAt === null || deadline === null) return false;
      return fireTimes(cadence, { zone, anchor, from: askAt, to: deadline, count: 1 }).length > 0;
    });
    const tooFew = new Set(gathered.map(({ id }) => id));
    await events.pass([...tooFew], "too-few");
    await events.pass(
      expired.map(({ id }) => id).filter((id) => !tooFew.has(id)),
      "too-late",
    );
    if (expired.length < MOST) return;
  }
}

async function askDue(ports: AskingPorts, rule: EventRule, stream: Stream, now: Date): Promise<number> {
  // What fell due at this very instant is due, too.
  const due = await ports.events.due(rule.id, new Date(now.getTime() + 1), MOST);
  if (due.length === 0) return 0;
  const { newest, merged } = onePerPerson(due);
  await ports.events.pass(merged, "merged");
  const reachable = newest.filter(isReachable);
  const unreachable = newest.filter((one) => !isReachable(one)).map(({ event }) => event.id);
  await ports.events.pass(unreachable, "unreachable");
  if (reachable.length === 0) return 0;

  const round = await streamRound(ports, stream, now);
  if (round === null) return 0;
  const { schedule, survey, organization } = stream;
  const rules = { ...schedule, surveyId: survey.id };
  const personIds = reachable.map(({ account }) => account.personId);
  // Read before the rules are: what is asked in between shows as a difference.
  const lastAsked = await ports.rounds.lastAsked(personIds);
  const allowed = await mayBeAsked(ports, rules, personIds, now);
  const house = await houseRules(ports, organization.id);
  const known = await ports.people.attributes(personIds);
  const definitions = await ports.roster.definitions(organization.id);
  const when = { at: now, zone: round.frozen.zone };
  const asked: AskedAbout[] = [];
  const tooLate: string[] = [];
  const over: string[] = [];
  for (const { event, account } of reachable) {
    if (!allowed.may.has(account.personId)) {
      over.push(event.id);
      continue;
    }
    const zone = account.zone ?? schedule.zone;
    const askAt = momentFor(now, house, zone);
    const last = Math.min(event.deadline?.getTime() ?? 0, round.closesAt.getTime());
    if (askAt === null || askAt.getTime() >= last) {
      tooLate.push(event.id);
      continue;
    }
    const values = { ...known.get(account.personId), ...event.attributes };
    asked.push({
      ...{ eventId: event.id, personId: account.personId, accountId: account.id },
      ...{ externalId: account.externalId, connectionId: account.connectionId },
      attributes: {
        ...values,
        ...frozenGroups(definitions, undefined, values, when),
        ...frozenWorth(definitions, values),
      },
      token: ports.random.id(),
      lastAsked: lastAsked.get(account.personId) ?? null,
      askAt,
      zone,
    });
  }
  await ports.events.pass(tooLate, "too-late");
  const done = await ports.events.ask(round.id, asked, { eventIds: over, why: allowed.passedOverWhy }, now);
  return done ? asked.length : 0;
}

/** Gives the first decent moment of someone's own day. */
function momentFor(now: Date, house: HouseRules, zone: string): Date | null {
  return sendableFrom(now, { ...house, zone });
}

type Reachable = DueEvent & { readonly account: NonNullable<DueEvent["account"]> };

function isReachable(one: DueEvent): one is Reachable {
  return one.account !== null;
}

/** Two tickets closed on one day are one question, about the later of them. */
function onePerPerson(due: readonly DueEvent[]): {
  readonly newest: readonly DueEvent[];
  readonly merged: readonly string[];
} {
  const newest = new Map<string, DueEvent>();
  const merged: string[] = [];
  for (const one of due) {
    const personId = one.event.personId ?? one.event.id;
    const other = newest.get(personId);
    if (other === undefined || other.event.at < one.event.at) newest.set(personId, one);
    if (other !== undefined) merged.push((other.event.at < one.event.at ? other : one).event.id);
  }
  return { newest: [...newest.values()], merged };
}
