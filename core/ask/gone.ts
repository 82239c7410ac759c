// Whether the platforms have nobody any more behind a person: a directory lists nobody who left, and nothing else tells of it.
import type { People } from "../people/ports.ts";
import type { Directory } from "../ports.ts";

/** What looking takes. */
export interface GonePorts {
  readonly people: Pick<People, "storedAbout" | "connections">;
  readonly directories: ReadonlyMap<string, Pick<Directory, "member">>;
}

/**
 * Says whether every account of a person is gone. Each is looked up on its own platform: nobody has left because another one does not know them. Where a
 * platform cannot be asked, they may still be there. Throws SurveyError `directory-unavailable` when it does not answer.
 */
export async function isGone(
  { people, directories }: GonePorts,
  of: { readonly organizationId: string; readonly personId: string },
  now: Date,
): Promise<boolean> {
  const connections = await people.connections(of.organizationId);
  const { accounts } = await people.storedAbout(of.personId, now);
  for (const { platform, externalId } of accounts) {
    for (const connection of connections) {
      if (connection.platform !== platform) continue;
      const directory = directories.get(connection.id);
      if (directory === undefined || (await directory.member(externalId)) !== null) return false;
    }
  }
  return true;
}
