// An event as core takes it, from a body that was checked.
import type { PersonName, ToldEvent } from "../../core/trigger/event.ts";
import type { EventBody } from "./event-schemas.ts";

/** Gives the event; types are compared without case. */
export function toldOf({ type, person, at, attributes }: EventBody): ToldEvent {
  return { type: type.toLowerCase(), person: nameOf(person), at: new Date(at), attributes: attributes ?? {} };
}

function nameOf(person: EventBody["person"]): PersonName {
  if ("email" in person) return { by: "email", value: person.email };
  if ("slack" in person) return { by: "slack", value: person.slack };
  return { by: "telegram", value: person.telegram };
}
