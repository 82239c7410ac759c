// What no line of a log may hold: a score that somebody gave, anyone's words, or who they are.
import { expect } from "vitest";

/** Fields that hold numbers which are nobody's answer. */
const COUNTS = new Set(["count", "ms", "port", "pid", "time", "level"]);
/** Fields that hold ids of ours, which are random. */
const IDS = new Set(["round", "schedule", "connection", "delivery"]);
const ID = /^[A-Za-z0-9_-]{22}$/;
/** Fields that hold words of the program. */
const WORDS = new Set(["event", "platform", "kind", "state", "outcome", "code", "mode"]);
/** How often somebody was reminded is told as a kind. */
const NUMBERED_KINDS = new Set(["reminded"]);
const HIGHEST_SCORE = 10;

/** Gives each line, with why, that has a score in it, one of `secrets`, or a field in which any of that could hide. */
export function leaksIn(lines: readonly string[], secrets: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const told = secrets.filter((secret) => line.includes(secret));
    const fields = Object.entries(JSON.parse(line) as Record<string, unknown>);
    const { event } = Object.fromEntries(fields);
    const wrong = fields.filter(
      ([name, value]) => !isHarmless(name, value) && !(name === "kind" && NUMBERED_KINDS.has(String(event))),
    );
    const why = [...told, ...wrong.map(([name]) => name)];
    return why.length === 0 ? [] : [`${line}: ${why.join(", ")}`];
  });
}

function isHarmless(name: string, value: unknown): boolean {
  if (COUNTS.has(name)) return typeof value === "number";
  if (typeof value !== "string") return false;
  if (IDS.has(name)) return ID.test(value);
  // Whole numbers alone: the 502 in a code is no score.
  const numbers = value.match(/\d+/g) ?? [];
  return WORDS.has(name) && numbers.every((number) => Number(number) > HIGHEST_SCORE);
}

/** Expects that a journey's log has many lines and none of these secrets, nor any score, in any of them. */
export function expectLogWithout(
  { logged }: { readonly logged: readonly string[] },
  secrets: readonly string[],
): void {
  expect(logged.length).toBeGreaterThan(3);
  expect(leaksIn(logged, secrets)).toEqual([]);
}
