// One change of the house rules as it was said, and what becomes of the rules by it.
import type { Blackout, Policy } from "../people/policy.ts";
import { daysBetween } from "./calendar-date.ts";
import { dayOf, stretchOf } from "./said-day.ts";

/** What was said; a country as it was typed. */
export type RulesChange =
  | { readonly kind: "quarter"; readonly most: number | null }
  /** Equal times mean none. */
  | { readonly kind: "quiet"; readonly from: string; readonly to: string }
  | { readonly kind: "workdays"; readonly on: boolean }
  | { readonly kind: "holidays"; readonly place: string | null }
  | { readonly kind: "blackout"; readonly blackout: Blackout }
  /** The blackout in which the date lies; null takes all away. */
  | { readonly kind: "no-blackout"; readonly date: string | null };

/** The most questions a quarter that a rule may allow: one a day, which is as good as none. */
export const MOST_A_QUARTER = 91;
/** The most blackouts, and the longest, in days. */
export const MOST_BLACKOUTS = 30;
export const LONGEST_BLACKOUT = 366;
/** The longest name of a blackout. */
export const LONGEST_NAME = 60;

/** What is wrong with a change. */
export type RulesFault =
  | "unknown-country"
  | "blackout-backwards"
  | "blackout-too-long"
  | "blackout-past"
  | "too-many-blackouts"
  | "no-such-blackout";

/** Says what is wrong with a blackout, on a day "YYYY-MM-DD" of the organization; null where nothing is. */
export function blackoutFault({ from, to }: Blackout, today: string): RulesFault | null {
  if (to < from) return "blackout-backwards";
  if (daysBetween(from, to) > LONGEST_BLACKOUT) return "blackout-too-long";
  return to < today ? "blackout-past" : null;
}

/** Gives blackouts in order, without those that are long over and without the same days twice: the later name counts. */
export function tidyBlackouts(blackouts: readonly Blackout[], today: string): readonly Blackout[] {
  const byDays = new Map(blackouts.map((each) => [`${each.from} ${each.to}`, each]));
  return [...byDays.values()]
    .filter(({ to }) => to >= today)
    .sort((one, other) =>
      one.from === other.from ? (one.to < other.to ? -1 : 1) : one.from < other.from ? -1 : 1,
    );
}

/** Gives a change with the years that were not said, seen from a day "YYYY-MM-DD" of the organization, of whose blackouts a day that is over may name one that is not. */
export function dated(change: RulesChange, today: string, blackouts: readonly Blackout[]): RulesChange {
  if (change.kind === "blackout") {
    const { from, to } = change.blackout;
    return { ...change, blackout: { ...change.blackout, ...stretchOf(from, to, today) } };
  }
  if (change.kind !== "no-blackout" || change.date === null) return change;
  const last = dayOf(change.date, today, "last");
  const isRunning = blackouts.some(({ from, to }) => from <= last && last <= to && today <= to);
  return { ...change, date: isRunning ? last : dayOf(change.date, today, "next") };
}

/** Gives the rules after a change other than that of the country, or what is wrong with it. */
export function applyRule(
  policy: Policy,
  change: Exclude<RulesChange, { kind: "holidays" }>,
  today: string,
): Policy | { readonly fault: RulesFault } {
  switch (change.kind) {
    case "quarter":
      return { ...policy, mostPerQuarter: change.most };
    case "quiet":
      return { ...policy, quietHours: { from: change.from, to: change.to } };
    case "workdays":
      return { ...policy, workdaysOnly: change.on };
    case "blackout": {
      const fault = blackoutFault(change.blackout, today);
      if (fault !== null) return { fault };
      const blackouts = tidyBlackouts([...policy.blackouts, change.blackout], today);
      return blackouts.length > MOST_BLACKOUTS ? { fault: "too-many-blackouts" } : { ...policy, blackouts };
    }
    case "no-blackout": {
      const { date } = change;
      if (date === null) return { ...policy, blackouts: [] };
      const left = policy.blackouts.filter(({ from, to }) => date < from || date > to);
      return left.length === policy.blackouts.length
        ? { fault: "no-such-blackout" }
        : { ...policy, blackouts: left };
    }
  }
}

/** Writes a change as it can be typed again, for the log. */
export function writeRule(change: RulesChange, country: string | null): string {
  switch (change.kind) {
    case "quarter":
      return `${change.most ?? "none"}`;
    case "quiet":
      return change.from === change.to ? "none" : `${change.from}-${change.to}`;
    case "workdays":
      return change.on ? "on" : "off";
    case "holidays":
      return country ?? "none";
    case "blackout":
      return `${change.blackout.from}..${change.blackout.to}`;
    case "no-blackout":
      return `remove ${change.date ?? "all"}`;
  }
}
