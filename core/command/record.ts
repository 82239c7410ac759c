// Leaves one line in the log of changes: who did what, when, without naming anyone else.
import type { ChangeKind, ChangeKinds, NewChange } from "../people/change.ts";
import type { Account } from "../people/person.ts";
import type { People } from "../people/ports.ts";

/** Records what an account has changed. Every kind has its details, and words in bots/copy. */
export async function record<Kind extends ChangeKind>(
  { people }: { readonly people: Pick<People, "record"> },
  actor: Pick<Account, "organizationId" | "personId">,
  what: Kind,
  details: ChangeKinds[Kind],
  now: Date,
): Promise<void> {
  const change = { at: now, actorPersonId: actor.personId, what, details } as NewChange;
  await people.record(actor.organizationId, change);
}
