// What must not be found together: the closed anonymous rounds on one side, and everything that names a person on the other.
import { and, eq, inArray } from "drizzle-orm";
import { ASKING_KINDS, TELLING_KINDS } from "../store/cut-links.ts";
import type { Engine } from "../work.ts";

/** Ids as the Random port makes them. */
const ID_LENGTH = 22;
const ID_RUN = /[A-Za-z0-9_-]{22,}/g;

/** What a search for links looks for. */
export interface SealFacts {
  /** Closed anonymous rounds: sealed ones too, whose bytes may not have gone yet. */
  readonly closed: ReadonlySet<string>;
  readonly scrubbed: ReadonlySet<string>;
  /** Those of the closed whose invitations were made by answering. */
  readonly crowds: ReadonlySet<string>;
  /** Ids of people and accounts; ids and tokens of invitations. */
  readonly people: ReadonlySet<string>;
  /** Ids and tokens of the invitations to scrubbed rounds. */
  readonly scrubbedInvitations: ReadonlySet<string>;
  /** Ids of what was said in closed rounds. */
  readonly answers: ReadonlySet<string>;
}

/** A row as the driver gives it, with the database's own column names. */
export type RawRow = Readonly<Record<string, unknown>>;

/** Reads what a search has to look for. */
export async function readSealFacts({ db, tables }: Engine): Promise<SealFacts> {
  const { accounts, answers, invitations, people, rounds } = tables;
  const isClosed = and(eq(rounds.promise, "anonymous"), inArray(rounds.state, ["sealed", "scrubbed"]));
  const closed = await db
    .select({ id: rounds.id, state: rounds.state, population: rounds.population })
    .from(rounds)
    .where(isClosed);
  const asked = await db
    .select({ id: invitations.id, token: invitations.token, roundId: invitations.roundId })
    .from(invitations);
  const said = await db
    .select({ id: answers.id })
    .from(answers)
    .innerJoin(rounds, eq(rounds.id, answers.roundId))
    .where(isClosed);
  const persons = await db.select({ id: people.id }).from(people);
  const identities = await db.select({ id: accounts.id }).from(accounts);

  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const scrubbed = new Set(ids(closed.filter(({ state }) => state === "scrubbed")));
  const tickets = (rows: typeof asked) => rows.flatMap(({ id, token }) => [id, token]);
  return {
    closed: new Set(ids(closed)),
    scrubbed,
    crowds: new Set(ids(closed.filter(({ population }) => population === "open"))),
    people: new Set([...ids(persons), ...ids(identities), ...tickets(asked)]),
    scrubbedInvitations: new Set(tickets(asked.filter(({ roundId }) => scrubbed.has(roundId)))),
    answers: new Set(ids(said)),
  };
}

/** Tables that hold an answer, or that someone is answering, beside the person. */
export const SECRET_TABLES = ["ballots", "dialogs"] as const;

// Whoever wrote, was asked or is known may stand there; an answer may not.
const PLAIN_TABLES = [
  "organizations",
  "connections",
  "paces",
  "people",
  "accounts",
  "attribute_definitions",
  "link_codes",
  "refusals",
  "claims",
  "join_codes",
  "surveys",
  "survey_versions",
  "tokens",
  "event_rules",
  "events",
  "idempotency_keys",
  "schedules",
  "seats",
  "rounds",
  "changes",
  "marks",
  "reference_lines",
  "goals",
  "actions",
  "subscriptions",
  "imports",
  "migrations",
];

const MOMENTS = ["ask_at", "zone", "hushed"] as const;

/** Says whether a row of a table ties an answer of a closed anonymous round to a person. */
export function isLink(table: string, row: RawRow, facts: SealFacts): boolean {
  const isClosed = facts.closed.has(String(row["round_id"]));
  if ((SECRET_TABLES as readonly string[]).includes(table)) return isClosed;
  if (table === "deliveries") return isClosed && tellsOnSomeone(row);
  if (table === "invitations")
    return (
      isClosed &&
      (hasValue(row["attributes"]) ||
        hasValue(row["background"]) ||
        // Where and when someone was asked, and that they wanted to hear no more.
        MOMENTS.some((column) => hasValue(row[column])) ||
        facts.crowds.has(String(row["round_id"])))
    );
  const words = textOf(row);
  if (["answers", "publications", "redactions"].includes(table)) return holds(words, facts.people);
  if (holds(words, facts.answers)) return true;
  return !PLAIN_TABLES.includes(table) && holds(words, facts.closed) && holds(words, facts.people);
}

/** Says whether a row of a backup does: there an open round's invitations and questions still are as they were. */
export function isLinkInBackup(table: string, row: RawRow, facts: SealFacts): boolean {
  if (table === "invitations")
    return facts.closed.has(String(row["round_id"])) && hasValue(row["background"]);
  if (table === "deliveries") {
    return (
      facts.closed.has(String(row["round_id"])) && (isOneOf(row["kind"], TELLING_KINDS) || isSnooze(row))
    );
  }
  return isLink(table, row, facts);
}

/** Says whether a text holds one of these ids, also in the middle of other letters. */
export function holds(text: string, ids: ReadonlySet<string>): boolean {
  return countIds(text, ids) > 0;
}

/** Counts the places in a text that hold one of these ids. */
export function countIds(text: string, ids: ReadonlySet<string>): number {
  let found = 0;
  for (const [run] of text.matchAll(ID_RUN)) {
    for (let from = 0; from + ID_LENGTH <= run.length; from++) {
      if (ids.has(run.slice(from, from + ID_LENGTH))) found += 1;
    }
  }
  return found;
}

function tellsOnSomeone(row: RawRow): boolean {
  if (isOneOf(row["kind"], TELLING_KINDS) || isSnooze(row)) return true;
  const isLevel = row["state"] === "sent" && Number(row["attempt"]) === 0 && row["message_ref"] === null;
  return isOneOf(row["kind"], ASKING_KINDS) && !(isLevel && row["code"] === null);
}

// A question that was put off: whoever did so had not answered.
function isSnooze(row: RawRow): boolean {
  return row["kind"] === "question" && Number(row["sequence"]) > 0;
}

function hasValue(value: unknown): boolean {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text !== undefined && text !== "null" && text !== "{}";
}

function isOneOf(value: unknown, list: readonly string[]): boolean {
  return typeof value === "string" && list.includes(value);
}

function textOf(row: RawRow): string {
  return JSON.stringify(row, (_key, value: unknown) =>
    isBytes(value) ? Buffer.from(value.data).toString("latin1") : value,
  );
}

// What becomes of a Buffer before a replacer sees it.
function isBytes(value: unknown): value is { readonly data: number[] } {
  const { type, data } = Object(value) as { type?: unknown; data?: unknown };
  return type === "Buffer" && Array.isArray(data);
}
