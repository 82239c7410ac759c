// Takes where someone lives, so that they are asked by their own clock.
import { usualZone } from "../ask/usual-zone.ts";
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { findZone } from "./zone-names.ts";

/** Notes someone's zone by its name or a city's; without one, asks which. */
export async function chooseZone(
  ports: Pick<CommandPorts, "people" | "schedules">,
  { actor, organization }: Pick<Commanding, "actor" | "organization">,
  { zone: said }: Pick<Extract<Command, { kind: "zone" }>, "zone">,
): Promise<CommandOutcome> {
  if (said === null) {
    const usual = await usualZone(ports, actor.connectionId, organization);
    return { kind: "which-zone", zone: actor.zone, usual };
  }
  const found = findZone(said);
  if (found.kind === "unknown") return { kind: "unknown-zone", word: said, nearest: found.nearest };
  await ports.people.setZone(actor.personId, found.zone);
  return { kind: "zone-set", zone: found.zone };
}
