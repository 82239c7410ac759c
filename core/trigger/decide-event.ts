// Decides what becomes of an event that was told: it waits for its question, or passes, for a reason that can be said.
import { fireTimes } from "../ask/fire-times.ts";
import type { Account } from "../people/person.ts";
import { MINUTE_MS } from "../time.ts";
import type { ToldEvent } from "./event.ts";
import type { EventDecision, EventFacts, RuleInForce } from "./ports.ts";

/** How far ahead of ours a teller's clock may be. */
export const CLOCK_AHEAD_MS = 5 * MINUTE_MS;

const HOUR_MS = 60 * MINUTE_MS;

/** Decides about one event told at `now`; `draw` (0–99) is below the sample's share for those who are asked. */
export function decideEvent(
  told: ToldEvent & { readonly draw: number },
  { inForce, accounts, before }: EventFacts,
  now: Date,
): EventDecision {
  if (before !== null) return { kind: "repeated" };
  // Without a rule nobody's name is kept: there is nothing that it could be needed for.
  if (inForce === null) return { kind: "passes", why: "no-rule", personId: null };
  const { rule } = inForce;
  if (rule.state === "paused") return { kind: "passes", why: "rule-paused", personId: null };

  const people = new Set(accounts.map(({ personId }) => personId));
  const [personId] = people;
  if (personId === undefined) return { kind: "passes", why: "unknown-person", personId: null };
  if (people.size > 1) return { kind: "passes", why: "several-people", personId: null };
  const passes = (why: "unreachable" | "too-late" | "sample") => ({ kind: "passes", why, personId }) as const;
  if (!accounts.some(isReachable)) return passes("unreachable");

  // A clock a little ahead of ours tells of what happens just now.
  const at = Math.min(told.at.getTime(), now.getTime());
  const deadline = new Date(at + rule.deadlineHours * HOUR_MS);
  const askAt = new Date(Math.max(now.getTime(), at + rule.delayMinutes * MINUTE_MS));
  const expectedAt = openingFor(inForce, askAt);
  if (expectedAt >= deadline) return passes("too-late");
  if (told.draw >= rule.samplePercent) return passes("sample");
  return { kind: "waits", personId, askAt, deadline, expectedAt };
}

/** Gives when a question that is due at `askAt` goes out: at once where answers carry names, with the next weekly round where they do not. */
export function openingFor({ promise, schedule }: Omit<RuleInForce, "rule">, askAt: Date): Date {
  if (promise === "attributed" || schedule === null) return askAt;
  const { cadence, zone, anchor } = schedule;
  return fireTimes(cadence, { zone, anchor, from: askAt, count: 1 })[0]?.at ?? askAt;
}

function isReachable({ state }: Account): boolean {
  return state === "subscribed";
}
