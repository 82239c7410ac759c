// Reads a draft: fills in the defaults, puts names right, and finds what cannot be meant or does not fit in time.
import { localMonday, parseZone } from "../time.ts";
import { type Cadence, parseCadence } from "./cadence.ts";
import {
  DRAFT_DEFAULTS,
  type DraftFault,
  type DraftField,
  type DraftProblem,
  MAX_GAP_DAYS,
  MAX_PANELS,
  MAX_REMINDERS,
  type ScheduleDraft,
} from "./draft.ts";
import { type Fire, fireTimes } from "./fire-times.ts";
import { CLOSING_LEAD_MS, isMoment, momentAfter, SHORTEST_INTERVAL_MS } from "./moments.ts";
import type { LocalMoment, NewSchedule } from "./schedule.ts";

/** A draft as a schedule that could be kept, or everything wrong with its words and times. */
export type CompletedDraft =
  | { readonly kind: "ok"; readonly schedule: NewSchedule }
  | { readonly kind: "invalid"; readonly problems: readonly DraftProblem[] };

// Half a year of weeks: long enough to meet a clock change and the shortest month.
const FIRES_LOOKED_AT = 26;
const KEY = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,31}$/u;
const HOUR_MS = 3_600_000;

/** Describes one thing wrong with a draft. */
export function problem(
  field: DraftField,
  code: DraftFault,
  params: DraftProblem["params"] = {},
): DraftProblem {
  return { field, code, params };
}

/** Completes a draft as of `now`; `key` names it where the draft does not. Looks at nothing outside the draft. */
export function completeDraft(draft: ScheduleDraft, key: string, now: Date): CompletedDraft {
  const zone = parseZone(draft.zone);
  const cadence = parseCadence(draft.cadence);
  const problems = wordProblems(draft, draft.key ?? key);
  if (zone.kind === "invalid") problems.push(problem("zone", "unknown-zone", { zone: draft.zone }));
  if (cadence.kind === "invalid") problems.push(problem("cadence", `cadence-${cadence.reason}`));
  if (zone.kind === "invalid" || cadence.kind === "invalid" || problems.length > 0) {
    return { kind: "invalid", problems };
  }
  const schedule: NewSchedule = {
    organizationId: draft.organizationId,
    surveyId: draft.surveyId,
    connectionId: draft.connectionId,
    key: draft.key ?? key,
    cadence: cadence.cadence,
    zone: zone.zone,
    anchor: anchorFor(cadence.cadence, zone.zone, now),
    audience: draft.audience,
    audienceName: draft.audienceName,
    mode: draft.mode ?? DRAFT_DEFAULTS.mode,
    panels: draft.panels ?? DRAFT_DEFAULTS.panels,
    gapDays: draft.gapDays ?? DRAFT_DEFAULTS.gapDays,
    closes: draft.closes ?? DRAFT_DEFAULTS.closes,
    reminders: draft.reminders ?? DRAFT_DEFAULTS.reminders,
    digest: { channel: draft.digest?.channel ?? null, at: draft.digest?.at ?? DRAFT_DEFAULTS.digestAt },
    catchUp: draft.catchUp ?? DRAFT_DEFAULTS.catchUp,
    openDigest: draft.openDigest ?? DRAFT_DEFAULTS.openDigest,
    ...(draft.localTime === true ? { localTime: true } : {}),
    state: "active",
    since: now,
  };
  const late = timeProblems(schedule, now);
  return late.length > 0 ? { kind: "invalid", problems: late } : { kind: "ok", schedule };
}

/** Gives the Monday from which "every n weeks" counts so that the first fire is the very next one of that weekday and time. */
export function anchorFor(cadence: Cadence, zone: string, now: Date): string {
  const thisWeek = localMonday(now, zone);
  if (cadence.kind !== "weekly") return thisWeek;
  const everyWeek = { ...cadence, everyWeeks: 1 };
  const [first] = fireTimes(everyWeek, { zone, anchor: thisWeek, from: now, count: 1 });
  return first === undefined ? thisWeek : localMonday(first.at, zone);
}

function wordProblems(draft: ScheduleDraft, key: string): DraftProblem[] {
  const { mode, panels = 1, gapDays = 0, closes, reminders = [], digest } = draft;
  const problems: DraftProblem[] = [];
  if (!KEY.test(key)) problems.push(problem("key", "bad-key", { most: 32 }));
  if (!isWhole(panels, 1, MAX_PANELS))
    problems.push(problem("panels", "panels-out-of-range", { most: MAX_PANELS }));
  if (!isWhole(gapDays, 0, MAX_GAP_DAYS))
    problems.push(problem("gap", "gap-out-of-range", { most: MAX_GAP_DAYS }));
  if (mode === "post" && draft.audience.kind !== "channel")
    problems.push(problem("mode", "post-needs-channel"));
  if ((mode === "post" || mode === "link") && panels > 1)
    problems.push(problem("panels", "post-has-no-panels"));
  if ((mode === "post" || mode === "link") && draft.localTime === true)
    problems.push(problem("mode", "post-has-no-local-time"));
  if (reminders.length > MAX_REMINDERS) {
    problems.push(problem("reminders", "too-many-reminders", { most: MAX_REMINDERS }));
  }
  const moments: readonly (readonly [DraftField, LocalMoment | undefined])[] = [
    ["closes", closes],
    ["digest", digest?.at],
    ...reminders.map((reminder) => ["reminders", reminder] as const),
  ];
  for (const [field, moment] of moments) {
    if (moment !== undefined && !isMoment(moment)) problems.push(problem(field, "bad-moment"));
  }
  if (closes?.kind === "after" && closes.hours <= 0)
    problems.push(problem("closes", "closes-before-opening"));
  return problems;
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** Looks at the coming fires one by one: clock changes and short months make them differ. */
function timeProblems(schedule: NewSchedule, now: Date): readonly DraftProblem[] {
  const { cadence, zone, anchor } = schedule;
  const fires = fireTimes(cadence, { zone, anchor, from: now, count: FIRES_LOOKED_AT });
  if (fires.length === 0) return [problem("cadence", "cadence-cron-never")];
  for (const [index, fire] of fires.entries()) {
    const found = roundProblem(schedule, fire, fires[index + 1] ?? null);
    if (found !== null) return [found];
  }
  return [];
}

function roundProblem(schedule: NewSchedule, fire: Fire, next: Fire | null): DraftProblem | null {
  const hours = (until: number): number => Math.floor((until - fire.at.getTime()) / HOUR_MS);
  const latest = next === null ? Number.POSITIVE_INFINITY : next.at.getTime() - CLOSING_LEAD_MS;
  if (next !== null && next.at.getTime() - fire.at.getTime() < SHORTEST_INTERVAL_MS) {
    return problem("cadence", "fires-too-often", { hours: SHORTEST_INTERVAL_MS / HOUR_MS });
  }
  const closesAt = momentAfter(fire.at, schedule.zone, schedule.closes).getTime();
  if (closesAt > latest) return problem("closes", "closes-after-next-fire", { hours: hours(latest) });
  for (const reminder of schedule.reminders) {
    const at = momentAfter(fire.at, schedule.zone, reminder).getTime();
    if (at <= fire.at.getTime() || at >= closesAt) {
      return problem("reminders", "reminder-outside-round", { hours: hours(closesAt) });
    }
  }
  return null;
}
