// Five-field cron expressions, read as times on a local clock.
//
// croner walks the calendar in wall milliseconds (core/time.ts) and never sees a zone: inside one it runs lists and steps
// such as "30 1,13 * * *" twice when the clock is set back and loses them in a gap, where our rule has every local time fire once.
import { Cron } from "croner";
import { SurveyError } from "../errors.ts";
import { readWall } from "../time.ts";

/** What is wrong with a cron expression: not five fields, a field that cannot be read, or dates that no calendar has. */
export type CronFault = "cron-fields" | "cron-unreadable" | "cron-never";

/** An expression with single spaces, or what is wrong with it. */
export type ParsedCron =
  | { readonly kind: "ok"; readonly expression: string }
  | { readonly kind: "invalid"; readonly reason: CronFault };

const FIELD = /^[0-9A-Za-z*,/#?+-]{1,100}$/;
// Every date that comes at all comes again within 400 years, the Gregorian calendar's cycle; any start will do.
const SEARCH_START = "2000-01-01T00:00";

/** Reads minute, hour, day, month and weekday ("0 10 * * 1"); seconds, years and nicknames such as @daily are refused. */
export function parseCron(text: string): ParsedCron {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 5) return { kind: "invalid", reason: "cron-fields" };
  const expression = fields.join(" ");
  const walk = fields.every((field) => FIELD.test(field)) ? open(expression) : null;
  if (walk === null) return { kind: "invalid", reason: "cron-unreadable" };
  if (walk.nextRun(new Date(readWall(SEARCH_START))) === null)
    return { kind: "invalid", reason: "cron-never" };
  return { kind: "ok", expression };
}

/** Gives the wall milliseconds that an expression names after `wall`, in order; throws SurveyError `internal` for one that cannot be read. */
export function* cronWallsAfter(expression: string, wall: number): Generator<number, void> {
  const walk = openChecked(expression);
  for (let at = walk.nextRun(new Date(wall)); at !== null; at = walk.nextRun(at)) yield at.getTime();
}

/** Gives the wall milliseconds that an expression names before `wall`, latest first; throws SurveyError `internal` for one that cannot be read. */
export function* cronWallsBefore(expression: string, wall: number): Generator<number, void> {
  const walk = openChecked(expression);
  let [at] = walk.previousRuns(1, new Date(wall));
  while (at !== undefined) {
    yield at.getTime();
    [at] = walk.previousRuns(1, at);
  }
}

function openChecked(expression: string): Cron {
  const walk = open(expression);
  if (walk === null) throw new SurveyError("internal", { what: "cron-unreadable", expression });
  return walk;
}

function open(expression: string): Cron | null {
  try {
    return new Cron(expression, { mode: "5-part", utcOffset: 0 });
  } catch (error) {
    // croner reports every mistake in an expression as one of these, and has no way to ask first.
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}
