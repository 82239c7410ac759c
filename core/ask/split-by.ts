// What a survey's next round splits its results by, to be frozen at its opening: later definitions change nothing about it.
import type { Roster } from "../people/roster.ts";
import type { Survey } from "../survey/survey.ts";
import { MAX_ATTRIBUTES } from "../survey/survey-change.ts";

/** What looking for it takes. */
export interface SplitByPorts {
  readonly roster: Pick<Roster, "definitions">;
}

/** Gives what the survey names, the most important first; where it names nothing, the attributes that were defined first, at most five. */
export async function splitBy(
  { roster }: SplitByPorts,
  survey: Pick<Survey, "organizationId" | "extras">,
): Promise<{ readonly attributes: readonly string[] }> {
  const named = survey.extras?.attributes;
  if (named !== undefined) return { attributes: named };
  const defined = await roster.definitions(survey.organizationId);
  const first = defined.toSorted((one, other) => (one.position ?? 0) - (other.position ?? 0));
  return { attributes: first.slice(0, MAX_ATTRIBUTES).map(({ key }) => key) };
}
