// Where someone is taken to live who has told no time zone: where they are asked.
import type { Organization } from "../people/person.ts";
import type { Schedules } from "./ports.ts";

/** Gives the one zone of the schedules that ask on a connection; where they have several, or there are none, the organization's. */
export async function usualZone(
  { schedules }: { readonly schedules: Pick<Schedules, "all"> },
  connectionId: string,
  organization: Pick<Organization, "id" | "zone">,
): Promise<string> {
  const all = await schedules.all(organization.id);
  const own = all.filter((schedule) => schedule.connectionId === connectionId && schedule.state === "active");
  const [zone, ...others] = new Set(own.map((schedule) => schedule.zone));
  return zone === undefined || others.length > 0 ? organization.zone : zone;
}
