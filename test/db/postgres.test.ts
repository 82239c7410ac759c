// What PostgreSQL alone can suffer: deadlocks, connections that break, two processes that migrate.
import { eq, sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { type Engine, openEngine, run } from "../../db/engine.ts";
import { postgresServer } from "./postgres-server.ts";

async function open(options: { migrate?: boolean } = {}) {
  const server = await postgresServer();
  const database = await server.create();
  const url = server.url(database);
  const engine = await openEngine(url, options);
  onTestFinished(async () => {
    await engine.close();
    await server.drop(database);
  });
  if (engine.driver.kind !== "postgres") throw new Error("not PostgreSQL");
  return { engine, pool: engine.driver.pool, url };
}

async function organization(engine: Engine, id: string) {
  await engine.db
    .insert(engine.tables.organizations)
    .values({ id, name: "Acme", zone: "UTC", locale: "en", operator: "IT" });
}

test("two units of work that lock each other out both come through", async () => {
  const { engine } = await open();
  await organization(engine, "a");
  await organization(engine, "b");
  const { organizations } = engine.tables;
  const both = (ids: readonly string[]) =>
    engine.transact(function* (tx) {
      for (const id of ids) {
        const next = sql`${organizations.lastRound} + 1`;
        yield* run(tx.update(organizations).set({ lastRound: next }).where(eq(organizations.id, id)));
        yield* run(tx.select({ slept: sql`pg_sleep(0.2)` }).from(organizations).limit(1));
      }
    });
  await Promise.all([both(["a", "b"]), both(["b", "a"])]);
  const rows = await engine.db.select({ lastRound: organizations.lastRound }).from(organizations);
  expect(rows).toEqual([{ lastRound: 2 }, { lastRound: 2 }]);
});

test("a connection that breaks fails its unit of work and no later one", async () => {
  const { engine, pool } = await open();
  await organization(engine, "a");
  const { organizations } = engine.tables;
  const work = engine.transact(function* (tx) {
    yield* run(tx.update(organizations).set({ lastRound: 7 }));
    yield* run(tx.select({ gone: sql`pg_terminate_backend(pg_backend_pid())` }).from(organizations));
  });
  await expect(work).rejects.toMatchObject({ code: "database-unavailable" });
  expect(await engine.db.select({ lastRound: organizations.lastRound }).from(organizations)).toEqual([
    { lastRound: 0 },
  ]);
  expect(pool.idleCount).toBe(pool.totalCount);
});

test("processes that start together migrate once", async () => {
  const { engine, pool, url } = await open({ migrate: false });
  expect(engine.behind).toBeGreaterThan(0);
  const engines = await Promise.all(Array.from({ length: 4 }, () => openEngine(url)));
  for (const one of engines) await one.close();
  const { rows } = await pool.query("select count(*)::int as count from migrations");
  expect(rows).toEqual([{ count: engine.behind }]);
});

test("holds a row that is locked for the rest of the unit of work", async () => {
  const { engine } = await open();
  await organization(engine, "a");
  const { organizations } = engine.tables;
  const read = async () =>
    (await engine.db.select({ lastRound: organizations.lastRound }).from(organizations))[0]?.lastRound ?? -1;
  // Read, wait, write what was read plus one: without the lock both would write 1.
  const slow = () =>
    engine.transact(function* (tx) {
      const [row] = yield* run(
        engine.lock(tx.select({ lastRound: organizations.lastRound }).from(organizations), "update"),
      );
      yield* run(tx.select({ slept: sql`pg_sleep(0.1)` }).from(organizations));
      yield* run(tx.update(organizations).set({ lastRound: (row?.lastRound ?? 0) + 1 }));
    });
  await Promise.all([slow(), slow(), slow()]);
  expect(await read()).toBe(3);
});
