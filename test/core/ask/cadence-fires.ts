// What the tests of cadences share: short ways to write a cadence and to read its fires.
import type { Cadence } from "../../../core/ask/cadence.ts";
import { type Fire, fireTimes } from "../../../core/ask/fire-times.ts";
import type { Weekday } from "../../../core/time.ts";

export const NEW_YORK = "America/New_York";
/** A Monday. */
export const ANCHOR = "2026-01-05";

export const weekly = (everyWeeks: number, day: Weekday, at = "10:00"): Cadence => ({
  kind: "weekly",
  everyWeeks,
  day,
  at,
});
export const cron = (expression: string): Cadence => ({ kind: "cron", expression });
export const daily = (at: string): Cadence => cron(`${Number(at.slice(3))} ${Number(at.slice(0, 2))} * * *`);

export const firesAfter = (
  cadence: Cadence,
  zone: string,
  from: string,
  count: number,
  anchor = ANCHOR,
): Fire[] => fireTimes(cadence, { zone, anchor, from: new Date(from), count });

export const nominals = (fires: readonly Fire[]): string[] => fires.map((fire) => fire.nominal);
export const instants = (fires: readonly Fire[]): string[] =>
  fires.map((fire) => fire.at.toISOString().slice(0, 16));
