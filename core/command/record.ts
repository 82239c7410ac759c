// Leaves one line in the log of changes: who did what, when, without naming anyone else.
import type { Account } from "../people/person.ts";
import type { Change, People } from "../people/ports.ts";

/** Records what an account has changed. */
export async function record(
  { people }: { readonly people: Pick<People, "record"> },
  actor: Account,
  what: string,
  details: Change["details"],
  now: Date,
): Promise<void> {
  await people.record(actor.organizationId, { at: now, actorPersonId: actor.personId, what, details });
}
