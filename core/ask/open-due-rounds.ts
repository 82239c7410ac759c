// Opens what is due: looks at what the database says and what time it is, and does what is missing.

import type { Outbox } from "../deliver/ports.ts";
import { SurveyError } from "../errors.ts";
import type { Organization } from "../people/person.ts";
import type { People } from "../people/ports.ts";
import type { Directory, Random } from "../ports.ts";
import type { Surveys } from "../survey/ports.ts";
import { announce } from "./announce.ts";
import { type AudiencePorts, resolveAudience, type SeenAudience } from "./audience.ts";
import { dueFires, nextFire } from "./due-fires.ts";
import { isQuietWeek, isStream } from "./events-audience.ts";
import type { Fire } from "./fire-times.ts";
import { blackoutAt } from "./house-rules.ts";
import { type RoundTimes, roundTimes } from "./moments.ts";
import { finishOpening, newRound, type OpeningRoundPorts, type RoundOf } from "./open-round.ts";
import { type OpensWithPorts, opensWith } from "./opens-with.ts";
import { nextPanel } from "./panels.ts";
import { planOpening, smallestGroup } from "./plan-opening.ts";
import type { Calendars, Rounds, Schedules } from "./ports.ts";
import { type RefreshedAudiencePorts, refreshedAudience } from "./refreshed-audience.ts";
import type { Round } from "./round.ts";
import { isRunning, lastFire, recentRounds } from "./running.ts";
import type { Schedule } from "./schedule.ts";
import { splitBy } from "./split-by.ts";
import { type Told, tellAdmins } from "./trouble.ts";
import type { MissedWhy, RefusedWhy } from "./why.ts";

/** What opening takes from outside; `minGroup` is the setting behind k. */
export interface OpeningPorts extends RefreshedAudiencePorts, OpeningRoundPorts, OpensWithPorts {
  readonly people: AudiencePorts["people"] &
    Pick<People, "organization" | "holders" | "storedAbout" | "attributes" | "policy" | "wishes">;
  readonly roster: RefreshedAudiencePorts["roster"];
  readonly links: RefreshedAudiencePorts["links"];
  readonly directories: ReadonlyMap<string, Pick<Directory, "members" | "member" | "profiles" | "idsIn">>;
  readonly surveys: Pick<Surveys, "byId">;
  readonly schedules: Pick<Schedules, "all" | "byId">;
  readonly rounds: Rounds;
  readonly outbox: Pick<Outbox, "owe">;
  readonly calendars: Pick<Calendars, "of">;
  readonly random: Pick<Random, "id">;
  readonly minGroup: number;
}

/** One thing that a pass did, or that kept it from doing it. */
export type Opened =
  | { readonly kind: "opened"; readonly scheduleId: string; readonly roundId: string }
  | {
      readonly kind: "missed";
      readonly scheduleId: string;
      readonly nominal: string;
      readonly why: MissedWhy;
    }
  | {
      readonly kind: "refused";
      readonly scheduleId: string;
      readonly nominal: string;
      readonly why: RefusedWhy | "too-late";
    }
  | { readonly kind: "trouble"; readonly scheduleId: string; readonly code: string; readonly told: Told };

/**
 * Finishes every opening that was broken off, then opens or records each active schedule's fires since the last known one. A schedule's trouble is
 * told to the admins and stops no other; a database's trouble ends the pass, for the next one to do it all.
 */
export async function openDueRounds(
  ports: OpeningPorts,
  organizationId: string,
  now: Date,
): Promise<readonly Opened[]> {
  const organization = await ports.people.organization(organizationId);
  if (organization === null) throw new SurveyError("internal", { what: "unknown-organization" });
  const done: Opened[] = [];
  const opening = await ports.rounds.inState(organizationId, ["opening"]);
  for (const round of opening.toSorted((one, other) => one.number - other.number)) {
    const schedule = await ports.schedules.byId(round.scheduleId);
    if (schedule === null)
      throw new SurveyError("internal", { what: "round-without-schedule", round: round.id });
    done.push(...(await guarded(ports, schedule, now, () => resume(ports, schedule, round, now))));
  }
  for (const schedule of await ports.schedules.all(organizationId)) {
    if (schedule.state !== "active") continue;
    done.push(...(await guarded(ports, schedule, now, () => openDue(ports, organization, schedule, now))));
  }
  return done;
}

async function guarded(
  ports: OpeningPorts,
  schedule: Schedule,
  now: Date,
  run: () => Promise<readonly Opened[]>,
): Promise<readonly Opened[]> {
  try {
    return await run();
  } catch (error) {
    const code = error instanceof SurveyError ? error.code : "internal";
    if (code.startsWith("database-")) throw error;
    return [await troubled(ports, schedule, code, now)];
  }
}

async function troubled(ports: OpeningPorts, schedule: Schedule, code: string, now: Date): Promise<Opened> {
  const told = await tellAdmins(ports, { code, schedule }, now);
  return { kind: "trouble", scheduleId: schedule.id, code, told };
}

