// Takes where someone lives, so that they are asked by their own clock.
import { usualZone } from "../ask/usual-zone.ts";
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { findZone, zonesNear } from "./zone-names.ts";

/** Notes someone's zone by its name or a city's; without one, asks which. */
export async function chooseZone(
  ports: Pick<CommandPorts, "people" | "schedules">,
  { actor, organization, now }: Pick<Commanding, "actor" | "organization" | "now">,
  { zone: said }: Pick<Extract<Command, { kind: "zone" }>, "zone">,
): Promise<CommandOutcome> {
  const usual = (): Promise<string> => usualZone(ports, actor.connectionId, organization);
  if (said === null) return { kind: "which-zone", zone: actor.zone, usual: await usual() };
  const found = findZone(said);
  if (found.kind === "unknown") {
    const examples = zonesNear(actor.zone ?? (await usual()), now);
    return { kind: "unknown-zone", word: said, nearest: found.nearest, examples };
  }
  await ports.people.setZone(actor.personId, found.zone);
  return { kind: "zone-set", zone: found.zone };
}
