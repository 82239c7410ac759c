// What speaks against a schedule's times: nights, days off, and days that the house rules keep free.
import { wallTime } from "../time.ts";
import type { SeenAudience } from "./audience.ts";
import { nextFire } from "./due-fires.ts";
import type { Fire } from "./fire-times.ts";
import { blackoutAt, type HouseRules } from "./house-rules.ts";
import { isDayOff, isQuiet } from "./right-moment.ts";
import type { NewSchedule, Schedule } from "./schedule.ts";

/** Advice about times: the hour is a quiet one; it is night for some people elsewhere; most of what is coming falls on days off. */
export type MomentAdvice = "quiet-hours" | "asks-at-night" | "on-a-day-off";

/** Gives what speaks against the times of coming fires for an audience; what local time puts right by itself is left out. */
export function momentAdvice(
  schedule: Pick<NewSchedule, "zone" | "mode" | "localTime">,
  fires: readonly Fire[],
  audience: SeenAudience,
  rules: HouseRules,
): readonly MomentAdvice[] {
  const { zone, mode, localTime } = schedule;
  const clock = (at: Date, where: string): string => wallTime(at, where).slice(11);
  if (fires.some(({ nominal }) => isQuiet(rules.policy, nominal.slice(11)))) return ["quiet-hours"];
  if (localTime === true) return [];
  const [first] = fires;
  const zones = new Set(
    audience.kind === "open" ? [] : audience.accounts.map((account) => account.zone ?? zone),
  );
  const atNight =
    first !== undefined &&
    mode === "direct" &&
    [...zones].some((home) => isQuiet(rules.policy, clock(first.at, home)));
  // A date of the month meets a weekend now and then: that is nobody's mistake.
  const off = fires.filter(
    ({ at, nominal }) =>
      blackoutAt(rules.policy, at, zone) === null && isDayOff({ ...rules, zone }, nominal.slice(0, 10)),
  );
  const mostlyOff = off.length * 2 > fires.length;
  return [
    ...(atNight ? (["asks-at-night"] as const) : []),
    ...(mostlyOff ? (["on-a-day-off"] as const) : []),
  ];
}

/** The next fire that opens a round, and the first before it that a blackout passes over; null where there is none. */
export interface NextOpening {
  readonly fire: Fire | null;
  readonly skipped: { readonly at: Date; readonly name: string } | null;
}

// A year of daily fires: a blackout is no longer.
const MOST_SKIPPED = 400;

/** Gives the next opening of a schedule after an instant. */
export function nextOpening(
  schedule: Pick<Schedule, "cadence" | "zone" | "anchor">,
  policy: Pick<HouseRules["policy"], "blackouts">,
  after: Date,
): NextOpening {
  let skipped: NextOpening["skipped"] = null;
  let fire = nextFire(schedule, after);
  for (let count = 0; fire !== null && count < MOST_SKIPPED; count += 1) {
    const blackout = blackoutAt(policy, fire.at, schedule.zone);
    if (blackout === null) return { fire, skipped };
    skipped ??= { at: fire.at, name: blackout.name };
    fire = nextFire(schedule, fire.at);
  }
  return { fire: null, skipped };
}
