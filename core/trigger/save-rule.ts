// Makes and changes rules, each with the schedule whose weekly rounds hold its answers.

import { DRAFT_DEFAULTS } from "../ask/draft.ts";
import { nextOpening } from "../ask/moment-advice.ts";
import type { Schedules } from "../ask/ports.ts";
import type { ChannelRef, NewSchedule, Schedule } from "../ask/schedule.ts";
import { SurveyError } from "../errors.ts";
import type { Policy } from "../people/policy.ts";
import type { Random } from "../ports.ts";
import type { Survey } from "../survey/survey.ts";
import { DAY_MS, localMonday } from "../time.ts";
import type { EventRules } from "./ports.ts";
import { type EventRule, RULE_DEFAULTS, type RuleWish } from "./rule.ts";

/** What saving takes. */
export interface RulePorts {
  readonly eventRules: EventRules;
  readonly schedules: Pick<Schedules, "all" | "byId" | "create" | "update">;
  readonly random: Pick<Random, "id">;
}

/** What a rule is made of. */
export interface RuleOf {
  readonly eventType: string;
  readonly survey: Survey;
  readonly wish: Omit<RuleWish, "survey"> & { readonly gapDays?: number };
  /** The connection on which its rounds are known; people are asked on their own. */
  readonly connectionId: string;
  readonly zone: string;
  /** Left out, the digest stays where it went; null sends it nowhere. */
  readonly digestChannel?: ChannelRef | null;
}

/** A rule that was kept with its schedule; `stale` where someone else was faster. */
export type SavedRule =
  | { readonly kind: "saved"; readonly rule: EventRule; readonly schedule: Schedule; readonly isNew: boolean }
  | { readonly kind: "stale" };

// Tuesday morning: nobody's first hour of the week, and four days to answer.
const RHYTHM = { kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" } as const;
const CLOSES = { kind: "after", hours: 96 } as const;

/** Makes a rule, or changes the one of its type. */
export async function saveRule(ports: RulePorts, of: RuleOf, now: Date): Promise<SavedRule> {
  const before = await ports.eventRules.byType(of.survey.organizationId, of.eventType);
  return before === null ? makeRule(ports, of, now) : changeRule(ports, before, of);
}

/** Pauses or resumes a rule and its schedule; null where someone else was faster. */
export async function setRuleState(
  ports: RulePorts,
  rule: EventRule,
  state: EventRule["state"],
  now: Date,
): Promise<EventRule | null> {
  const changed = { ...rule, state };
  if (!(await ports.eventRules.update(changed, rule.version))) return null;
  await editSchedule(ports, rule.scheduleId, { state, ...(state === "active" ? { since: now } : {}) });
  return { ...changed, version: rule.version + 1 };
}

/** Removes a rule; its schedule rests, and keeps what its rounds have shown. */
export async function removeRule(ports: RulePorts, rule: EventRule): Promise<void> {
  await editSchedule(ports, rule.scheduleId, { state: "paused" });
  await ports.eventRules.remove(rule.id);
}

/** Gives when a rule's gathered questions go out next; null for a rule that asks at once, or not at all. */
export function nextGathering(
  rule: Pick<EventRule, "state">,
  survey: Pick<Survey, "promise">,
  schedule: Schedule,
  policy: Pick<Policy, "blackouts">,
  now: Date,
): Date | null {
  const isGathering =
    survey.promise === "anonymous" && rule.state === "active" && schedule.state === "active";
  return isGathering ? (nextOpening(schedule, policy, now).fire?.at ?? null) : null;
}

async function makeRule(ports: RulePorts, of: RuleOf, now: Date): Promise<SavedRule> {
  const { eventType, survey, wish } = of;
  const ruleId = ports.random.id();
  const touchpoint = wish.touchpoint ?? eventType;
  const schedule = await scheduleFor(ports, of, { ruleId, touchpoint }, now);
  const rule = await ports.eventRules.create({
    id: ruleId,
    organizationId: survey.organizationId,
    eventType,
    surveyId: survey.id,
    scheduleId: schedule.id,
    touchpoint,
    delayMinutes: wish.delayMinutes ?? RULE_DEFAULTS.delayMinutes,
    samplePercent: wish.samplePercent ?? RULE_DEFAULTS.samplePercent,
    deadlineHours: wish.deadlineHours ?? RULE_DEFAULTS.deadlineHours[survey.promise],
    state: "active",
  });
  return rule === null ? { kind: "stale" } : { kind: "saved", rule, schedule, isNew: true };
}

async function changeRule(ports: RulePorts, before: EventRule, of: RuleOf): Promise<SavedRule> {
  const { survey, wish, digestChannel } = of;
  const { gapDays, ...said } = wish;
  const rule = { ...before, ...said, surveyId: survey.id };
  if (!(await ports.eventRules.update(rule, before.version))) return { kind: "stale" };
  const schedule = await editSchedule(ports, before.scheduleId, {
    surveyId: survey.id,
    audienceName: rule.touchpoint,
    ...(gapDays === undefined ? {} : { gapDays }),
    ...(digestChannel === undefined
      ? {}
      : { digest: { channel: digestChannel, at: DRAFT_DEFAULTS.digestAt } }),
  });
  return { kind: "saved", rule: { ...rule, version: before.version + 1 }, schedule, isNew: false };
}

/** Gives the schedule of a new rule: one that an earlier rule of the type has left, so that its history goes on, or a new one. */
async function scheduleFor(
  ports: RulePorts,
  of: RuleOf,
  { ruleId, touchpoint }: { readonly ruleId: string; readonly touchpoint: string },
  now: Date,
): Promise<Schedule> {
  const { survey, eventType, zone, connectionId, wish, digestChannel = null } = of;
  const key = eventType.replace(/[._-]+/g, "-").slice(0, 32);
  const wanted: NewSchedule = {
    organizationId: survey.organizationId,
    surveyId: survey.id,
    connectionId,
    key,
    cadence: RHYTHM,
    zone,
    // The week before: a stream that is made on a Thursday has its week already.
    anchor: localMonday(new Date(now.getTime() - 7 * DAY_MS), zone),
    audience: { kind: "events", ruleId },
    audienceName: touchpoint,
    mode: "direct",
    panels: 1,
    gapDays: wish.gapDays ?? DRAFT_DEFAULTS.gapDays,
    closes: CLOSES,
    reminders: [],
    digest: { channel: digestChannel, at: DRAFT_DEFAULTS.digestAt },
    catchUp: DRAFT_DEFAULTS.catchUp,
    openDigest: survey.relation === "staff",
    localTime: true,
    state: "active",
    since: now,
  };
  for (const left of await ports.schedules.all(survey.organizationId)) {
    if (left.key !== key || left.audience.kind !== "events") continue;
    if ((await ports.eventRules.byId(left.audience.ruleId)) !== null) continue;
    return editSchedule(ports, left.id, wanted);
  }
  return ports.schedules.create(wanted);
}

async function editSchedule(
  { schedules }: RulePorts,
  scheduleId: string | null,
  change: Partial<NewSchedule>,
): Promise<Schedule> {
  for (;;) {
    const before = scheduleId === null ? null : await schedules.byId(scheduleId);
    if (before === null) throw new SurveyError("internal", { what: "rule-without-schedule" });
    // Someone else's edit in between changes nothing about this wish: look again.
    if (!(await schedules.update({ ...before, ...change }, before.version))) continue;
    return (await schedules.byId(before.id)) ?? before;
  }
}
