// Finds the newest round that knows what people are worth, and the one before it, brought in from elsewhere or not.
import type { Rounds } from "../ask/ports.ts";
import { type LookingPorts, livePublication } from "../publish/live-publication.ts";
import type { Publications } from "../publish/ports.ts";
import type { Publication } from "../publish/publication.ts";
import type { Survey } from "../survey/survey.ts";
import { isAboutTheSame } from "./about-the-same.ts";
import { makeValueView, type ValueView } from "./value-view.ts";

/** What value is read from. */
export interface ReadValuePorts extends LookingPorts {
  readonly publications: Pick<Publications, "byRound" | "history" | "ofSurvey">;
  readonly rounds: Pick<Rounds, "inState">;
}

// How many rounds are looked through for one that knows values, and for the one before it.
const LOOKED_AT = 12;

/** Gives the newest view among surveys of an organization, of an open round as it stands; null where no round knows any value. */
export async function readValue(
  ports: ReadValuePorts,
  organizationId: string,
  surveys: readonly Pick<Survey, "id">[],
): Promise<ValueView | null> {
  const ids = new Set(surveys.map(({ id }) => id));
  const published = await Promise.all(surveys.map(({ id }) => ports.publications.ofSurvey(id, LOOKED_AT)));
  const running = await ports.rounds.inState(organizationId, ["open"]);
  const live: Publication[] = [];
  for (const { id, surveyId, frozen } of running) {
    if (!ids.has(surveyId) || frozen.promise !== "attributed") continue;
    const found = await livePublication(ports, id);
    if (found !== null) live.push(found);
  }
  const newest = [...live, ...published.flat()]
    .filter(({ value }) => value !== undefined)
    .sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime())[0];
  if (newest === undefined) return null;
  return makeValueView(newest, await valuedBefore(ports, newest));
}

// A history leaves out what is long: each round is looked at until one knows values.
async function valuedBefore(
  { publications }: ReadValuePorts,
  newest: Publication,
): Promise<readonly Publication[]> {
  const earlier = await publications.history(newest, { before: newest.opensAt }, LOOKED_AT);
  for (const round of earlier) {
    if (!isAboutTheSame(newest, round)) continue;
    const whole = await publications.byRound(round.roundId);
    if (whole?.value !== undefined) return [whole];
  }
  return [];
}
