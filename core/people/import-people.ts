// What a list of people would change: each row matched to someone, its values read, everything that is wrong with it told with its line.

import type { AttributeDefinition } from "./attribute.ts";
import {
  attributeKey,
  attributeValue,
  IDENTITY_WORDS,
  textAttribute,
  type ValueFault,
} from "./attribute-value.ts";
import type { Account } from "./person.ts";
import type { Roster } from "./roster.ts";

/** A row as it was read: the line on which it begins, and its cells in the order of the columns. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Which column says who someone is. */
export type Identity = (typeof IDENTITY_WORDS)[number];

/** What the columns mean. */
export interface Columns {
  readonly identities: ReadonlyMap<Exclude<Identity, "name">, number>;
  readonly attributes: readonly {
    readonly at: number;
    readonly definition: AttributeDefinition;
    readonly isNew: boolean;
  }[];
  /** Columns that are left out: without a name, or naming people, which the platforms do better. */
  readonly ignored: readonly string[];
}

/** Why a list cannot be read at all. */
export type ColumnFault =
  | { readonly kind: "no-identity" }
  | { readonly kind: "no-attributes" }
  | { readonly kind: "bad-name" | "twice"; readonly column: string };

/** Why a row cannot be taken. */
export type RowFault =
  | { readonly kind: "no-identity" }
  | { readonly kind: "unknown-person"; readonly who: string }
  /** An address or name that several people have. */
  | { readonly kind: "several-people"; readonly who: string }
  /** Its identities are two different people. */
  | { readonly kind: "two-people" }
  /** The same person as on an earlier line, who is said the same of. */
  | { readonly kind: "duplicate"; readonly first: number }
  /** The same person as on another line, who something else is said of; neither row counts. */
  | { readonly kind: "contradiction"; readonly first: number; readonly key: string }
  | { readonly kind: ValueFault; readonly key: string; readonly value: string };

/** What became of one row. */
export type RowPlan =
  | {
      readonly kind: "person";
      readonly line: number;
      readonly account: Account;
      readonly set: Readonly<Record<string, string>>;
      /** An address that is new for this account; null for none. */
      readonly email: string | null;
    }
  | { readonly kind: "bad"; readonly line: number; readonly fault: RowFault };

/** What a reading needs. */
export type MatchingPorts = Pick<Roster, "byEmail" | "byExternalId" | "byHandle">;

const IDENTITY_NAMES: Readonly<Record<string, Identity>> = {
  ...Object.fromEntries(IDENTITY_WORDS.map((word) => [word, word])),
  "e-mail": "email",
  mail: "email",
  "email-address": "email",
  邮箱: "email",
  电子邮箱: "email",
  邮件: "email",
  "slack-id": "slack",
  "telegram-id": "telegram",
  编号: "id",
  姓名: "name",
  名字: "name",
};

/** Reads the first row of a list. Every column that names nobody is an attribute; one that has no definition becomes a text. */
export function readColumns(
  header: readonly string[],
  definitions: readonly AttributeDefinition[],
  organizationId: string,
): Columns | ColumnFault {
  const identities = new Map<Exclude<Identity, "name">, number>();
  const attributes: Columns["attributes"][number][] = [];
  const ignored: string[] = [];
  for (const [at, name] of header.entries()) {
    const plain = name
      .normalize("NFKC")
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, "-");
    const identity = Object.hasOwn(IDENTITY_NAMES, plain) ? IDENTITY_NAMES[plain] : undefined;
    if (plain === "" || identity === "name") {
      if (plain !== "") ignored.push(name);
      continue;
    }
    if (identity !== undefined) {
      if (identities.has(identity)) return { kind: "twice", column: name };
      identities.set(identity, at);
      continue;
    }
    const key = attributeKey(name);
    if (key === null) return { kind: "bad-name", column: name };
    if (attributes.some(({ definition }) => definition.key === key)) return { kind: "twice", column: name };
    const known = definitions.find((definition) => definition.key === key);
    attributes.push({
      at,
      definition: known ?? textAttribute(organizationId, key),
      isNew: known === undefined,
    });
  }
  if (identities.size === 0) return { kind: "no-identity" };
  if (attributes.length === 0 && identities.size < 2) return { kind: "no-attributes" };
  return { identities, attributes, ignored };
}

/** Remembers whom a list has named, over all its parts: 50,000 people are a few megabytes. */
export interface Seen {
  readonly firstOf: Map<string, { readonly line: number; readonly said: string }>;
  /** People of whom two rows say different things, with the line of the second and what differs. */
  readonly contradicted: Map<string, { readonly line: number; readonly key: string }>;
}

/** Gives an empty memory for one list. */
export function nobodySeen(): Seen {
  return { firstOf: new Map(), contradicted: new Map() };
}

/** Plans a part of a list, in the order of its rows. */
export async function planRows(
  ports: MatchingPorts,
  organizationId: string,
  columns: Columns,
  rows: readonly Row[],
  seen: Seen,
): Promise<readonly RowPlan[]> {
  const find = await lookUp(ports, organizationId, columns, rows);
  return rows.map((row) => planRow(columns, row, find(row), seen));
}

