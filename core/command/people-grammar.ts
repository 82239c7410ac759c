// The commands about people: their words behind "role" and "invite".
import { ROLES, type Role } from "../people/person.ts";
import type { Command } from "./command.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { readPerson } from "./reference.ts";
import { readPairs } from "./roster-grammar.ts";

/** Reads who gets which role, in either order. */
export function readRole(cursor: Cursor): Command | Mistake {
  let role = takeRole(cursor);
  const word = cursor.peek();
  const who = word === null ? null : readPerson(word);
  if (who === null) return cursor.mistake("not-a-person", "role");
  cursor.next();
  role ??= takeRole(cursor);
  return role === null ? cursor.mistake("not-a-role", "role", ROLES) : { kind: "role", who, role };
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
