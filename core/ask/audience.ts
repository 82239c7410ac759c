// Who is in a schedule's audience right now: the platform's members as our own accounts.
import { SurveyError } from "../errors.ts";
import { bandOf, shortBand } from "../people/band.ts";
import type { Links } from "../people/links.ts";
import type { Account, Connection } from "../people/person.ts";
import type { People } from "../people/ports.ts";
import type { Roster } from "../people/roster.ts";
import type { AttributeCondition, AudienceSource, Directory, Place, Turns } from "../ports.ts";
import { type BandOf, meetsAll } from "./conditions.ts";
import { type GatheredEvents, gatheredFor } from "./events-audience.ts";
import type { Schedule } from "./schedule.ts";

/** The most people that one call of a port is given. */
export const CHUNK = 500;

/** Known accounts, each another person, in the directory's order; an open crowd of about `size`; or why the platform does not show it. */
export type Audience =
  | { readonly kind: "closed"; readonly accounts: readonly Account[] }
  | { readonly kind: "open"; readonly size: number }
  | { readonly kind: "not-visible"; readonly code: string };

/** An audience that can be seen. */
export type SeenAudience = Exclude<Audience, { kind: "not-visible" }>;

/** What is needed to look an audience up. */
export interface AudiencePorts {
  readonly people: Pick<People, "connections" | "remember" | "subscribers" | "attributes">;
  readonly roster: Pick<Roster, "definitions">;
  readonly links: Pick<Links, "countedAs" | "preferredAccounts">;
  readonly directories: ReadonlyMap<string, Pick<Directory, "members">>;
  readonly events: GatheredEvents;
  readonly turns: Turns;
}

/** Where an audience is. */
export interface AudienceOf {
  readonly organizationId: string;
  readonly connectionId: string;
  readonly audience: AudienceSource;
  /** Where days are counted, for how long ago a date is. */
  readonly zone: string;
  /** Whoever opens a link is a crowd of which nobody knows the size. */
  readonly mode?: Schedule["mode"];
}

const EVERYONE: Place = { kind: "everyone", guests: false };

/** Why an audience of several places cannot be seen: one of them is a crowd that nobody can list. */
export const CROWD_AMONG_PLACES = "crowd-among-places";

/**
 * Resolves an audience to the accounts that may be asked, remembering members who are new. Of someone with accounts on several connections the one
 * that they prefer is in it. A sample is not drawn here: everyone whom it is drawn from is in the audience. Throws SurveyError `directory-unavailable`
 * when the platform does not answer or the connection is not up.
 */
export async function resolveAudience(ports: AudiencePorts, of: AudienceOf, now: Date): Promise<Audience> {
  const { audience } = of;
  if (of.mode === "link") return { kind: "open", size: 0 };
  if (audience.kind === "events") return closed(await gatheredFor(ports, audience.ruleId, now));
  const connection = await connectionOf(ports, of);
  if (audience.kind !== "combined") {
    const found = await inPlace(ports, connection, of, audience, now);
    return found.kind === "closed" ? closed(await preferred(ports, found.accounts)) : found;
  }
  const places = audience.in.length === 0 ? [EVERYONE] : audience.in;
  const joined = await join(ports, connection, of, places, now);
  if (joined.kind !== "closed") return joined;
  const outside = await join(ports, connection, of, audience.not, now);
  if (outside.kind !== "closed") return outside;
  const excluded = new Set(outside.accounts.map(({ personId }) => personId));
  const left = joined.accounts.filter(({ personId }) => !excluded.has(personId));
  return closed(await preferred(ports, await meeting(ports, of, left, audience.where, now)));
}

/** Cuts a list into chunks of at most CHUNK. */
export function* chunksOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}

/** Gives the rule by which values fall into bands, in the short form in which people type them; texts and attributes without edges have none. */
export function bandsAt(at: Date, zone: string): BandOf {
  return (definition, raw) => {
    if (definition.kind === "text" || definition.bands.length === 0) return null;
    const group = bandOf(definition, raw, { at, zone });
    return group === null ? null : shortBand(group);
  };
}

