// Both dialects' words give rows of the same type and the same values.
import { describe, expect, expectTypeOf, onTestFinished, test } from "vitest";
import { postgresKit, sqliteKit } from "../../db/kit.ts";
import { DATABASES } from "../contracts/databases.ts";

// Written out in each dialect's own types, since the schema sees SQLite's under PostgreSQL's.
const onSqlite = sqliteKit.table("words", {
  text: sqliteKit.text().notNull(),
  chosen: sqliteKit.text().$type<"a" | "b">().notNull(),
  maybe: sqliteKit.text(),
  int: sqliteKit.int().notNull(),
  started: sqliteKit.int().notNull().default(0),
  real: sqliteKit.real().notNull(),
  flag: sqliteKit.flag().notNull(),
  instant: sqliteKit.instant().notNull(),
  later: sqliteKit.instant(),
  json: sqliteKit.json().$type<{ readonly a: number }>().notNull(),
  bare: sqliteKit.json(),
});
const onPostgres = postgresKit.table("words", {
  text: postgresKit.text().notNull(),
  chosen: postgresKit.text().$type<"a" | "b">().notNull(),
  maybe: postgresKit.text(),
  int: postgresKit.int().notNull(),
  started: postgresKit.int().notNull().default(0),
  real: postgresKit.real().notNull(),
  flag: postgresKit.flag().notNull(),
  instant: postgresKit.instant().notNull(),
  later: postgresKit.instant(),
  json: postgresKit.json().$type<{ readonly a: number }>().notNull(),
  bare: postgresKit.json(),
});

test("a row has the same type on both", () => {
  expectTypeOf<(typeof onSqlite)["$inferSelect"]>().toEqualTypeOf<(typeof onPostgres)["$inferSelect"]>();
  expectTypeOf<(typeof onSqlite)["$inferInsert"]>().toEqualTypeOf<(typeof onPostgres)["$inferInsert"]>();
  expectTypeOf<(typeof onPostgres)["$inferSelect"]["instant"]>().toEqualTypeOf<Date>();
  expectTypeOf<(typeof onPostgres)["$inferSelect"]["later"]>().toEqualTypeOf<Date | null>();
  expectTypeOf<(typeof onPostgres)["$inferSelect"]["chosen"]>().toEqualTypeOf<"a" | "b">();
  expect(Object.keys(sqliteKit)).toEqual(Object.keys(postgresKit));
});

describe.each(DATABASES)("on $name", ({ open }) => {
  test("every word gives back what was stored", async () => {
    const { engine, close } = await open();
    onTestFinished(close);
    const { organizations, connections, paces } = engine.tables;
    await engine.db.insert(organizations).values({
      id: "o",
      name: "公司 “Ω” 🌻\n'; drop table people; --",
      zone: "UTC",
      locale: "zh-CN",
      operator: "",
    });
    const big = 2 ** 53 - 1;
    await engine.db.insert(connections).values({
      id: "c",
      organizationId: "o",
      platform: "telegram",
      externalId: "1",
      name: "x",
      cursor: big,
    });
    const nextAt = new Date("1969-12-31T23:59:59.001Z");
    await engine.db
      .insert(paces)
      .values({ connectionId: "c", rate: 0.1 + 0.2, ceiling: null, nextAt, blockedUntil: null });
    const [organization] = await engine.db.select().from(organizations);
    const [connection] = await engine.db.select().from(connections);
    const [pace] = await engine.db.select().from(paces);
    expect(organization?.name).toBe("公司 “Ω” 🌻\n'; drop table people; --");
    expect(connection).toMatchObject({ cursor: big, suspended: null });
    expect(pace).toEqual({
      connectionId: "c",
      owner: null,
      leaseUntil: null,
      fence: 0,
      rate: 0.1 + 0.2,
      ceiling: null,
      nextAt,
      blockedUntil: null,
      probedAt: null,
    });
  });
});
