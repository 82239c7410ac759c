// Takes events that someone tells of: people are looked up, clocks compared, and everything is kept or nothing.
import type { Connection } from "../people/person.ts";
import type { People } from "../people/ports.ts";
import type { Directory, Random } from "../ports.ts";
import { CLOCK_AHEAD_MS, decideEvent } from "./decide-event.ts";
import type { PersonName, ToldEvent } from "./event.ts";
import type { Events, Taken, Telling } from "./ports.ts";

/** What telling takes from outside. */
export interface TellingPorts {
  readonly events: Pick<Events, "take">;
  readonly people: Pick<People, "connections" | "account" | "remember">;
  readonly directories: ReadonlyMap<string, Pick<Directory, "member">>;
  readonly random: Pick<Random, "int">;
}

/** What became of it; `in-future` names the events (by position) whose teller's clock is too far ahead. */
export type Told = Taken | { readonly kind: "in-future"; readonly positions: readonly number[] };

/** Tells of events at `now`. Throws SurveyError `directory-unavailable` where the platform is needed to know someone and does not answer. */
export async function tellEvents(
  ports: TellingPorts,
  telling: Omit<Telling, "events"> & { readonly events: readonly ToldEvent[] },
): Promise<Told> {
  const { events, now } = telling;
  const latest = now.getTime() + CLOCK_AHEAD_MS;
  const positions = events.flatMap(({ at }, position) => (at.getTime() > latest ? [position] : []));
  if (positions.length > 0) return { kind: "in-future", positions };
  const connections = await ports.people.connections(telling.organizationId);
  for (const person of new Set(events.map((event) => event.person))) {
    await meet(ports, connections, person, now);
  }
  const drawn = events.map((event) => ({ ...event, draw: ports.random.int(100) }));
  return ports.events.take({ ...telling, events: drawn }, decideEvent);
}

/** A colleague whom the bot has not met yet is known to their workspace; elsewhere nobody can be looked up by id. */
async function meet(
  ports: TellingPorts,
  connections: readonly Connection[],
  { by, value }: PersonName,
  now: Date,
): Promise<void> {
  if (by !== "slack") return;
  for (const { id, platform } of connections) {
    const directory = ports.directories.get(id);
    if (platform !== "slack" || directory === undefined) continue;
    if ((await ports.people.account({ connectionId: id, externalId: value })) !== null) return;
    const member = await directory.member(value);
    if (member !== null) await ports.people.remember(id, [member], now);
  }
}
