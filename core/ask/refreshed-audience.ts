// An audience with its attributes read anew: what a round freezes, and what its conditions compare, is as fresh as the platform tells it.
import { MOST_LOOKED_UP, type RefreshPorts, refreshAttributes } from "../people/refresh-attributes.ts";
import type { Directory, Log } from "../ports.ts";
import { type Audience, type AudienceOf, type AudiencePorts, resolveAudience } from "./audience.ts";

/** What looking takes; `log` hears what could not be read. */
export interface RefreshedAudiencePorts extends AudiencePorts, RefreshPorts {
  readonly people: AudiencePorts["people"] & RefreshPorts["people"];
  readonly roster: RefreshPorts["roster"];
  readonly directories: ReadonlyMap<string, Pick<Directory, "members" | "profiles" | "idsIn">>;
  readonly log?: Pick<Log, "warn">;
}

/** Resolves an audience as resolveAudience does, with the attributes read first that have a source. */
export async function refreshedAudience(
  ports: RefreshedAudiencePorts,
  of: AudienceOf,
  now: Date,
): Promise<Audience> {
  const { audience, organizationId } = of;
  const definitions = await ports.roster.definitions(organizationId);
  if (!definitions.some(({ source }) => source !== null)) return resolveAudience(ports, of, now);
  const narrows = audience.kind === "combined" && audience.where.length > 0;
  // Conditions are asked of everyone whom they could let in, after their attributes were read.
  const wide = narrows ? { ...of, audience: { ...audience, where: [] } } : of;
  const seen = await resolveAudience(ports, wide, now);
  if (seen.kind !== "closed") return seen;
  const reading = { now, mostLookedUp: MOST_LOOKED_UP };
  const { failed } = await refreshAttributes(ports, organizationId, seen.accounts, reading);
  for (const { code } of failed) ports.log?.warn({ event: "attributes-not-read", code });
  return narrows ? resolveAudience(ports, of, now) : seen;
}
