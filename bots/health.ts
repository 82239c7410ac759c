// What `GET /healthz` says of the database and of each platform that is set up.
import { SurveyError } from "../core/errors.ts";
import type { Connection } from "../core/people/person.ts";
import type { Platform } from "../core/ports.ts";
import type { Store } from "../core/store.ts";
import type { Health } from "./http.ts";
import type { PlatformConnection } from "./platform.ts";

/** A platform that works, and its row. */
export interface Connected {
  readonly platform: PlatformConnection;
  readonly connection: Connection;
}

/** A connection is well while events come in and nothing bars what goes out: a revoked token leaves sockets open for long. One that never came up is not. */
export async function healthOf(
  store: Pick<Store, "people">,
  organizationId: string,
  { connected, missing }: { readonly connected: readonly Connected[]; readonly missing: readonly Platform[] },
): Promise<Health> {
  const stored = await connectionsOf(store, organizationId);
  const isSuspended = (id: string) => stored?.some((one) => one.id === id && one.suspended !== null) ?? false;
  return {
    database: stored !== null,
    connections: Object.fromEntries([
      ...missing.map((platform) => [platform, false]),
      ...connected.map(({ platform, connection }) => [
        platform.platform,
        platform.healthy() && !isSuspended(connection.id),
      ]),
    ]),
  };
}

/** Gives the connections as the database has them; null where it does not answer. */
async function connectionsOf(
  { people }: Pick<Store, "people">,
  organizationId: string,
): Promise<readonly Connection[] | null> {
  try {
    return await people.connections(organizationId);
  } catch (error) {
    if (error instanceof SurveyError) return null;
    throw error;
  }
}
