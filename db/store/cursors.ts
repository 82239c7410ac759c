// How far each connection's stream of updates has been taken: Telegram's polling offset.
import { eq } from "drizzle-orm";
import type { Cursors } from "../../core/ports.ts";
import type { Engine } from "../work.ts";

/** Keeps cursors beside the connections they belong to. */
export function createCursors(engine: Engine): Cursors {
  const { connections } = engine.tables;
  return {
    of: (connectionId) => ({
      async read() {
        const [row] = await engine.db
          .select({ cursor: connections.cursor })
          .from(connections)
          .where(eq(connections.id, connectionId));
        return row?.cursor ?? 0;
      },
      async write(offset) {
        await engine.db.update(connections).set({ cursor: offset }).where(eq(connections.id, connectionId));
      },
    }),
  };
}
