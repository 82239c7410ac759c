// An account's row: what its platform says anew of it, and the account as core knows it.
import type { Account } from "../../core/people/person.ts";
import type { Member, Platform } from "../../core/ports.ts";
import type { AccountRow, AccountTable } from "./account-queries.ts";

/** Gives what the platform now says of an account, as a whole row; null where it says nothing new. It knows nothing better than what it does not tell. */
export function newsOf(
  account: AccountTable,
  member: Member,
  platform: Platform,
  now: Date,
): AccountTable | null {
  // A Slack directory lists only those who can be reached; on Telegram only /start tells that someone is back.
  const isBack = platform === "slack" && account.state === "unreachable";
  const told = {
    ...account,
    name: member.name || account.name,
    handle: member.handle === undefined ? account.handle : member.handle,
    // An import may know an address that the platform does not tell.
    email: member.email?.toLowerCase() ?? account.email,
    locale: member.locale ?? account.locale,
    zone: member.zone ?? account.zone,
    ...(isBack ? { state: "subscribed" as const, stateSince: now } : {}),
  };
  const isNews = (["name", "handle", "email", "locale", "zone"] as const).some(
    (part) => told[part] !== account[part],
  );
  return isBack || isNews ? told : null;
}

/** Gives an account as core knows it, with the person that it counts as; the person's own choices go before what the platform says. */
export function accountOf({ accounts: account, person, role, scope, connections }: AccountRow): Account {
  const { id, organizationId, connectionId, externalId, name, handle, email, state } = account;
  return {
    id,
    personId: person.id,
    organizationId,
    connectionId,
    platform: connections.platform,
    externalId,
    name,
    ...(handle === null ? {} : { handle }),
    ...(email === null ? {} : { email }),
    role,
    ...(role === "manager" && scope !== null ? { scope } : {}),
    locale: person.locale ?? account.locale,
    zone: person.zone ?? account.zone,
    state,
  };
}
