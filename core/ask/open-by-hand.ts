// Opens a round now because an admin says so; gap, panels and every refusal hold as they do for a fire.
import { SurveyError } from "../errors.ts";
import { MINUTE_MS, wallTime } from "../time.ts";
import { type Audience, resolveAudience } from "./audience.ts";
import { nextFire } from "./due-fires.ts";
import { isStream } from "./events-audience.ts";
import { blackoutAt } from "./house-rules.ts";
import { roundTimes } from "./moments.ts";
import type { OpeningPorts } from "./open-due-rounds.ts";
import { finishOpening, newRound } from "./open-round.ts";
import { nextPanel } from "./panels.ts";
import { planOpening, smallestGroup } from "./plan-opening.ts";
import type { Round } from "./round.ts";
import { BY_HAND, isRunning, recentRounds } from "./running.ts";
import type { Schedule } from "./schedule.ts";
import type { RefusedWhy } from "./why.ts";

// The shortest time that a round by hand leaves for answering before the schedule's next fire.
const SHORTEST_ROUND_MS = 30 * MINUTE_MS;

/** What became of `open`. */
export type OpenedByHand =
  | { readonly kind: "opened"; readonly round: Round }
  /** The schedule has a round that is not finished; null where another process has just begun one. */
  | { readonly kind: "busy"; readonly round: Round | null }
  /** Too little time would be left to answer before the schedule fires. */
  | { readonly kind: "next-fire-soon"; readonly at: Date }
  | { readonly kind: "refused"; readonly why: RefusedWhy }
  | { readonly kind: "not-visible"; readonly code: string };

/** Opens a round of a schedule, active or paused, at `now`. A refusal is the caller's answer and leaves no record. */
export async function openByHand(ports: OpeningPorts, schedule: Schedule, now: Date): Promise<OpenedByHand> {
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
  const next = schedule.state === "active" ? nextFire(schedule, now) : null;
  const times = roundTimes(schedule, now, next?.at ?? null);
  if (next !== null && times.closesAt.getTime() - now.getTime() < SHORTEST_ROUND_MS) {
    return { kind: "next-fire-soon", at: next.at };
  }

  const audience = await seen(ports, schedule, now);
  if (audience.kind === "not-visible") return audience;
  const k = smallestGroup(ports.minGroup);
  const panel = nextPanel(recent, schedule.panels);
  const { promise } = survey;
  const wanted = newRound(
    {
      ...{ organization, schedule, survey, panel, k, times, opensAt: now },
      nominal: `${wallTime(now, schedule.zone)}${BY_HAND}`,
      population: audience.kind,
    },
    ports.random,
  );
  const of = { schedule, panel, promise, k, opensAt: now, roundId: null, seed: wanted.id };
  const plan = await planOpening(ports, of, audience, now);
  if (plan.kind === "refused") return plan;
  const begun = await ports.rounds.begin(wanted, now);
  if (begun === null) return { kind: "busy", round: null };
  const finished = await finishOpening(ports, schedule, begun, audience, now);
  if (finished.kind === "refused") {
    await ports.rounds.refuse(begun.id, finished.why, now);
    return finished;
  }
  // Opened by another process meanwhile, or waiting for another opening that the next pass will finish: it is on its way all the same.
  return { kind: "opened", round: (await ports.rounds.byId(begun.id)) ?? begun };
}

async function seen(ports: OpeningPorts, schedule: Schedule, now: Date): Promise<Audience> {
  try {
    return await resolveAudience(ports, schedule, now);
  } catch (error) {
    if (!(error instanceof SurveyError) || error.code !== "directory-unavailable") throw error;
    return { kind: "not-visible", code: error.code };
  }
}
