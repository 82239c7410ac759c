// The audience that events gather: everyone about whom something waits to be asked, and how its rounds differ from those of a list of people.
import type { Account } from "../people/person.ts";
import type { Surveys } from "../survey/ports.ts";
import type { Schedule } from "./schedule.ts";
import type { RefusedWhy } from "./why.ts";

// More would be a bulk import of the past, not a week's tickets: the next round asks the rest.
const MOST_GATHERED = 20_000;

/** Whom a rule has gathered: a part of the trigger wing's Events, which lies below this one. */
export interface GatheredEvents {
  due(ruleId: string, now: Date, limit: number): Promise<readonly { readonly account: Account | null }[]>;
}

/** Gives the accounts of everyone about whom a rule's events are due before `now`, once each. */
export async function gatheredFor(
  { events }: { readonly events: GatheredEvents },
  ruleId: string,
  now: Date,
): Promise<readonly Account[]> {
  const due = await events.due(ruleId, now, MOST_GATHERED);
  const byPerson = new Map(
    due.flatMap(({ account }) => (account === null ? [] : [[account.personId, account]])),
  );
  return [...byPerson.values()];
}

/** Says whether a schedule's questions are asked one by one, as events happen: where answers carry names nothing has to gather. */
export async function isStream(
  { surveys }: { readonly surveys: Pick<Surveys, "byId"> },
  schedule: Pick<Schedule, "audience" | "surveyId">,
): Promise<boolean> {
  if (schedule.audience.kind !== "events") return false;
  return (await surveys.byId(schedule.surveyId))?.promise === "attributed";
}

/** Says whether a refusal is only a quiet week, of which nobody needs to hear: too little has happened to ask about, and it waits. */
export function isQuietWeek({ audience }: Pick<Schedule, "audience">, why: RefusedWhy): boolean {
  return audience.kind === "events" && (why === "audience-empty" || why === "too-few-people");
}
