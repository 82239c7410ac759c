// An event as core knows it, from its row.
import { type TriggerEvent, UNASKED } from "../../core/trigger/event.ts";
import type { Tables } from "../schema.ts";

/** Gives an event as core knows it. */
export function toEvent(row: Tables["events"]["$inferSelect"]): TriggerEvent {
  const { why, ...event } = row;
  return { ...event, why: UNASKED.find((each) => each === why) ?? null };
}
