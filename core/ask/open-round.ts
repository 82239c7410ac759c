// Turns a decision into a round: begins it, invites in chunks, opens it. Every step may be repeated, by anyone, after a crash.
import { frozenGroups } from "../people/band.ts";
import type { Links } from "../people/links.ts";
import type { Account, Organization } from "../people/person.ts";
import type { People } from "../people/ports.ts";
import type { Roster } from "../people/roster.ts";
import { frozenWorth } from "../people/worth.ts";
import type { Random } from "../ports.ts";
import type { SaidAndDone } from "../steer/action.ts";
import { attributesOf } from "../survey/attribute-names.ts";
import type { Survey } from "../survey/survey.ts";
import { localToInstant } from "../time.ts";
import { audienceMark } from "./asked-alike.ts";
import { chunksOf, type SeenAudience } from "./audience.ts";
import { groupOfRound } from "./group-of-round.ts";
import { houseRules } from "./house-rules.ts";
import type { RoundTimes } from "./moments.ts";
import type { Panel } from "./panels.ts";
import { type OpeningPlan, type PlanningPorts, planOpening } from "./plan-opening.ts";
import type { Calendars, NewRound, Rounds } from "./ports.ts";
import { askAt } from "./right-moment.ts";
import type { Invitee, Round } from "./round.ts";
import { BY_HAND } from "./running.ts";
import type { Schedule } from "./schedule.ts";
import type { RefusedWhy } from "./why.ts";

/** Everything that a round freezes. */
export interface RoundOf {
  readonly organization: Organization;
  readonly schedule: Schedule;
  readonly survey: Survey;
  readonly panel: Panel | null;
  readonly k: number;
  readonly nominal: string;
  readonly opensAt: Date;
  readonly times: RoundTimes;
  readonly population: Round["population"];
  /** What results are split by; left out where nobody is asked. */
  readonly attributes?: readonly string[];
  /** What the question opens with; left out for nothing. */
  readonly saidAndDone?: SaidAndDone;
}

/** Writes down a round with everything frozen that it needs until it is published. */
export function newRound(of: RoundOf, random: Pick<Random, "id">): NewRound {
  const { organization, schedule, survey, panel, k } = of;
  return {
    id: random.id(),
    organizationId: organization.id,
    scheduleId: schedule.id,
    surveyId: survey.id,
    connectionId: schedule.connectionId,
    nominal: of.nominal,
    mode: schedule.mode,
    population: of.population,
    opensAt: of.opensAt,
    closesAt: of.times.closesAt,
    reminderAt: of.times.reminderAt,
    digestAt: of.times.digestAt,
    panel,
    frozen: {
      surveyKey: survey.key,
      kind: survey.kind,
      ...(schedule.audience.kind === "events" ? { touchpoint: schedule.audienceName } : {}),
      audienceMark: audienceMark(schedule.audience),
      relation: survey.relation,
      promise: survey.promise,
      subject: survey.subject,
      wording: survey.wording,
      drivers: survey.drivers,
      ...(survey.extras === undefined ? {} : { extras: survey.extras }),
      attributes: of.attributes ?? [],
      ...(of.saidAndDone === undefined ? {} : { saidAndDone: of.saidAndDone }),
      version: survey.version,
      k: groupOfRound(schedule, survey, k),
      operator: organization.operator,
      zone: schedule.zone,
      pooled: schedule.panels,
    },
  };
}

/** What opening writes with. */
export interface OpeningRoundPorts extends PlanningPorts {
  readonly people: PlanningPorts["people"] & Pick<People, "attributes" | "organization" | "policy">;
  readonly roster: Pick<Roster, "definitions">;
  readonly links: Pick<Links, "countedAs" | "preferredAccounts">;
  readonly calendars: Pick<Calendars, "of">;
  readonly rounds: PlanningPorts["rounds"] & Pick<Rounds, "inState" | "invite" | "open">;
  readonly random: Pick<Random, "id">;
}

/** How far a begun round came: open; forbidden by a rule, so that the caller must withdraw it; `waiting` for another opening; `done` by someone else meanwhile. */
export type OpenedRound =
  | { readonly kind: "opened" | "waiting" | "done" }
  | { readonly kind: "refused"; readonly why: RefusedWhy };

/**
 * Invites whom a begun round asks of an audience, and opens it. Whom it asks is decided here, after it has begun: rounds of one connection open one
 * after the other, by number, so that two schedules cannot both find the same person rested.
 */
