// The commands about people: their words behind "role" and "invite".
import { ROLES, type Role } from "../people/person.ts";
import type { Command } from "./command.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { readPerson } from "./reference.ts";

/** The most attributes that an invitation sets. */
const MOST_ATTRIBUTES = 10;

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
  const said = cursor.take(...ROLES, "managers", "admins");
  return ROLES.find((role) => said === role || said === `${role}s`) ?? null;
}

/** Reads the attributes that an invitation sets. */
export function readInvite(cursor: Cursor): Command | Mistake {
  const attributes: [string, string][] = [];
  for (let word = cursor.peek(); word !== null; word = cursor.peek()) {
    const [, name = "", value = ""] =
      /^\s*([^=\uFF1D]{1,32}?)\s*[=\uFF1D]\s*(.{1,64}?)\s*$/su.exec(word.raw) ?? [];
    if (name === "" || value === "") return cursor.mistake("not-an-attribute", "invite");
    if (attributes.length >= MOST_ATTRIBUTES) return cursor.mistake("too-much", "invite");
    attributes.push([name, value]);
    cursor.next();
  }
  return attributes.length === 0
    ? cursor.mistake("missing", "invite")
    : { kind: "invite", attributes: Object.fromEntries(attributes) };
}
