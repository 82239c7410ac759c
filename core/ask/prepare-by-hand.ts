// Everything that opening a round by hand decides before anything is written: the opening itself and a dry run both go by it.
import { SurveyError } from "../errors.ts";
import type { Organization } from "../people/person.ts";
import type { People } from "../people/ports.ts";
import type { Random } from "../ports.ts";
import type { Surveys } from "../survey/ports.ts";
import { MINUTE_MS, wallTime } from "../time.ts";
import type { Audience, SeenAudience } from "./audience.ts";
import { isStream } from "./events-audience.ts";
import { blackoutAt } from "./house-rules.ts";
import { nextOpening } from "./moment-advice.ts";
import { roundTimes } from "./moments.ts";
import { newRound } from "./open-round.ts";
import { type OpensWithPorts, opensWith } from "./opens-with.ts";
import { nextPanel } from "./panels.ts";
import { type OpeningPlan, type PlanningPorts, planOpening, smallestGroup } from "./plan-opening.ts";
import type { NewRound } from "./ports.ts";
import type { Round } from "./round.ts";
import { BY_HAND, isRunning, recentRounds } from "./running.ts";
import type { Schedule } from "./schedule.ts";
import { type SplitByPorts, splitBy } from "./split-by.ts";
import type { RefusedWhy } from "./why.ts";

// The shortest time that a round by hand leaves for answering before the schedule's next fire.
const SHORTEST_ROUND_MS = 30 * MINUTE_MS;

/** Why a round does not open by hand. */
export type NotOpened =
  /** The schedule has a round that is not finished; null where another process has just begun one. */
  | { readonly kind: "busy"; readonly round: Round | null }
  /** Too little time would be left to answer before the schedule fires. */
  | { readonly kind: "next-fire-soon"; readonly at: Date }
  | { readonly kind: "refused"; readonly why: RefusedWhy }
  | { readonly kind: "not-visible"; readonly code: string };

/** A round that may open: how it would be written down, who is there, and whom of them it asks. */
export interface Prepared {
  readonly kind: "ready";
  readonly organization: Organization;
  readonly wanted: NewRound;
  readonly audience: SeenAudience;
  readonly plan: Exclude<OpeningPlan, { kind: "refused" }>;
}

/** What preparing reads. */
export interface PreparingPorts extends PlanningPorts, OpensWithPorts, SplitByPorts {
  readonly people: PlanningPorts["people"] & Pick<People, "organization" | "policy">;
  readonly surveys: Pick<Surveys, "byId">;
  readonly random: Pick<Random, "id">;
  readonly minGroup: number;
}

/** Decides about a round of a schedule, active or paused, at `now`. `look` gives its audience; it may throw SurveyError `directory-unavailable`. */
export async function prepareByHand(
  ports: PreparingPorts,
  schedule: Schedule,
  look: () => Promise<Audience>,
  now: Date,
): Promise<Prepared | NotOpened> {
  const organization = await ports.people.organization(schedule.organizationId);
  const survey = await ports.surveys.byId(schedule.surveyId);
  if (organization === null || survey === null)
    throw new SurveyError("internal", { what: "schedule-of-nothing" });

  // It asks by itself, as events happen: by hand there is nobody to ask.
  if (await isStream(ports, schedule)) return { kind: "refused", why: "audience-empty" };
  const recent = await recentRounds(ports.rounds, schedule.id);
  const running = recent.find(isRunning);
  if (running !== undefined) return { kind: "busy", round: running };
  const { policy } = await ports.people.policy(schedule.organizationId);
  if (blackoutAt(policy, now, schedule.zone) !== null) return { kind: "refused", why: "blackout" };
  // A fire that a blackout passes over opens nothing to make room for.
  const next = schedule.state === "active" ? nextOpening(schedule, policy, now).fire : null;
  const times = roundTimes(schedule, now, next?.at ?? null);
  if (next !== null && times.closesAt.getTime() - now.getTime() < SHORTEST_ROUND_MS) {
    return { kind: "next-fire-soon", at: next.at };
  }

  const audience = await seen(look);
  if (audience.kind === "not-visible") return audience;
  const k = smallestGroup(ports.minGroup);
  const panel = nextPanel(recent, schedule.panels);
  const { promise } = survey;
  const wanted = newRound(
    {
      ...{ organization, schedule, survey, panel, k, times, opensAt: now },
      nominal: `${wallTime(now, schedule.zone)}${BY_HAND}`,
      population: audience.kind,
      ...(await opensWith(ports, schedule, recent)),
      ...(await splitBy(ports, survey)),
    },
    ports.random,
  );
  const of = { schedule, panel, promise, k, opensAt: now, roundId: null, seed: wanted.id };
  const plan = await planOpening(ports, of, audience, now);
  return plan.kind === "refused" ? plan : { kind: "ready", organization, wanted, audience, plan };
}

async function seen(look: () => Promise<Audience>): Promise<Audience> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof SurveyError) || error.code !== "directory-unavailable") throw error;
    return { kind: "not-visible", code: error.code };
  }
}
