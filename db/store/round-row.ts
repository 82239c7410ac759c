// A round as core knows it, from its row.
import type { Round } from "../../core/ask/round.ts";
import type { Tables } from "../schema.ts";

/** Gives a round as core knows it. */
export function toRound(row: Tables["rounds"]["$inferSelect"]): Round {
  const {
    id,
    organizationId,
    scheduleId,
    surveyId,
    connectionId,
    number,
    nominal,
    state,
    why,
    mode,
    population,
  } = row;
  const { opensAt, closesAt, remindersDone, digestAt, invited, passedOver, frozen, panelIndex, panelOf } =
    row;
  return {
    ...{
      id,
      organizationId,
      scheduleId,
      surveyId,
      connectionId,
      number,
      nominal,
      state,
      why,
      mode,
      population,
    },
    ...{ opensAt, closesAt, remindersDone, digestAt, invited, passedOver, frozen },
    ...(row.passedOverWhy === null ? {} : { passedOverWhy: row.passedOverWhy }),
    ...(row.lane === 0 ? {} : { lane: row.lane }),
    reminderAt: row.reminderAt.map((at) => new Date(at)),
    panel: panelIndex === null || panelOf === null ? null : { index: panelIndex, of: panelOf },
  };
}