type Gathered = Extract<Audience, { kind: "closed" | "not-visible" }>;

/** Joins places; a crowd among them cannot be counted person by person. */
async function join(
  ports: AudiencePorts,
  connection: Connection | null,
  of: AudienceOf,
  places: readonly Place[],
  now: Date,
): Promise<Gathered> {
  const accounts = onePerPerson();
  const isOnly = places.length === 1;
  for (const place of places) {
    const found: Audience = await inPlace(ports, connection, of, place, now);
    if (found.kind === "not-visible") return found;
    if (found.kind === "open") return { kind: "not-visible", code: CROWD_AMONG_PLACES };
    // Each of these is another person already.
    if (isOnly) return found;
    for (const chunk of chunksOf(found.accounts)) accounts.add(chunk);
    await ports.turns.next();
  }
  return { kind: "closed", accounts: accounts.all };
}

async function inPlace(
  ports: AudiencePorts,
  connection: Connection | null,
  of: AudienceOf,
  place: Place,
  now: Date,
): Promise<Audience> {
  const accounts = onePerPerson();
  if (connection?.platform === "telegram" && place.kind === "everyone") {
    accounts.add(await ports.people.subscribers(of.connectionId));
    return closed(accounts.all);
  }
  const directory = ports.directories.get(of.connectionId);
  if (connection === null || directory === undefined) {
    throw new SurveyError("directory-unavailable", { connection: of.connectionId });
  }
  const found = await directory.members(place);
  if (found.kind !== "members") return found;
  for (const chunk of chunksOf(found.members)) {
    const remembered = await ports.people.remember(of.connectionId, chunk, now);
    accounts.add(remembered.filter(({ state }) => state === "subscribed"));
  }
  return closed(accounts.all);
}

async function meeting(
  ports: AudiencePorts,
  of: AudienceOf,
  accounts: readonly Account[],
  where: readonly AttributeCondition[],
  now: Date,
): Promise<readonly Account[]> {
  if (where.length === 0) return accounts;
  const definitions = await ports.roster.definitions(of.organizationId);
  const bands = bandsAt(now, of.zone);
  const meet: Account[] = [];
  for (const chunk of chunksOf(accounts)) {
    const known = await ports.people.attributes(chunk.map(({ personId }) => personId));
    meet.push(
      ...chunk.filter(({ personId }) => meetsAll(known.get(personId) ?? {}, where, definitions, bands)),
    );
  }
  return meet;
}

/** Takes, of those who have accounts on several connections, the one on which they want to be asked. */
async function preferred(
  { links }: Pick<AudiencePorts, "links">,
  accounts: readonly Account[],
): Promise<readonly Account[]> {
  const asked: Account[] = [];
  for (const chunk of chunksOf(accounts)) {
    const chosen = await links.preferredAccounts(chunk.map(({ personId }) => personId));
    asked.push(...chunk.map((account) => chosen.get(account.personId) ?? account));
  }
  return asked;
}

function closed(accounts: readonly Account[]): Extract<Audience, { kind: "closed" }> {
  return { kind: "closed", accounts };
}

async function connectionOf(ports: AudiencePorts, of: AudienceOf): Promise<Connection | null> {
  const connections = await ports.people.connections(of.organizationId);
  return connections.find(({ id }) => id === of.connectionId) ?? null;
}

// Two accounts of one person on the same connection would be one person asked twice.
function onePerPerson(): { readonly all: readonly Account[]; add(accounts: readonly Account[]): void } {
  const seen = new Set<string>();
  const all: Account[] = [];
  return {
    all,
    add(accounts) {
      for (const account of accounts) {
        if (seen.has(account.personId)) continue;
        seen.add(account.personId);
        all.push(account);
      }
    },
  };
}
