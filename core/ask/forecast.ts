// The coming rounds of a schedule, planned as they will be: by the same rules, after each other, and among the rounds of all other schedules.
import { SurveyError } from "../errors.ts";
import { frozenGroups } from "../people/band.ts";
import type { Account, Organization } from "../people/person.ts";
import type { People } from "../people/ports.ts";
import { attributesOf } from "../survey/attribute-names.ts";
import type { Surveys } from "../survey/ports.ts";
import type { Survey } from "../survey/survey.ts";
import { type Audience, type AudiencePorts, chunksOf, resolveAudience } from "./audience.ts";
import { nextFire } from "./due-fires.ts";
import { isStream } from "./events-audience.ts";
import { type Fire, fireTimes } from "./fire-times.ts";
import { blackoutAt } from "./house-rules.ts";
import { roundTimes } from "./moments.ts";
import { momentsOf, newRound } from "./open-round.ts";
import { nextPanel } from "./panels.ts";
import { type OpeningPlan, planOpening, smallestGroup } from "./plan-opening.ts";
import { type Ahead, type AheadPorts, lookAhead } from "./planning-ahead.ts";
import type { Calendars } from "./ports.ts";
import type { Invitee, Round } from "./round.ts";
import { recentRounds } from "./running.ts";
import type { NewSchedule, Schedule } from "./schedule.ts";
import { splitBy } from "./split-by.ts";

/** Someone whom a coming round asks. */
export type Asked = Pick<Invitee, "personId" | "askAt" | "zone" | "attributes"> & {
  readonly account: Account;
};

/** A coming round as it is planned: whom it asks and when, whom it passes over, or why it will not open. */
export interface ForecastRound {
  /** As it would be written down; its number is none yet. */
  readonly round: Round;
  readonly plan:
    | {
        readonly kind: "people";
        readonly asked: readonly Asked[];
        readonly passedOver: number;
        readonly passedOverWhy: Extract<OpeningPlan, { kind: "people" }>["passedOverWhy"];
      }
    | Extract<OpeningPlan, { kind: "crowd" | "refused" }>
    | { readonly kind: "blackout"; readonly name: string }
    | { readonly kind: "not-visible"; readonly code: string };
}

/** What planning ahead reads. */
export interface ForecastPorts extends Omit<AheadPorts, "directories">, Omit<AudiencePorts, "people"> {
  readonly directories: AheadPorts["directories"] & AudiencePorts["directories"];
  readonly people: AheadPorts["people"] &
    AudiencePorts["people"] &
    Pick<People, "organization" | "policy" | "attributes">;
  readonly surveys: Pick<Surveys, "byId">;
  readonly calendars: Pick<Calendars, "of">;
  readonly minGroup: number;
}

/** Which schedule is looked at, and how far. */
export interface ForecastOf {
  readonly schedule: NewSchedule;
  /** Its id, where it is stored; null before that. */
  readonly id: string | null;
  /** How many of its fires. */
  readonly rounds: number;
  /** Its audience, where it has just been looked up: the platform need not be asked twice. */
  readonly audience?: Audience;
}

/** Stands for the id of a schedule that is not saved yet. */
const NOT_SAVED = "not-saved";
// Rounds of other schedules that are looked at: daily ones beside a yearly one would be hundreds.
const MOST_OTHERS = 60;

/** Plans the coming rounds of a schedule (one that is paused as if it went on). Rounds of events are left out: nobody knows what will happen. Throws nothing for a platform that does not answer. */
export async function forecast(
  ports: ForecastPorts,
  { schedule, id, rounds, audience }: ForecastOf,
  now: Date,
): Promise<readonly ForecastRound[]> {
  const organization = await ports.people.organization(schedule.organizationId);
  if (organization === null) throw new SurveyError("internal", { what: "schedule-of-nothing" });
  const subject: Schedule = { ...schedule, state: "active", id: id ?? NOT_SAVED, version: 0 };
  const stored = (await ports.schedules.all(organization.id)).filter((each) => each.id !== id);
  // In the order in which one pass opens what is due at the same moment; a new one gets a number behind a key that is taken.
  const all = [...stored, subject].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const { cadence, zone, anchor, since } = subject;
  const from = since > now ? since : now;
  const own = fireTimes(cadence, { zone, anchor, from, count: rounds });
  const ahead = await lookAhead(ports, organization.id, all);
  const sourceOf = (of: NewSchedule): string => JSON.stringify([of.connectionId, of.audience]);
  const audiences = new Map<string, Promise<Audience>>();
  if (audience !== undefined) audiences.set(sourceOf(subject), Promise.resolve(audience));
  const seen = (of: Schedule): Promise<Audience> => {
    const key = sourceOf(of);
    const known = audiences.get(key) ?? look(ports, of, now);
    audiences.set(key, known);
    return known;
  };

  const planned: ForecastRound[] = [];
  for (const { of, fire } of await firesOf(ports, all, subject, own, now)) {
    const survey = await ports.surveys.byId(of.surveyId);
    if (survey === null) continue;
    const round = await planOne(ports, ahead, { organization, schedule: of, survey, fire }, await seen(of));
    if (of.id === subject.id) planned.push(round);
  }
  return planned;
}

