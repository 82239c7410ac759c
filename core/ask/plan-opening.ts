// Decides whom a round asks, before anything is written: audience, panel, gap, and what an anonymous round needs.

import type { Account } from "../people/person.ts";
import { hasComeBack, NO_WISHES, steppedAside } from "../people/wish.ts";
import type { Turns } from "../ports.ts";
import type { SurveyPromise } from "../survey/survey.ts";
import { chunksOf, type SeenAudience } from "./audience.ts";
import { gapBegins } from "./gap.ts";
import { type GonePorts, isGone } from "./gone.ts";
import { LIKENESS_WINDOW_MS, type NearMatch, nearMatches } from "./likeness.ts";
import {
  type BarredWhy,
  countBarred,
  type FatiguePorts,
  mayBeAsked,
  passedOverInAll,
} from "./may-be-asked.ts";
import type { Panel } from "./panels.ts";
import type { Rounds, Schedules } from "./ports.ts";
import type { PassedOver } from "./round.ts";
import { hasAsked, recentRounds } from "./running.ts";
import { draw, samplePercentOf, sampleSize } from "./sample.ts";
import type { Schedule } from "./schedule.ts";
import type { RefusedWhy } from "./why.ts";

// Disclosure's least k: a setting may raise it, never lower it.
const LEAST_GROUP = 5;
const LEAST_ANONYMOUS = 10;

/** Gives k, the fewest answers that may be shown, from the setting. */
export function smallestGroup(minGroup: number): number {
  return Math.max(LEAST_GROUP, minGroup);
}

/** Gives the fewest people that a round may ask: ten where it is anonymous, and never fewer than the k that could show a score. */
export function leastAsked(promise: SurveyPromise, k: number): number {
  return promise === "anonymous" ? Math.max(LEAST_ANONYMOUS, k) : 1;
}

/** Who is asked; an open crowd; or why the rules forbid it. */
export type OpeningPlan =
  | {
      readonly kind: "people";
      readonly invitees: readonly Account[];
      readonly passedOver: number;
      readonly passedOverWhy: PassedOver;
    }
  | { readonly kind: "crowd"; readonly size: number }
  | { readonly kind: "refused"; readonly why: RefusedWhy };

/** What the decision is about. */
export interface OpeningOf {
  readonly schedule: Schedule;
  readonly panel: Panel | null;
  readonly promise: SurveyPromise;
  readonly k: number;
  /** When these people are asked: the gap counts back from here. */
  readonly opensAt: Date;
  /** The round, once it has begun: who is in it already stays in it. */
  readonly roundId: string | null;
  /** What a sample is drawn with: the id that the round has or will have. */
  readonly seed: string;
}

/** What deciding reads. */
export interface PlanningPorts {
  readonly people: FatiguePorts["people"] & GonePorts["people"];
  readonly directories: GonePorts["directories"];
  readonly rounds: FatiguePorts["rounds"] &
    Pick<Rounds, "askedSince" | "joinedOrLeft" | "seats" | "ofSchedule">;
  readonly schedules: Pick<Schedules, "all">;
  readonly turns: Turns;
}

/** Decides whom of an audience a round asks. Throws SurveyError `directory-unavailable` when the platform is needed and does not answer. */
export async function planOpening(
  ports: PlanningPorts,
  of: OpeningOf,
  audience: SeenAudience,
  now: Date,
): Promise<OpeningPlan> {
  if (audience.kind === "open") return planCrowd(ports, of, audience.size);
  if (audience.accounts.length === 0) return { kind: "refused", why: "audience-empty" };
  const panel = await inPanel(ports, of, audience.accounts);
  const { schedule } = of;
  const ids = panel.map(({ personId }) => personId);
  const { may, barred } = await mayBeAsked(ports, schedule, ids, of.opensAt);
  // Read after the gap: someone whom another process has just invited to this very round looks asked, and is in the round.
  const inRound = await alreadyIn(ports, of);
  await ports.turns.next();
  const { drawn, asked } = await sampled(ports, of, { ids, may, inRound });

  const least = leastAsked(of.promise, of.k);
  if (asked.size < least) {
    const size = sampleSize(panel.length, samplePercentOf(schedule.audience));
    return { kind: "refused", why: size < least ? "too-few-people" : "asked-recently" };
  }
  if (of.promise === "anonymous" && (await isTooAlike(ports, of, asked, now))) {
    return { kind: "refused", why: "too-alike" };
  }
  await ports.turns.next();
  const passedOverWhy = whyNot(ids, asked, barred);
  await ports.turns.next();
  return {
    kind: "people",
    invitees: panel.filter(({ personId }) => drawn.has(personId)),
    passedOver: passedOverInAll(passedOverWhy),
    passedOverWhy,
  };
}

/**
 * Draws the sample of those who may be asked, in the size that the whole panel has: whoever rests makes room for others. `drawn` are still to be invited,
 * `asked` all whom the round asks.
 */
