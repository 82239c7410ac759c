// Tells an organization's admins what went wrong with its messages, once a day for each kind of trouble.
import type { People } from "../people/ports.ts";
import { DAY_MS } from "../time.ts";
import type { Outbox, Owed } from "./ports.ts";

/** What sending can run into that an admin has to know: bots/copy has a sentence for each. */
export const TROUBLE_CODES = [
  /** Twice unclear whether a message arrived: it was given up. */
  "ambiguous-twice",
  /** The platform will never take a message. */
  "message-rejected",
  /** The bot cannot write to a channel any more. */
  "channel-unreachable",
  /** The platform bars the whole connection: its token was revoked. */
  "connection-suspended",
] as const;
export type TroubleCode = (typeof TROUBLE_CODES)[number];

/**
 * Owes every reachable admin account a `trouble` whose ref is the code, with the code as data; `channel` is the external id of the one that it is about, told apart from others. Accounts on `barred`, a
 * connection that cannot send, are left out. Gives how many messages are new.
 */
export async function reportTrouble(
  ports: { readonly people: Pick<People, "holders">; readonly outbox: Pick<Outbox, "owe"> },
  trouble: {
    readonly organizationId: string;
    readonly code: TroubleCode;
    readonly barred?: string;
    readonly channel?: string;
  },
  now: Date,
): Promise<number> {
  const { organizationId, code, barred, channel } = trouble;
  const admins = await ports.people.holders(organizationId, "admin");
  const owed = admins
    .filter(({ state, connectionId }) => state === "subscribed" && connectionId !== barred)
    .map(
      ({ id, connectionId, externalId }): Owed => ({
        organizationId,
        connectionId,
        kind: "trouble",
        ref: channel === undefined ? code : `${code}:${channel}`,
        roundId: null,
        accountId: id,
        address: { kind: "account", externalId },
        sequence: Math.floor(now.getTime() / DAY_MS),
        notBefore: now,
        data: { code, ...(channel === undefined ? {} : { channel }) },
      }),
    );
  return owed.length === 0 ? 0 : ports.outbox.owe(owed, now);
}
