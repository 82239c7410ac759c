// How a new installation gets its first admin: by NPS_ADMINS, or by a one-time code that is told once.
import { createHash } from "node:crypto";
import type { Connection, Organization } from "../core/people/person.ts";
import type { Clock, Random } from "../core/ports.ts";
import type { Store } from "../core/store.ts";
import type { Config } from "./config.ts";
import type { PlatformConnection } from "./platform.ts";

/** Hashes a one-time code for storing: the code itself is printed once and kept nowhere. */
export function hashOfCode(code: string): string {
  return createHash("sha256").update(code.trim().toUpperCase()).digest("base64url");
}

/** Makes the people of NPS_ADMINS admins on a connection that has come up. */
export async function appointAdmins(
  config: Config,
  store: Store,
  { platform, connection }: { platform: Pick<PlatformConnection, "platform">; connection: Connection },
  clock: Clock,
): Promise<void> {
  for (const admin of config.admins.filter((one) => one.platform === platform.platform)) {
    const known = await store.people.account({ connectionId: connection.id, externalId: admin.externalId });
    const unnamed = { externalId: admin.externalId, name: "", locale: null, zone: null, guest: false };
    const [account] =
      known === null ? await store.people.remember(connection.id, [unnamed], clock.now(), "met") : [known];
    if (account !== undefined && account.role !== "admin")
      await store.people.setRole(account.personId, "admin");
  }
}

/** Gives a one-time code while there is no admin, else null: ten characters that cannot be misread. */
export async function offerClaim(
  store: Store,
  organization: Organization,
  random: Random,
  clock: Clock,
): Promise<string | null> {
  const letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  const code = Array.from({ length: 10 }, () => letters.charAt(random.int(letters.length))).join("");
  return (await store.people.ensureClaim(organization.id, hashOfCode(code), clock.now())) ? code : null;
}