async function sampled(
  { turns }: Pick<PlanningPorts, "turns">,
  of: OpeningOf,
  {
    ids,
    may,
    inRound,
  }: {
    readonly ids: readonly string[];
    readonly may: ReadonlySet<string>;
    readonly inRound: ReadonlySet<string>;
  },
): Promise<{ readonly drawn: ReadonlySet<string>; readonly asked: ReadonlySet<string> }> {
  const rested = ids.filter((id) => may.has(id) && !inRound.has(id));
  await turns.next();
  const percent = samplePercentOf(of.schedule.audience);
  const room = percent === null ? rested.length : sampleSize(ids.length, percent) - inRound.size;
  const drawn = draw(rested, Math.max(0, room), of.seed);
  if (inRound.size === 0) return { drawn, asked: drawn };
  await turns.next();
  return { drawn, asked: new Set([...inRound, ...drawn]) };
}

function whyNot(
  ids: readonly string[],
  asked: ReadonlySet<string>,
  barred: ReadonlyMap<string, BarredWhy>,
): PassedOver {
  const reasons: BarredWhy[] = [];
  let undrawn = 0;
  for (const id of ids) {
    if (asked.has(id)) continue;
    const why = barred.get(id);
    if (why === undefined) undrawn += 1;
    else reasons.push(why);
  }
  return { ...countBarred(reasons), ...(undrawn === 0 ? {} : { sample: undrawn }) };
}

async function alreadyIn(ports: PlanningPorts, of: OpeningOf): Promise<ReadonlySet<string>> {
  if (of.roundId === null) return new Set();
  const justBefore = new Date(of.opensAt.getTime() - 1);
  const recents = await ports.rounds.askedSince(of.schedule.organizationId, justBefore);
  const ours = recents.find(({ roundId }) => roundId === of.roundId);
  return new Set(ours?.personIds.filter((id) => id !== null));
}

async function planCrowd(ports: PlanningPorts, of: OpeningOf, size: number): Promise<OpeningPlan> {
  // Whoever opens a link has not been asked by anyone; how many there are shows at the sealing.
  if (of.schedule.mode === "link") return { kind: "crowd", size: 0 };
  if (of.schedule.mode === "direct") return { kind: "refused", why: "needs-post" };
  if (size === 0) return { kind: "refused", why: "audience-empty" };
  if (size < leastAsked(of.promise, of.k)) return { kind: "refused", why: "too-few-people" };
  return (await crowdAskedRecently(ports, of))
    ? { kind: "refused", why: "asked-recently" }
    : { kind: "crowd", size };
}

async function inPanel(
  ports: PlanningPorts,
  of: OpeningOf,
  accounts: readonly Account[],
): Promise<readonly Account[]> {
  const { panel, schedule } = of;
  if (panel === null) return accounts;
  const turn: Account[] = [];
  for (const chunk of chunksOf(accounts)) {
    const seats = await ports.rounds.seats(
      schedule.id,
      panel.of,
      chunk.map(({ personId }) => personId),
    );
    turn.push(...chunk.filter(({ personId }) => seats.get(personId) === panel.index));
    await ports.turns.next();
  }
  return turn;
}

// Nobody knows who is in a crowd: whoever posted to the same place has asked all of it.
async function crowdAskedRecently(ports: PlanningPorts, of: OpeningOf): Promise<boolean> {
  const { schedule, opensAt, roundId } = of;
  if (schedule.gapDays === 0) return false;
  const barred = gapBegins(opensAt, schedule.zone, schedule.gapDays);
  for (const other of await ports.schedules.all(schedule.organizationId)) {
    if (other.connectionId !== schedule.connectionId || placeOf(other) !== placeOf(schedule)) continue;
    const rounds = await recentRounds(ports.rounds, other.id);
    const asked = rounds.filter((round) => hasAsked(round) && round.id !== roundId);
    if (asked.some((round) => round.opensAt >= barred)) return true;
  }
  return false;
}

function placeOf({ audience }: Schedule): string {
  return "externalId" in audience ? audience.externalId : audience.kind;
}

async function isTooAlike(
  ports: PlanningPorts,
  of: OpeningOf,
  asked: ReadonlySet<string>,
  now: Date,
): Promise<boolean> {
  const since = new Date(of.opensAt.getTime() - LIKENESS_WINDOW_MS);
  const recents = await ports.rounds.askedSince(of.schedule.organizationId, since);
  const near: NearMatch[] = [];
  for (const other of recents) {
    if (other.roundId === of.roundId) continue;
    await ports.turns.next();
    near.push(...nearMatches(asked, [other], of.k));
  }
  for (const { recent, personIds } of near) {
    const explained = await ports.rounds.joinedOrLeft(personIds, recent.opensAt);
    // Nobody but they themselves decides on these: like leaving and coming back.
    const wishes = await ports.people.wishes(personIds);
    for (const personId of personIds) {
      if (explained.has(personId)) continue;
      const isIn = asked.has(personId);
      const wished = wishes.get(personId) ?? NO_WISHES;
      const { opensAt, schedule } = of;
      if (isIn ? hasComeBack(wished, recent.opensAt) : steppedAside(wished, schedule.surveyId, opensAt))
        continue;
      if (isIn || !(await isGone(ports, { organizationId: schedule.organizationId, personId }, now)))
        return true;
    }
  }
  return false;
}
