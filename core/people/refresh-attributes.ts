// Reads attributes where they come from by themselves: Slack's user groups and profile fields. What cannot be read stays as it was.
import { SurveyError } from "../errors.ts";
import type { Directory } from "../ports.ts";
import type { AttributeDefinition } from "./attribute.ts";
import { attributeValue } from "./attribute-value.ts";
import type { Account } from "./person.ts";
import type { People } from "./ports.ts";
import type { AttributeChange, Roster } from "./roster.ts";

/** How many profiles one opening looks up: one call each, of which Slack takes a hundred a minute. */
export const MOST_LOOKED_UP = 200;

/** What reading takes. */
export interface RefreshPorts {
  readonly people: Pick<People, "attributes">;
  readonly roster: Pick<Roster, "definitions" | "changeAttributes">;
  readonly directories: ReadonlyMap<string, Pick<Directory, "profiles" | "idsIn">>;
}

/** What came of it. */
export interface Refreshed {
  /** How many people are different now. */
  readonly changed: number;
  readonly failed: readonly { readonly key: string; readonly code: string }[];
}

/**
 * Reads the attributes that have a source for these accounts. Of profiles at most `mostLookedUp` are read: first those of whom nothing is known yet, then
 * others, beginning elsewhere each day, so that in time everyone's is read again. With `only` the others stay as they were.
 */
export async function refreshAttributes(
  ports: RefreshPorts,
  organizationId: string,
  accounts: readonly Account[],
  of: {
    readonly now: Date;
    readonly mostLookedUp: number;
    readonly only?: (definition: AttributeDefinition) => boolean;
  },
): Promise<Refreshed> {
  const { only = () => true } = of;
  const definitions = (await ports.roster.definitions(organizationId)).filter(
    (definition) => definition.source !== null && only(definition),
  );
  const onSlack = accounts.filter(({ platform }) => platform === "slack");
  if (definitions.length === 0 || onSlack.length === 0) return { changed: 0, failed: [] };
  let changed = 0;
  const failed: { key: string; code: string }[] = [];
  for (const [connectionId, own] of Map.groupBy(onSlack, (account) => account.connectionId)) {
    const directory = ports.directories.get(connectionId);
    if (directory === undefined) continue;
    for (const definition of definitions) {
      const read = await readOne(ports, directory, definition, own, of);
      if ("code" in read) failed.push({ key: definition.key, code: read.code });
      else changed += await ports.roster.changeAttributes(read.changes);
    }
  }
  return { changed, failed };
}

type Read = { readonly changes: readonly AttributeChange[] } | { readonly code: string };

async function readOne(
  ports: RefreshPorts,
  directory: Pick<Directory, "profiles" | "idsIn">,
  definition: AttributeDefinition,
  accounts: readonly Account[],
  of: { readonly now: Date; readonly mostLookedUp: number },
): Promise<Read> {
  try {
    return definition.source?.kind === "slack-groups"
      ? await fromGroups(directory, definition, definition.source.groups, accounts)
      : await fromField(ports, directory, definition, accounts, of);
  } catch (error) {
    if (!(error instanceof SurveyError) || error.code !== "directory-unavailable") throw error;
    return { code: error.code };
  }
}

async function fromGroups(
  directory: Pick<Directory, "idsIn">,
  definition: AttributeDefinition,
  groups: readonly { readonly group: string; readonly value: string }[],
  accounts: readonly Account[],
): Promise<Read> {
  const byId = new Map<string, string>();
  for (const { group, value } of groups) {
    const found = await directory.idsIn?.(group);
    if (found === undefined) return { code: "no-groups" };
    if (found.kind === "not-visible") return { code: found.code };
    // The first group that someone is in gives the value.
    for (const id of found.ids) if (!byId.has(id)) byId.set(id, value);
  }
  const changes = accounts.map(({ personId, externalId }) => ({
    personId,
    set: { [definition.key]: tidy(definition, byId.get(externalId) ?? "") },
  }));
  return { changes };
}

async function fromField(
  { people }: Pick<RefreshPorts, "people">,
  directory: Pick<Directory, "profiles">,
  definition: AttributeDefinition,
  accounts: readonly Account[],
  { now, mostLookedUp }: { readonly now: Date; readonly mostLookedUp: number },
): Promise<Read> {
  const { source, key } = definition;
  if (source?.kind !== "slack-field" || directory.profiles === undefined) return { code: "no-profiles" };
  const chosen =
    accounts.length <= mostLookedUp ? accounts : await chosenOf(people, key, accounts, mostLookedUp, now);
  const ids = chosen.map(({ externalId }) => externalId);
  const found = await directory.profiles(ids, [source.field]);
  if (found.kind === "not-visible") return { code: found.code };
  const changes = chosen.flatMap(({ personId, externalId }) => {
    const profile = found.of.get(externalId);
    if (profile === undefined) return [];
    return [{ personId, set: { [key]: tidy(definition, profile[source.field] ?? "") } }];
  });
  return { changes };
}

async function chosenOf(
  people: RefreshPorts["people"],
  key: string,
  accounts: readonly Account[],
  most: number,
  now: Date,
): Promise<readonly Account[]> {
  const known = await people.attributes(accounts.map(({ personId }) => personId));
  const isKnown = ({ personId }: Account): boolean => known.get(personId)?.[key] !== undefined;
  const day = Math.floor(now.getTime() / 86_400_000);
  const begin = (day * most) % accounts.length;
  const turned = [...accounts.slice(begin), ...accounts.slice(0, begin)];
  return [...accounts.filter((account) => !isKnown(account)), ...turned.filter(isKnown)].slice(0, most);
}

// What does not fit the attribute's kind is as good as nothing: somebody's free text must not end the reading.
function tidy({ kind }: AttributeDefinition, text: string): string | null {
  const read = attributeValue(kind, text);
  return read.kind === "fault" || read.value === "" ? null : read.value;
}
