// Whom the bot has met lately, with their language and zone: Slack's events name people by id alone.
import type { Clock, Directory, Locale, Log, Member } from "../../core/ports.ts";
import type { Actor } from "../talk/talk.ts";

/** People as they were seen within the last hour. */
export interface Acquaintances {
  /** Gives the actor with what is known of them, looking nothing up: for presses, which must be quick. */
  known(externalId: string): Actor;
  /** The same after one look at Slack, which is waited for a second at most. */
  meet(externalId: string): Promise<Actor>;
  /** The language to speak of failures in. */
  localeOf(externalId: string): Locale;
}

const FRESH = 3_600_000;
const PATIENCE = 1_000;
const MOST = 5_000;

/** Gives the acquaintances of one connection. */
export function createAcquaintances(of: {
  connectionId: string;
  directory: Pick<Directory, "member">;
  clock: Clock;
  log: Log;
}): Acquaintances {
  const seen = new Map<string, { readonly member: Member; readonly at: number }>();

  const freshly = (externalId: string): Member | null => {
    const found = seen.get(externalId);
    return found !== undefined && of.clock.now().getTime() - found.at < FRESH ? found.member : null;
  };
  const actor = (externalId: string): Actor => {
    const member = freshly(externalId);
    return { connectionId: of.connectionId, externalId, ...(member === null ? {} : { member }) };
  };
  async function look(externalId: string): Promise<void> {
    const member = await of.directory.member(externalId);
    if (member === null) return;
    seen.delete(externalId);
    seen.set(externalId, { member, at: of.clock.now().getTime() });
    const [oldest] = seen.keys();
    if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
  }

  return {
    known: actor,
    async meet(externalId) {
      if (freshly(externalId) !== null) return actor(externalId);
      const looking = look(externalId).catch(() => {
        // Who is not known yet is answered in the organization's language.
        of.log.debug({ event: "acquaintance-unknown", platform: "slack" });
      });
      const patience = new AbortController();
      await Promise.race([looking, of.clock.sleep(PATIENCE, patience.signal)]);
      patience.abort();
      return actor(externalId);
    },
    localeOf: (externalId) => freshly(externalId)?.locale ?? "en",
  };
}