export async function finishOpening(
  ports: OpeningRoundPorts,
  schedule: Schedule,
  round: Round,
  audience: SeenAudience,
  now: Date,
): Promise<OpenedRound> {
  const opening = await ports.rounds.inState(round.organizationId, ["opening"]);
  const before = opening.filter(({ number }) => number < round.number);
  if (before.some(({ connectionId }) => connectionId === round.connectionId)) return { kind: "waiting" };
  // Somebody who is on both of two connections could otherwise be found rested by both.
  if (before.length > 0 && (await holdsLinked(ports, audience))) return { kind: "waiting" };

  const { promise, k } = round.frozen;
  const { panel, opensAt, id: roundId } = round;
  const plan = await planOpening(
    ports,
    { schedule, panel, promise, k, opensAt, roundId, seed: roundId },
    await asTheyCount(ports, audience),
    now,
  );
  if (plan.kind === "refused") return plan;
  return (await carryOut(ports, schedule, round, plan, now)) ? { kind: "opened" } : { kind: "done" };
}

async function holdsLinked(
  { links }: Pick<OpeningRoundPorts, "links">,
  audience: SeenAudience,
): Promise<boolean> {
  if (audience.kind === "open") return false;
  for (const chunk of chunksOf(audience.accounts)) {
    const linked = await links.preferredAccounts(chunk.map(({ personId }) => personId));
    if (linked.size > 0) return true;
  }
  return false;
}

/**
 * Looks once more at whom each account counts as: two people may have been linked since the audience was looked up. From the beginning of a round to its
 * opening nobody is linked, so that this holds for all that follows.
 */
async function asTheyCount(
  { links }: Pick<OpeningRoundPorts, "links">,
  audience: SeenAudience,
): Promise<SeenAudience> {
  if (audience.kind === "open") return audience;
  const others = await links.countedAs(audience.accounts.map(({ personId }) => personId));
  if (others.size === 0) return audience;
  const accounts = new Map<string, Account>();
  for (const account of audience.accounts) {
    const personId = others.get(account.personId) ?? account.personId;
    if (!accounts.has(personId)) accounts.set(personId, { ...account, personId });
  }
  return { kind: "closed", accounts: [...accounts.values()] };
}

async function carryOut(
  ports: OpeningRoundPorts,
  schedule: Schedule,
  round: Round,
  plan: Exclude<OpeningPlan, { kind: "refused" }>,
  now: Date,
): Promise<boolean> {
  const postToken = round.mode === "direct" ? null : ports.random.id();
  if (plan.kind === "crowd") {
    return ports.rounds.open(round.id, { passedOver: 0, size: plan.size, postToken }, now);
  }
  const momentOf = await momentsOf(ports, schedule, round);
  const definitions = await ports.roster.definitions(round.organizationId);
  const named = attributesOf(round.frozen);
  const when = { at: round.opensAt, zone: round.frozen.zone };
  // An anonymous round knows groups alone: a sum of money is as good as a name.
  const worth = (values: Readonly<Record<string, string>>) =>
    round.frozen.promise === "attributed" ? frozenWorth(definitions, values) : {};
  for (const chunk of chunksOf(plan.invitees)) {
    const known = await ports.people.attributes(chunk.map(({ personId }) => personId));
    const invitees = chunk.map(({ personId, id: accountId, externalId, connectionId, zone }) => ({
      ...{ personId, accountId, externalId, connectionId },
      ...momentOf(zone),
      attributes: {
        ...frozenGroups(definitions, named, known.get(personId) ?? {}, when),
        ...worth(known.get(personId) ?? {}),
      },
      token: ports.random.id(),
    }));
    await ports.rounds.invite(round.id, invitees, now);
  }
  const { passedOver, passedOverWhy } = plan;
  return ports.rounds.open(round.id, { passedOver, passedOverWhy, size: null, postToken }, now);
}

/** Gives where and, in a round of local time, when someone is asked whose own zone is given (null: not known, so that the schedule's counts). */
export async function momentsOf(
  ports: Pick<OpeningRoundPorts, "calendars"> & { readonly people: Pick<People, "policy"> },
  schedule: Pick<Schedule, "localTime" | "mode" | "organizationId">,
  round: Pick<Round, "opensAt" | "closesAt" | "nominal"> & { readonly frozen: Pick<Round["frozen"], "zone"> },
): Promise<(zone: string | null) => Pick<Invitee, "askAt" | "zone">> {
  // A post in a channel is there for everyone at once.
  if (schedule.mode !== "direct") return () => ({});
  const usual = round.frozen.zone;
  if (schedule.localTime !== true) return (zone) => ({ zone: zone ?? usual });
  const rules = await houseRules(ports, schedule.organizationId);
  const { opensAt, closesAt, nominal } = round;
  const byHand = nominal.endsWith(BY_HAND);
  const firesAt = byHand ? null : localToInstant(round.frozen.zone, nominal);
  const asking = { opensAt, closesAt, firesAt, timeOfDay: nominal.slice(11, 16) };
  // Whole companies live in a few zones.
  const known = new Map<string, Date>();
  return (own) => {
    const zone = own ?? usual;
    const at = known.get(zone) ?? askAt(asking, { ...rules, zone });
    known.set(zone, at);
    return { zone, askAt: at };
  };
}