function planRow(columns: Columns, row: Row, found: Account | RowFault, seen: Seen): RowPlan {
  const { line } = row;
  if ("kind" in found) return { kind: "bad", line, fault: found };
  const set: Record<string, string> = {};
  for (const { at, definition } of columns.attributes) {
    const { key, kind } = definition;
    const text = row.cells[at] ?? "";
    const read = attributeValue(kind, text);
    if (read.kind === "fault") {
      return { kind: "bad", line, fault: { kind: read.fault, key, value: text.slice(0, 80) } };
    }
    // An empty cell says nothing: what is known stays.
    if (read.value !== "") set[key] = read.value;
  }
  const said = JSON.stringify(set);
  const first = seen.firstOf.get(found.personId);
  if (first !== undefined) {
    if (first.said === said) return { kind: "bad", line, fault: { kind: "duplicate", first: first.line } };
    const before = JSON.parse(first.said) as Record<string, string>;
    const keys = [...Object.keys(set), ...Object.keys(before)];
    const key = keys.find((each) => set[each] !== before[each]) ?? "";
    if (!seen.contradicted.has(found.personId)) seen.contradicted.set(found.personId, { line, key });
    return { kind: "bad", line, fault: { kind: "contradiction", first: first.line, key } };
  }
  seen.firstOf.set(found.personId, { line, said });
  const address = emailIn(columns, row);
  const email = address !== null && address !== found.email && ADDRESS.test(address) ? address : null;
  return { kind: "person", line, account: found, set, email };
}

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

async function lookUp(
  ports: MatchingPorts,
  organizationId: string,
  columns: Columns,
  rows: readonly Row[],
): Promise<(row: Row) => Account | RowFault> {
  const cells = (identity: Exclude<Identity, "name">): readonly string[] =>
    rows.map((row) => cellOf(columns, row, identity)).filter((cell) => cell !== "");
  // A bare id tells by its form whose it is: Telegram's are numbers.
  const ids = cells("id");
  const telegram = [...cells("telegram"), ...ids.filter(isNumeric)];
  const slack = [...cells("slack"), ...ids.filter((cell) => !isNumeric(cell))].map(bareId);
  const handles = telegram.filter((cell) => !isNumeric(cell)).map(bareHandle);
  // One after the other: an embedded database would answer all of them without letting anyone in between.
  const byEmail = await ports.byEmail(organizationId, cells("email").map(lower));
  const bySlack = await ports.byExternalId(organizationId, "slack", slack);
  const byTelegram = await ports.byExternalId(organizationId, "telegram", telegram.filter(isNumeric));
  const byHandle = await ports.byHandle(organizationId, "telegram", handles);
  const indexes = {
    email: grouped(byEmail, ({ email }) => email ?? ""),
    slack: grouped(bySlack, ({ externalId }) => externalId),
    telegram: grouped(byTelegram, ({ externalId }) => externalId),
    handle: grouped(byHandle, ({ handle }) => handle?.toLowerCase() ?? ""),
  };
  const candidates = (identity: Exclude<Identity, "name">, cell: string): readonly Account[] => {
    if (identity === "email") return indexes.email.get(lower(cell)) ?? [];
    if (isNumeric(cell)) return (identity === "slack" ? undefined : indexes.telegram.get(cell)) ?? [];
    if (identity === "telegram") return indexes.handle.get(bareHandle(cell)) ?? [];
    return indexes.slack.get(bareId(cell)) ?? [];
  };

  return (row) => {
    let chosen: Account | null = null;
    let unknown: string | null = null;
    // The surer identity names the account; an address only where nothing else does.
    for (const identity of ["id", "slack", "telegram", "email"] as const) {
      const cell = cellOf(columns, row, identity);
      if (cell === "") continue;
      const found = candidates(identity, cell);
      const people = new Set(found.map(({ personId }) => personId));
      if (people.size > 1) return { kind: "several-people", who: cell };
      const [account] = found;
      if (account === undefined) {
        unknown ??= cell;
        // An address beside an id is news, not a name.
        if (identity !== "email") return { kind: "unknown-person", who: cell.slice(0, 80) };
        continue;
      }
      if (chosen !== null && chosen.personId !== account.personId) return { kind: "two-people" };
      chosen ??= account;
    }
    if (chosen !== null) return chosen;
    return unknown === null ? { kind: "no-identity" } : { kind: "unknown-person", who: unknown.slice(0, 80) };
  };
}

function cellOf({ identities }: Columns, { cells }: Row, identity: Exclude<Identity, "name">): string {
  const at = identities.get(identity);
  return at === undefined ? "" : (cells[at] ?? "").normalize("NFKC").trim();
}

function emailIn(columns: Columns, row: Row): string | null {
  const address = lower(cellOf(columns, row, "email"));
  return address === "" ? null : address;
}

function isNumeric(text: string): boolean {
  return /^\d+$/.test(text);
}

function lower(text: string): string {
  return text.toLowerCase();
}

function bareHandle(text: string): string {
  return text.toLowerCase().replace(/^@|^(?:https?:\/\/)?t\.me\//, "");
}

function bareId(text: string): string {
  return text.replace(/^<@|[|>].*$|^@/g, "");
}

function grouped(
  accounts: readonly Account[],
  key: (account: Account) => string,
): ReadonlyMap<string, readonly Account[]> {
  return Map.groupBy(accounts, key);
}
