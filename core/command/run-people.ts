// Gives and takes roles, invites, and asks before someone is forgotten. There is always an admin left.

import { textAttribute } from "../people/attribute-value.ts";
import type { Account, Role, Scope } from "../people/person.ts";
import { DAY_MS } from "../time.ts";
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import { matchGroup } from "./match-group.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { readyValues } from "./ready-values.ts";
import { record } from "./record.ts";
import type { Reference } from "./reference.ts";

/** How long a join code lasts, and for how many people: enough for a team, too little to leak for good. */
export const INVITE_DAYS = 14;
export const INVITE_USES = 50;

/** Gives someone a role; one's own admin role only goes after a second yes, the last one never. */
export async function setRole(
  ports: CommandPorts,
  of: Commanding,
  command: Extract<Command, { kind: "role" }>,
): Promise<CommandOutcome> {
  if (command.who === null) return listRoles(ports, of);
  const { who, role, group } = command;
  const found = await findPerson(ports, of.actor, who, of.now);
  const [account] = found;
  if (account === undefined || found.length > 1) return { kind: "unknown-person", who, found: found.length };
  if (account.personId === of.actor.personId && role !== "admin") {
    if (await isLastAdmin(ports, account)) return { kind: "last-admin" };
    // The question whether to give it up could not carry the group.
    if (group !== undefined && of.actor.role === "admin") return { kind: "own-scope" };
    return { kind: "role-confirm", account, role };
  }
  if (group === undefined) return giveRole(ports, of, account, role);
  const scope = await matchGroup(ports, of.organization.id, group);
  if ("fault" in scope) return { kind: "steering", outcome: { kind: "group-fault", ...scope } };
  return giveRole(ports, of, account, role, scope);
}

/** Gives everyone who has a role: admins first, each person once. */
async function listRoles(ports: CommandPorts, of: Commanding): Promise<CommandOutcome> {
  const holders = await ports.people.holders(of.organization.id, "manager");
  const persons = [...new Map(holders.map((account) => [account.personId, account])).values()];
  const rank = ({ role }: Account): number => (role === "admin" ? 0 : 1);
  const byRole = (one: Account, other: Account): number =>
    rank(one) - rank(other) || one.name.localeCompare(other.name);
  return { kind: "roles", accounts: persons.toSorted(byRole) };
}

/** Gives an account's person a role, as confirmed; a manager's with the one segment that they see beside the whole, if any. */
export async function giveRole(
  ports: CommandPorts,
  of: Commanding,
  account: Account,
  role: Role,
  scope: Scope | null = null,
): Promise<CommandOutcome> {
  if (role !== "admin" && (await isLastAdmin(ports, account))) return { kind: "last-admin" };
  await ports.people.setRole(account.personId, role, scope);
  // Who got it is not in the log: erasure could not find it there.
  await record(ports, of.actor, "role-set", { role, ...(scope && { scope: scope.attribute }) }, of.now);
  const { scope: _before, ...same } = account;
  return { kind: "role-set", account: { ...same, role, ...(scope && { scope }) }, role };
}

/** Makes a join code for Telegram that sets attributes. */
export async function invite(
  ports: CommandPorts,
  { organization, actor, now }: Commanding,
  { attributes: wanted }: Extract<Command, { kind: "invite" }>,
): Promise<CommandOutcome> {
  // What nobody has defined becomes a text; what is typed must be of its kind for whoever comes in by it.
  const ready = await readyValues(ports, organization.id, wanted);
  if (ready.kind !== "ready") return { kind: "roster", outcome: ready };
  await ports.roster.ensureDefined(ready.created.map((key) => textAttribute(organization.id, key)));
  const attributes = Object.fromEntries(Object.entries(ready.set).map(([key, value]) => [key, value ?? ""]));
  const code = ports.random.id();
  const expiresAt = new Date(now.getTime() + INVITE_DAYS * DAY_MS);
  const uses = INVITE_USES;
  await ports.people.createJoinCode({ organizationId: organization.id, code, attributes, expiresAt, uses });
  await record(ports, actor, "invite-created", { attributes: Object.keys(attributes).length }, now);
  return { kind: "invite", code, attributes, created: ready.created, expiresAt, uses };
}

/** Asks before someone is forgotten, and says so when nobody could manage afterwards. */
export async function wantsForgetting(ports: CommandPorts, { actor }: Commanding): Promise<CommandOutcome> {
  return { kind: "forget-confirm", lastAdmin: await isLastAdmin(ports, actor) };
}

/** Says whether an account's person is the only admin. */
export async function isLastAdmin(
  { people }: Pick<CommandPorts, "people">,
  account: Pick<Account, "organizationId" | "personId">,
): Promise<boolean> {
  const admins = new Set(
    (await people.holders(account.organizationId, "admin")).map(({ personId }) => personId),
  );
  return admins.size === 1 && admins.has(account.personId);
}

/** Gives the accounts that are meant: one by a mention, an id, an address or a user name; several where a name is not one person's alone. */
export async function findPerson(
  ports: CommandPorts,
  actor: Account,
  who: Reference,
  now: Date,
): Promise<readonly Account[]> {
  const { connectionId } = actor;
  if (who.id !== null) {
    // The asker's own platform first; the ids of another one tell its people apart there.
    const connections = await ports.people.connections(actor.organizationId);
    const elsewhere = connections.map(({ id }) => id).filter((id) => id !== connectionId);
    for (const id of [connectionId, ...elsewhere]) {
      const known = await ports.people.account({ connectionId: id, externalId: who.id });
      if (known !== null) return [known];
    }
    const member = await ports.directories.get(connectionId)?.member(who.id);
    return member ? ports.people.remember(connectionId, [member], now) : [];
  }
  const name = who.name?.toLowerCase() ?? "";
  if (name.includes("@")) return ports.roster.byEmail(actor.organizationId, [name]);
  const bare = (text: string): string => text.toLowerCase().replace(/^@/, "");
  const people = await ports.people.subscribers(connectionId);
  // Anybody may call themselves Ann there, but only one is @ann.
  if (actor.platform === "telegram") return people.filter(({ handle }) => handle?.toLowerCase() === name);
  const exact = people.filter((account) => bare(account.name) === name);
  if (exact.length > 0) return exact;
  // "@ann" for "Ann Lee" when there is only one Ann.
  return people.filter((account) => bare(account.name).split(/\s+/)[0] === name);
}
