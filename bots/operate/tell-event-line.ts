// An event told at the command line: the same checks as over HTTP, and the answer in a sentence.
import type { Organization } from "../../core/people/person.ts";
import type { Random } from "../../core/ports.ts";
import type { Store } from "../../core/store.ts";
import { tellEvents } from "../../core/trigger/tell-event.ts";
import { tellingSchema } from "../api/event-schemas.ts";
import { toldOf } from "../api/told-of.ts";
import type { Copy } from "../copy/copy.ts";
import type { Printed } from "./operator-command.ts";

/** What was typed. */
export interface EventLine {
  readonly type: string;
  /** `email:ann@example.org`, `slack:U123`, `telegram:@ann`. */
  readonly person: string;
  readonly at: string | undefined;
  /** `key=value` each. */
  readonly attributes: readonly string[];
}

/** Tells of the event and says what will come of it. Colleagues whom the bot has not met are not looked up: the command line asks no platform. */
export async function tellEventLine(
  { store, organization, random }: { store: Store; organization: Organization; random: Random },
  line: EventLine,
  now: Date,
  { operating, eventsApi, managing, format }: Copy,
): Promise<Printed> {
  const words = operating.cli;
  const [, by = "", value = ""] = /^(email|slack|telegram):(.+)$/.exec(line.person) ?? [];
  const attributes = Object.fromEntries(line.attributes.map((each) => splitOnce(each)));
  const at = line.at ?? now.toISOString();
  const read = tellingSchema.safeParse({ type: line.type, person: { [by]: value }, at, attributes });
  const [told] = read.success && !("events" in read.data) ? [read.data] : [];
  if (told === undefined) return { kind: "refused", text: words.eventWrong };
  const taken = await tellEvents(
    { ...store, directories: new Map(), random },
    { organizationId: organization.id, events: [toldOf(told)], by: null, now },
  );
  if (taken.kind !== "taken") return { kind: "refused", text: eventsApi.problems["in-future"].detail };
  const [event] = taken.events;
  if (event?.repeated === true) return { kind: "ok", text: managing.events.toldAgain };
  if (event?.why != null) return { kind: "ok", text: eventsApi.why[event.why] };
  const when = format.moment(new Date(event?.askAt ?? now), organization.zone, now);
  return { kind: "ok", text: words.eventTold({ when }) };
}

function splitOnce(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