/** Gives the fires of the schedule and of all others up to its last one, in the order in which they open. */
async function firesOf(
  ports: ForecastPorts,
  all: readonly Schedule[],
  subject: Schedule,
  own: readonly Fire[],
  now: Date,
): Promise<readonly { readonly of: Schedule; readonly fire: Fire }[]> {
  const last = own.at(-1);
  if (last === undefined) return [];
  const others: { readonly of: Schedule; readonly fire: Fire }[] = [];
  for (const of of all) {
    if (of.id === subject.id || of.state === "paused" || of.audience.kind === "events") continue;
    if (await isStream(ports, of)) continue;
    const { cadence, zone, anchor, since } = of;
    const from = since > now ? since : now;
    const fires = fireTimes(cadence, { zone, anchor, from, to: last.at, count: MOST_OTHERS });
    others.push(...fires.map((fire) => ({ of, fire })));
  }
  const places = new Map(all.map(({ id }, index) => [id, index]));
  const order = (a: (typeof others)[number], b: (typeof others)[number]): number =>
    a.fire.at.getTime() - b.fire.at.getTime() || (places.get(a.of.id) ?? 0) - (places.get(b.of.id) ?? 0);
  const kept = others.sort(order).slice(0, MOST_OTHERS);
  return [...kept, ...own.map((fire) => ({ of: subject, fire }))].sort(order);
}

async function planOne(
  ports: ForecastPorts,
  ahead: Ahead,
  of: {
    readonly organization: Organization;
    readonly schedule: Schedule;
    readonly survey: Survey;
    readonly fire: Fire;
  },
  audience: Audience,
): Promise<ForecastRound> {
  const { organization, schedule, survey, fire } = of;
  const k = smallestGroup(ports.minGroup);
  const recent = await recentRounds(ahead.ports.rounds, schedule.id);
  const panel = nextPanel(recent, schedule.panels);
  const opensAt = fire.at;
  const times = roundTimes(schedule, opensAt, nextFire(schedule, opensAt)?.at ?? null);
  const population = audience.kind === "open" ? "open" : "closed";
  const seed = `${schedule.id} ${fire.nominal}`;
  const { attributes } = await splitBy(ports, survey);
  const thought = (state: Round["state"], numbers: Pick<Round, "invited" | "passedOver">): Round => ({
    ...newRound(
      {
        ...{ organization, schedule, survey, panel, k, opensAt, times, population, attributes },
        nominal: fire.nominal,
      },
      { id: () => seed },
    ),
    ...{ number: 0, state, why: null, remindersDone: 0, ...numbers },
  });
  const nobody = { invited: 0, passedOver: 0 };
  const { policy } = await ports.people.policy(organization.id);
  const blackout = blackoutAt(policy, opensAt, schedule.zone);
  if (blackout !== null) {
    return { round: thought("missed", nobody), plan: { kind: "blackout", name: blackout.name } };
  }
  if (audience.kind === "not-visible") {
    return { round: thought("missed", nobody), plan: audience };
  }
  const { promise } = survey;
  const opening = { schedule, panel, promise, k, opensAt, roundId: null, seed };
  ahead.goTo(opensAt);
  const plan = await planOpening(ahead.ports, opening, audience, opensAt);
  if (plan.kind !== "people") {
    const invited = plan.kind === "crowd" ? plan.size : 0;
    const round = thought(plan.kind === "crowd" ? "open" : "refused", { invited, passedOver: 0 });
    await ahead.add({ round, asked: [] });
    return { round, plan };
  }
  const { passedOver, passedOverWhy } = plan;
  const round = { ...thought("open", { invited: plan.invitees.length, passedOver }), passedOverWhy };
  const asked = await askedOf(ports, schedule, round, plan.invitees);
  await ahead.add({ round, asked: asked.map(({ personId, askAt }) => ({ personId, at: askAt ?? opensAt })) });
  return { round, plan: { kind: "people", asked, passedOver, passedOverWhy } };
}

/** Gives everyone whom a round asks with their moment, and with their groups as far as results are split by them, as opening freezes them. */
export async function askedOf(
  ports: Pick<ForecastPorts, "roster" | "calendars" | "people">,
  schedule: Schedule,
  round: Round,
  invitees: readonly Account[],
): Promise<readonly Asked[]> {
  const momentOf = await momentsOf(ports, schedule, round);
  const named = attributesOf(round.frozen);
  const definitions = named.length === 0 ? [] : await ports.roster.definitions(round.organizationId);
  const when = { at: round.opensAt, zone: round.frozen.zone };
  const asked: Asked[] = [];
  for (const chunk of chunksOf(invitees)) {
    const ids = chunk.map(({ personId }) => personId);
    const known = definitions.length === 0 ? null : await ports.people.attributes(ids);
    for (const account of chunk) {
      const { personId, zone } = account;
      const attributes = frozenGroups(definitions, named, known?.get(personId) ?? {}, when);
      asked.push({ personId, account, ...momentOf(zone), attributes });
    }
  }
  return asked;
}

async function look(ports: ForecastPorts, of: Schedule, now: Date): Promise<Audience> {
  try {
    return await resolveAudience(ports, of, now);
  } catch (error) {
    if (!(error instanceof SurveyError) || error.code !== "directory-unavailable") throw error;
    return { kind: "not-visible", code: error.code };
  }
}
