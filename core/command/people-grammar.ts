// The commands about people: their words behind "role" and "invite".
import { ROLES, type Role } from "../people/person.ts";
import type { Command } from "./command.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { readPerson } from "./reference.ts";
import { attributePair, readPairs } from "./roster-grammar.ts";

/** Reads who gets which role, in either order, and which group a manager is to see; nothing lists the roles. */
export function readRole(cursor: Cursor): Command | Mistake {
  if (cursor.peek() === null) return { kind: "role", who: null };
  let role = takeRole(cursor);
  const word = cursor.peek();
  const who = word === null ? null : readPerson(word);
  if (who === null) return cursor.mistake("not-a-person", "role");
  cursor.next();
  role ??= takeRole(cursor);
  if (role === null) return cursor.mistake("not-a-role", "role", ROLES);
  cursor.take("for", "of");
  const behind = cursor.peek();
  // Admins see all, and nobody without a role sees any: a group is one too many there.
  if (behind === null || role !== "manager") return { kind: "role", who, role };
  const group = attributePair(behind);
  if (group === null || group.value === "") return cursor.mistake("not-an-attribute", "role");
  cursor.next();
  return { kind: "role", who, role, group };
}

function takeRole(cursor: Cursor): Role | null {
  const said = cursor.take(...ROLES, "managers", "admins", "remove");
  if (said === "remove") return "none";
  return ROLES.find((role) => said === role || said === `${role}s`) ?? null;
}

/** Reads the attributes that an invitation sets. */
export function readInvite(cursor: Cursor): Command | Mistake {
  const said = readPairs(cursor, "invite", false);
  if ("reason" in said) return said;
  const set = Object.entries(said.pairs).map(([key, value]) => [key, value ?? ""] as const);
  return { kind: "invite", attributes: Object.fromEntries(set) };
}
