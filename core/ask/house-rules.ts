// An organization's rules on asking with the calendar that goes with them, as every decision about a moment takes them.
import type { Blackout, Policy } from "../people/policy.ts";
import type { People } from "../people/ports.ts";
import { wallTime } from "../time.ts";
import type { Calendar, Calendars } from "./ports.ts";

/** The rules as they stand, and the days off of their country. */
export interface HouseRules {
  readonly policy: Policy;
  readonly calendar: Calendar;
}

/** What is needed to read the rules. */
export interface HouseRulesPorts {
  readonly people: Pick<People, "policy">;
  readonly calendars: Pick<Calendars, "of">;
}

/** Reads an organization's rules, and has their country's holidays at hand. */
export async function houseRules(ports: HouseRulesPorts, organizationId: string): Promise<HouseRules> {
  const { policy } = await ports.people.policy(organizationId);
  return { policy, calendar: await ports.calendars.of(policy.country) };
}

/** Gives the blackout in which a local date "YYYY-MM-DD" lies, or null. */
export function blackoutOn({ blackouts }: Pick<Policy, "blackouts">, date: string): Blackout | null {
  // Dates in this form sort as they follow each other.
  return blackouts.find(({ from, to }) => from <= date && date <= to) ?? null;
}

/** Gives the blackout in which an instant lies by a zone's calendar, or null. */
export function blackoutAt(policy: Pick<Policy, "blackouts">, at: Date, zone: string): Blackout | null {
  return policy.blackouts.length === 0 ? null : blackoutOn(policy, wallTime(at, zone).slice(0, 10));
}
