// What a week, a month or a quarter came to, survey by survey: pooled from what was published, and from nothing else.
import type { Publications } from "../publish/ports.ts";
import type { Publication } from "../publish/publication.ts";
import { pool } from "../score/pool.ts";
import type { Action } from "../steer/action.ts";
import type { Steering } from "../steer/ports.ts";
import type { Period, Subscription } from "../steer/subscription.ts";
import { instantsOf, type Stretch, stretchBefore } from "../steer/summary-day.ts";
import type { Surveys } from "../survey/ports.ts";
import type { DigestChange, DigestFigures } from "./digest-figures.ts";
import { figuresOfPool, poolPart } from "./figures-of.ts";
import { changeOf, judgedTogether } from "./judged.ts";

// Two periods of a round a weekday at most, for the longest as many as a trend reads; the newest that were opened.
const READ: Readonly<Record<Period, number>> = { week: 20, month: 60, quarter: 100 };
const MOST_ACTIONS = 50;

/** One survey's share of a summary. */
export interface SurveySummary {
  readonly survey: string;
  /** Rounds that closed in the period; those of them that show counts are pooled. */
  readonly rounds: number;
  /** Null where none of them shows counts. */
  readonly pooled: (DigestFigures & { readonly rounds: number }) | null;
  /** From the period before, both pooled, judged with all surveys of the summary; null where either is not shown. */
  readonly change: DigestChange | null;
  /** The one that closed last. */
  readonly newest: Publication;
}

/** A summary of the period that ended; `surveys` is empty where nothing was published in it. */
export interface Summary {
  readonly stretch: Stretch;
  readonly surveys: readonly SurveySummary[];
  /** What is planned or begun, newest first. */
  readonly actions: readonly Action[];
}

/** What making a summary reads. */
export interface SummaryPorts {
  readonly surveys: Pick<Surveys, "all">;
  readonly publications: Pick<Publications, "ofSurvey">;
  readonly steering: Pick<Steering, "actions">;
}

/** Gives what a subscription tells on the local day on which it is owed. */
export async function summaryOf(
  ports: SummaryPorts,
  subscription: Pick<Subscription, "organizationId" | "surveyId" | "period">,
  { day, zone }: { readonly day: string; readonly zone: string },
): Promise<Summary> {
  const { organizationId, surveyId, period } = subscription;
  const stretch = stretchBefore(period, day);
  const before = stretchBefore(period, stretch.from);
  const all = await ports.surveys.all(organizationId);
  const surveys: SurveySummary[] = [];
  for (const { id, key } of all.filter((survey) => surveyId === null || survey.id === surveyId)) {
    const rounds = await ports.publications.ofSurvey(id, READ[period]);
    const ended = closedIn(rounds, stretch, zone);
    const [newest] = ended;
    if (newest === undefined) continue;
    const pooled = pooledOf(ended);
    const earlier = pooledOf(closedIn(rounds, before, zone));
    surveys.push({
      ...{ survey: key, rounds: ended.length, newest },
      pooled: pooled === null ? null : figuresOfPool(pooled),
      change: changeOf(earlier?.bands ?? null, pooled?.bands ?? null),
    });
  }
  const judged = judgedTogether(surveys.map(({ change }) => change));
  const actions = await ports.steering.actions(organizationId, surveyId, MOST_ACTIONS);
  return {
    stretch,
    surveys: surveys.map((survey, at) => ({ ...survey, change: judged[at] ?? null })),
    actions: actions.filter(({ state }) => state === "planned" || state === "doing"),
  };
}

// Newest first, by closing: that is when an answer was last given.
function closedIn(rounds: readonly Publication[], stretch: Stretch, zone: string): readonly Publication[] {
  const { from, until } = instantsOf(stretch, zone);
  return rounds
    .filter(({ final, closesAt }) => final && closesAt >= from && closesAt < until)
    .toSorted((one, other) => other.closesAt.getTime() - one.closesAt.getTime());
}

function pooledOf(rounds: readonly Publication[]) {
  const parts = rounds.flatMap(poolPart);
  return parts.length === 0 ? null : pool(parts);
}
