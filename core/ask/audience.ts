// Who is in a schedule's audience right now: the platform's members as our own accounts.
import { SurveyError } from "../errors.ts";
import type { Account, Connection } from "../people/person.ts";
import type { People } from "../people/ports.ts";
import type { AudienceSource, Directory } from "../ports.ts";

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
  readonly people: Pick<People, "connections" | "remember" | "subscribers">;
  readonly directories: ReadonlyMap<string, Pick<Directory, "members">>;
}

/** Where an audience is. */
export interface AudienceOf {
  readonly organizationId: string;
  readonly connectionId: string;
  readonly audience: AudienceSource;
}

/**
 * Resolves an audience to the accounts that may be asked, remembering members who are new. Throws SurveyError `directory-unavailable` when the
 * platform does not answer or the connection is not up.
 */
export async function resolveAudience(ports: AudiencePorts, of: AudienceOf, now: Date): Promise<Audience> {
  const connection = await connectionOf(ports, of);
  if (connection?.platform === "telegram" && of.audience.kind === "everyone") {
    const subscribers = onePerPerson();
    subscribers.add(await ports.people.subscribers(of.connectionId));
    return { kind: "closed", accounts: subscribers.all };
  }
  const directory = ports.directories.get(of.connectionId);
  if (connection === null || directory === undefined) {
    throw new SurveyError("directory-unavailable", { connection: of.connectionId });
  }
  if (of.audience.kind === "combined" || of.audience.kind === "events") {
    throw new SurveyError("internal", { what: "audience-kind" });
  }
  const found = await directory.members(of.audience);
  if (found.kind !== "members") return found;

  const accounts = onePerPerson();
  for (const chunk of chunksOf(found.members)) {
    const remembered = await ports.people.remember(of.connectionId, chunk, now);
    accounts.add(remembered.filter(({ state }) => state === "subscribed"));
  }
  return { kind: "closed", accounts: accounts.all };
}

/** Cuts a list into chunks of at most CHUNK. */
export function* chunksOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
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
