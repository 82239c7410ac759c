// The ground of both databases: transactions, prepared statements, and what failures become.
import { eq, sql } from "drizzle-orm";
import { describe, expect, onTestFinished, test } from "vitest";
import { SurveyError } from "../../core/errors.ts";
import { type Engine, openEngine, run, slot, statement } from "../../db/engine.ts";
import { DATABASES, type TestDatabase } from "../contracts/databases.ts";

const ACME = { id: "acme", name: "Acme", zone: "UTC", locale: "en", operator: "IT" } as const;

async function ground(open: TestDatabase["open"]) {
  const opened = await open();
  onTestFinished(() => opened.close());
  const { engine } = opened;
  await engine.db.insert(engine.tables.organizations).values(ACME);
  return { ...opened, organizations: engine.tables.organizations };
}

function count(engine: Engine, by: number) {
  const { organizations } = engine.tables;
  return engine.transact(function* (tx) {
    const [row] = yield* run(
      tx
        .update(organizations)
        .set({ lastRound: sql`${organizations.lastRound} + ${by}` })
        .where(eq(organizations.id, "acme"))
        .returning({ lastRound: organizations.lastRound }),
    );
    return row?.lastRound;
  });
}

async function counted(engine: Engine): Promise<number | undefined> {
  const [row] = await engine.db.select().from(engine.tables.organizations);
  return row?.lastRound;
}

describe.each(DATABASES)("an engine on $name", ({ open }) => {
  test("gives what a unit of work returns, after its commit", async () => {
    const { engine } = await ground(open);
    expect(await count(engine, 3)).toBe(3);
    expect(await counted(engine)).toBe(3);
  });

  test("keeps nothing of a unit of work that throws, and hands its own error on", async () => {
    const { engine, organizations } = await ground(open);
    const rule = new Error("the rule says no");
    const work = engine.transact(function* (tx) {
      yield* run(tx.update(organizations).set({ lastRound: 9 }));
      throw rule;
    });
    await expect(work).rejects.toBe(rule);
    expect(await counted(engine)).toBe(0);
  });

  test("adds up a thousand units of work that came at once", async () => {
    const { engine } = await ground(open);
    const results = await Promise.all(Array.from({ length: 1000 }, () => count(engine, 1)));
    expect(new Set(results).size).toBe(1000);
    expect(await counted(engine)).toBe(1000);
  });

  test("lets a failing unit of work fail alone", async () => {
    const { engine, organizations } = await ground(open);
    const doubled = () =>
      engine.transact(function* (tx) {
        yield* run(tx.update(organizations).set({ lastRound: 100 }));
        yield* run(tx.insert(organizations).values(ACME));
      });
    const results = await Promise.allSettled([
      count(engine, 1),
      doubled(),
      count(engine, 1),
      doubled(),
      count(engine, 1),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect(await counted(engine)).toBe(3);
  });

  test("names the constraint that failed and repeats no value", async () => {
    const { engine, organizations } = await ground(open);
    const secret = { ...ACME, name: "my boss is U123" };
    const ways = [
      () => engine.db.insert(organizations).values(secret),
      () =>
        engine.transact(function* (tx) {
          yield* run(tx.insert(organizations).values(secret));
        }),
      () =>
        engine.db.ask(
          statement("test.secret", (db) => db.insert(organizations).values(secret)),
          {},
        ),
    ];
    for (const way of ways) {
      const error = await Promise.resolve(way()).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof SurveyError)) throw new Error("no SurveyError was thrown");
      expect(error.code).toBe("database-constraint");
      expect(String(error.params["constraint"])).toMatch(/organizations/);
      expect(error.cause).toBeUndefined();
      expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/boss|U123/);
    }
  });

  test("turns a value that the database cannot hold into an error without it", async () => {
    const { engine, organizations } = await ground(open);
    const wrong = sql`${"my boss"} / 'x' + nosuchfunction()`;
    const error = await engine
      .transact(function* (tx) {
        yield* run(tx.update(organizations).set({ lastRound: wrong }));
      })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SurveyError);
    expect(String(error)).not.toMatch(/boss/);
  });

  test("fills values of every kind into a prepared statement, inside and outside of a unit of work", async () => {
    const { engine } = await ground(open);
    const { people } = engine.tables;
    const createdAt = new Date("2026-03-08T02:30:00.123Z");
    const add = statement("test.add", (db) =>
      db.insert(people).values({
        id: slot(people.id, "id"),
        organizationId: "acme",
        role: "none",
        locale: slot(people.locale, "locale"),
        attributes: slot(people.attributes, "attributes"),
        createdAt: slot(people.createdAt, "createdAt"),
      }),
    );
    const { id, organizationId, role, locale, zone, attributes: told } = people;
    const find = statement("test.find", (db) =>
      db
        .select({ id, organizationId, role, locale, zone, attributes: told, createdAt: people.createdAt })
        .from(people)
        .where(eq(people.createdAt, slot(people.createdAt, "createdAt")))
        .orderBy(people.id),
    );
    const attributes = { team: "Design", Ort: "Köln 🌻", z: "1", a: "2" };
    await engine.db.ask(add, { id: "1", locale: null, attributes, createdAt });
    await engine.transact(function* (tx) {
      yield* run(tx.ask(add, { id: "2", locale: "zh-CN", attributes: {}, createdAt }));
    });
    const outside = await engine.db.ask(find, { createdAt });
    const inside = await engine.transact((tx) => run(tx.ask(find, { createdAt })));
    expect(outside).toEqual([
      { id: "1", organizationId: "acme", role: "none", locale: null, zone: null, attributes, createdAt },
      {
        id: "2",
        organizationId: "acme",
        role: "none",
        locale: "zh-CN",
        zone: null,
        attributes: {},
        createdAt,
      },
    ]);
    expect(Object.keys(outside[0]?.attributes ?? {})).toEqual(["team", "Ort", "z", "a"]);
    expect(inside).toEqual(outside);
  });

  test("finishes what is under way when it closes, and takes nothing after", async () => {
    const { engine, again, url } = await ground(open);
    const under = count(engine, 1);
    await engine.close();
    expect(await under).toBe(1);
    await expect(count(engine, 1)).rejects.toMatchObject({ code: "database-unavailable" });
    if (again) expect(await counted(await again())).toBe(1);
    else expect(url).toBe(":memory:");
  });

  test("refuses a database that a newer program has changed", async () => {
    // Nobody else is to get what this leaves.
    const { engine, again } = await ground(() => open({ fresh: true }));
    if (again === null) return expect(engine.behind).toBe(0);
    const change = "insert into migrations (hash) values ('of the future')";
    if (engine.driver.kind === "sqlite") engine.driver.client.exec(change);
    else await engine.driver.pool.query(change);
    await expect(again()).rejects.toMatchObject({ code: "database-newer" });
  });
});

test.each([
  ["mysql://localhost/x", "setting-invalid"],
  ["file:", "setting-invalid"],
  ["", "setting-invalid"],
  ["file:/dev/null/nowhere/nps.db", "database-unavailable"],
  ["postgres://nobody@127.0.0.1:1/none", "database-unavailable"],
])("says what is wrong with %j", async (url, code) => {
  await expect(openEngine(url)).rejects.toMatchObject({ code });
});
