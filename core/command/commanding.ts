// Who commands, and the one check of roles that every command, form and press goes through.
import type { Account, Organization } from "../people/person.ts";
import type { CommandName } from "./command.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPlace } from "./ports.ts";
import { NEEDS, whoMay } from "./who-may.ts";

/** Who commands, for which organization, where and when. */
export interface Commanding {
  readonly organization: Organization;
  readonly actor: Account;
  readonly place: CommandPlace;
  readonly now: Date;
}

/** Gives the refusal where an account's role is not enough for a command; null where it is. */
export function refusal(
  command: CommandName,
  actor: Pick<Account, "role">,
): Extract<CommandOutcome, { kind: "not-allowed" }> | null {
  return whoMay(command, actor.role) ? null : { kind: "not-allowed", command, needs: NEEDS[command] };
}
