// What a round's question opens with, as its schedule stands: news of what was done about earlier answers.
import type { SaidAndDone } from "../steer/action.ts";
import type { Steering } from "../steer/ports.ts";
import { nextSaidAndDone } from "../steer/said-and-done.ts";
import type { Rounds, Schedules } from "./ports.ts";
import type { Round } from "./round.ts";
import { hasAsked, recentRounds } from "./running.ts";
import type { Schedule } from "./schedule.ts";

/** What looking for news takes. */
export interface OpensWithPorts {
  readonly steering: Pick<Steering, "actions">;
}

/** Gives the news with which the next round of a schedule opens, to be frozen; `recent` are its newest rounds. Empty where there is none. */
export async function opensWith(
  ports: OpensWithPorts,
  schedule: Pick<Schedule, "surveyId" | "organizationId" | "panels">,
  recent: readonly Pick<Round, "opensAt" | "state">[],
): Promise<{ readonly saidAndDone?: SaidAndDone }> {
  const { surveyId: id, organizationId, panels } = schedule;
  const openings = recent.filter(hasAsked).map(({ opensAt }) => opensAt);
  const said = await nextSaidAndDone(ports, { id, organizationId }, { openings, panels });
  return said === null ? {} : { saidAndDone: said };
}

/** Gives what a survey's next question opens with, for those who look at it before it is asked: by its active schedule, where it has several the first. */
export async function newsOfSurvey(
  ports: OpensWithPorts & {
    readonly schedules: Pick<Schedules, "all">;
    readonly rounds: Pick<Rounds, "ofSchedule">;
  },
  survey: { readonly id: string; readonly organizationId: string },
): Promise<SaidAndDone | null> {
  const { id, organizationId } = survey;
  const own = (await ports.schedules.all(organizationId)).filter(({ surveyId }) => surveyId === id);
  const schedule = own.find(({ state }) => state === "active") ?? own.at(0);
  const recent = schedule === undefined ? [] : await recentRounds(ports.rounds, schedule.id);
  const asking = schedule ?? { surveyId: id, organizationId, panels: 1 };
  return (await opensWith(ports, asking, recent)).saidAndDone ?? null;
}
