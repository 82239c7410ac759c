// The ground of both databases: transactions, shared commits, and what failures become.
import { describe, expect, test } from "vitest";
import { run } from "../../db/engine.ts";
import { DATABASES } from "../contracts/databases.ts";

describe.each(DATABASES)("an engine on $name", ({ open }) => {
  test("opens", async () => {
    const { engine, close } = await open();
    const rows = await engine.transact(function* (tx) {
      return yield* run(tx.select().from(engine.tables.organizations));
    });
    expect(rows).toEqual([]);
    await close();
  });
});
