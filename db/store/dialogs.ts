// The one open dialog that an account may have.
import { and, eq, gt } from "drizzle-orm";
import type { Dialogs } from "../../core/ports.ts";
import { type Engine, slot, statement } from "../work.ts";

/** Keeps dialogs in a database. */
export function createDialogs({ db, tables: { dialogs } }: Engine): Dialogs {
  const open = statement("dialogs.get", (from) =>
    from
      .select()
      .from(dialogs)
      .where(
        and(
          eq(dialogs.accountId, slot(dialogs.accountId, "accountId")),
          gt(dialogs.expiresAt, slot(dialogs.expiresAt, "now")),
        ),
      ),
  );

  return {
    async get(accountId, now) {
      const [row] = await db.ask(open, { accountId, now });
      if (row === undefined) return null;
      const { kind, roundId, data, expiresAt } = row;
      return { kind, roundId, data, expiresAt };
    },

    async set(accountId, { kind, roundId, data, expiresAt }) {
      const values = { kind, roundId, data, expiresAt };
      await db
        .insert(dialogs)
        .values({ accountId, ...values })
        .onConflictDoUpdate({ target: dialogs.accountId, set: values });
    },

    async clear(accountId) {
      await db.delete(dialogs).where(eq(dialogs.accountId, accountId));
    },
  };
}
