// Finds the journey: the touchpoints in their order, each with its newest published round and the one before, brought in from elsewhere or not.
import type { Publications } from "../publish/ports.ts";
import type { Publication } from "../publish/publication.ts";
import type { EventRules } from "../trigger/ports.ts";
import type { EventRule } from "../trigger/rule.ts";
import { isAboutTheSame } from "./about-the-same.ts";
import { type JourneyStop, makeJourney, type Touched } from "./journey.ts";

/** What the journey is read from. */
export interface JourneyPorts {
  readonly eventRules: Pick<EventRules, "all">;
  readonly publications: Pick<Publications, "history">;
}

// Rounds of other touchpoints may lie between, where several are asked by one survey.
const LOOKED_AT = 12;

/** Gives the stops as they stand at `now`. */
export async function readJourney(
  { eventRules, publications }: JourneyPorts,
  organizationId: string,
  now: Date,
): Promise<readonly JourneyStop[]> {
  const rules = inOrder(await eventRules.all(organizationId));
  const touched: Touched[] = [];
  for (const rule of rules) {
    // A rule without rounds of its own may have some that were brought in.
    const { scheduleId, surveyId } = { ...rule, scheduleId: rule.scheduleId ?? "" };
    const found = await publications.history({ scheduleId, surveyId }, { before: now }, LOOKED_AT);
    const isAlone = rules.every((other) => other === rule || other.surveyId !== surveyId);
    const own = { scheduleId, touchpoint: rule.touchpoint };
    const isOwn = (round: Publication) =>
      isAboutTheSame(own, round) &&
      (round.scheduleId === scheduleId || round.touchpoint !== undefined || isAlone);
    touched.push({ rule, publications: found.filter(isOwn) });
  }
  return makeJourney(touched);
}

/** Gives rules in the order of the journey: those with a place by it, the others behind them by name. */
export function inOrder(rules: readonly EventRule[]): readonly EventRule[] {
  const last = rules.length + 1;
  return [...rules].sort(
    (a, b) =>
      (a.position ?? last) - (b.position ?? last) ||
      (a.touchpoint < b.touchpoint
        ? -1
        : a.touchpoint > b.touchpoint
          ? 1
          : a.eventType < b.eventType
            ? -1
            : 1),
  );
}