async function resume(
  ports: OpeningPorts,
  schedule: Schedule,
  round: Round,
  now: Date,
): Promise<readonly Opened[]> {
  // The trigger wing opens those.
  if (await isStream(ports, schedule)) return [];
  const audience = round.closesAt > now ? await resolveAudience(ports, schedule, now) : null;
  if (audience === null || audience.kind === "not-visible") {
    return withdraw(ports, schedule, round, audience === null ? "too-late" : "audience-not-visible", now);
  }
  return finish(ports, schedule, round, audience, now);
}

async function withdraw(
  ports: OpeningPorts,
  schedule: Schedule,
  round: Round,
  why: RefusedWhy,
  now: Date,
): Promise<readonly Opened[]> {
  // Told first: telling again does no harm, a crash between the two must not hush it up.
  if (!isQuietWeek(schedule, why)) await tellAdmins(ports, { code: why, schedule }, now);
  await ports.rounds.refuse(round.id, why, now);
  return [{ kind: "refused", scheduleId: schedule.id, nominal: round.nominal, why }];
}

async function finish(
  ports: OpeningPorts,
  schedule: Schedule,
  round: Round,
  audience: SeenAudience,
  now: Date,
): Promise<readonly Opened[]> {
  const finished = await finishOpening(ports, schedule, round, audience, now);
  if (finished.kind === "opened") return [{ kind: "opened", scheduleId: schedule.id, roundId: round.id }];
  return finished.kind === "refused" ? withdraw(ports, schedule, round, finished.why, now) : [];
}

async function openDue(
  ports: OpeningPorts,
  organization: Organization,
  schedule: Schedule,
  now: Date,
): Promise<readonly Opened[]> {
  if (await isStream(ports, schedule)) return [];
  const recent = await recentRounds(ports.rounds, schedule.id);
  if (recent.length === 0) await announce(ports, schedule, now);
  const due = dueFires(schedule, lastFire(recent), now);
  if (due.missed.length === 0 && due.open === null) return [];

  const survey = await ports.surveys.byId(schedule.surveyId);
  if (survey === null) throw new SurveyError("internal", { what: "schedule-without-survey" });
  const k = smallestGroup(ports.minGroup);
  const roundOf = (fire: Fire, times: RoundTimes, changes: Partial<RoundOf>): RoundOf => ({
    ...{ organization, schedule, survey, k, nominal: fire.nominal, times },
    ...{ panel: null, population: "closed", opensAt: fire.at, ...changes },
  });
  const done: Opened[] = [];
  const miss = async (fire: Fire, why: MissedWhy): Promise<void> => {
    const round = newRound(roundOf(fire, timesOf(schedule, fire.at), {}), ports.random);
    await ports.rounds.recordPassed(round, "missed", why, now);
    done.push({ kind: "missed", scheduleId: schedule.id, nominal: fire.nominal, why });
  };

  for (const { fire, why } of due.missed) await miss(fire, why);
  const fire = due.open;
  // A zone that was changed can bring a local time back that has been; and one round at a time is enough.
  if (fire === null || recent.some((round) => round.nominal === fire.nominal || isRunning(round)))
    return done;

  const { policy } = await ports.people.policy(organization.id);
  // Neither what was planned for such a day nor what has been held up until one asks anybody.
  if ([fire.at, now].some((at) => blackoutAt(policy, at, schedule.zone) !== null)) {
    await miss(fire, "blackout");
    return done;
  }
  const times = lateTimes(schedule, fire, now);
  if (times === "too-late") await miss(fire, "too-late");
  if (typeof times === "string") return done;

  const audience = await refreshedAudience(ports, schedule, now);
  if (audience.kind === "not-visible") {
    return [...done, await troubled(ports, schedule, "audience-not-visible", now)];
  }
  const panel = nextPanel(recent, schedule.panels);
  const { promise } = survey;
  const population = audience.kind;
  const news = { ...(await opensWith(ports, schedule, recent)), ...(await splitBy(ports, survey)) };
  const round = newRound(roundOf(fire, times, { panel, population, opensAt: now, ...news }), ports.random);
  const plan = await planOpening(
    ports,
    { schedule, panel, promise, k, opensAt: now, roundId: null, seed: round.id },
    audience,
    now,
  );
  if (plan.kind === "refused") {
    if (!isQuietWeek(schedule, plan.why)) await tellAdmins(ports, { code: plan.why, schedule }, now);
    await ports.rounds.recordPassed(round, "refused", plan.why, now);
    return [...done, { kind: "refused", scheduleId: schedule.id, nominal: fire.nominal, why: plan.why }];
  }
  const begun = await ports.rounds.begin(round, now);
  return begun === null ? done : [...done, ...(await finish(ports, schedule, begun, audience, now))];
}

function timesOf(schedule: Schedule, from: Date, opensAt = from): RoundTimes {
  return roundTimes(schedule, from, nextFire(schedule, from)?.at ?? null, opensAt);
}

// A schedule that catches up on everything opens an old fire as if it were now; the others keep the closing that was promised.
function lateTimes(schedule: Schedule, fire: Fire, now: Date): RoundTimes | "too-late" | "wait" {
  const times = timesOf(schedule, fire.at, now);
  if (times.closesAt > now) return times;
  if (schedule.catchUp !== "all") return "too-late";
  const shifted = timesOf(schedule, now);
  return shifted.closesAt > now ? shifted : "wait";
}
