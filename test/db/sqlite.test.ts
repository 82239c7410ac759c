// What SQLite alone can suffer: a full disk, another process that writes, and commits that are shared.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Client from "better-sqlite3";
import { eq, sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { type Engine, openEngine, run } from "../../db/engine.ts";

const WAL_HEADER = 32;
const FRAME_HEADER = 24;

async function open(options: { migrate?: boolean; lockWaitMs?: number } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "nps-sqlite-"));
  const file = join(folder, "nps.db");
  const engine = await openEngine(`file:${file}`, options);
  onTestFinished(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });
  if (engine.driver.kind !== "sqlite") throw new Error("not SQLite");
  return { engine, client: engine.driver.client, file };
}

function name(engine: Engine, id: string, text: string) {
  const { organizations } = engine.tables;
  return engine.transact(function* (tx) {
    yield* run(tx.update(organizations).set({ name: text }).where(eq(organizations.id, id)));
  });
}

async function organization(engine: Engine, id: string) {
  await engine.db
    .insert(engine.tables.organizations)
    .values({ id, name: "Acme", zone: "UTC", locale: "en", operator: "IT" });
}

// A frame of the WAL that ends a transaction tells the file's size in pages; others say 0.
function commitsIn(wal: Buffer): number {
  const frame = wal.readUInt32BE(8) + FRAME_HEADER;
  const salt = wal.subarray(16, 24);
  let commits = 0;
  for (let at = WAL_HEADER; at + frame <= wal.length; at += frame) {
    if (wal.subarray(at + 8, at + 16).equals(salt) && wal.readUInt32BE(at + 4) !== 0) commits += 1;
  }
  return commits;
}

test("a thousand units of work at once share a few commits", async () => {
  const { engine, client, file } = await open();
  await organization(engine, "acme");
  client.pragma("wal_checkpoint(TRUNCATE)");
  const { organizations } = engine.tables;
  const one = () =>
    engine.transact(function* (tx) {
      yield* run(tx.update(organizations).set({ lastRound: sql`${organizations.lastRound} + 1` }));
    });
  await Promise.all(Array.from({ length: 1000 }, one));
  expect(client.prepare("select last_round from organizations").pluck().get()).toBe(1000);
  const commits = commitsIn(readFileSync(`${file}-wal`));
  expect(commits).toBeGreaterThan(0);
  expect(commits).toBeLessThan(250);
});

test("statements outside of units of work share commits too", async () => {
  const { engine, client, file } = await open();
  client.pragma("wal_checkpoint(TRUNCATE)");
  await Promise.all(Array.from({ length: 200 }, (_, at) => organization(engine, `o${at}`)));
  expect(client.prepare("select count(*) from organizations").pluck().get()).toBe(200);
  expect(commitsIn(readFileSync(`${file}-wal`))).toBeLessThan(100);
});

test("a full disk fails everyone who shares the commit, and nothing of it is stored", async () => {
  const { engine, client } = await open();
  await organization(engine, "small");
  await organization(engine, "large");
  const pages = client.pragma("page_count", { simple: true }) as number;
  client.pragma(`max_page_count = ${pages}`);
  const long = "x".repeat(100_000);
  const work = [
    name(engine, "small", "changed"),
    name(engine, "large", long),
    name(engine, "small", "again"),
  ];
  const results = await Promise.allSettled(work);
  const codes = results.map((result) => (result.status === "rejected" ? result.reason.code : "stored"));
  expect(codes[0]).toBe("database-full");
  expect(codes[1]).toBe("database-full");
  // The third was not in that commit: small enough, it went with the next one.
  const names = await engine.db
    .select({ name: engine.tables.organizations.name })
    .from(engine.tables.organizations);
  expect(names.map((row) => row.name).sort()).toEqual(
    ["Acme", codes[2] === "stored" ? "again" : "Acme"].sort(),
  );

  client.pragma("max_page_count = 1073741823");
  await name(engine, "large", long);
  expect(client.prepare("select length(name) from organizations where id = 'large'").pluck().get()).toBe(
    100_000,
  );
});

test("a full disk at the commit of a direct statement is told as such", async () => {
  const { engine, client } = await open();
  client.pragma(`max_page_count = ${client.pragma("page_count", { simple: true })}`);
  const { organizations } = engine.tables;
  const row = { zone: "UTC", locale: "en", operator: "IT", name: "x".repeat(50_000) } as const;
  await expect(engine.db.insert(organizations).values({ id: "a", ...row })).rejects.toMatchObject({
    code: "database-full",
  });
});

test("waits for another process that writes without holding the event loop, then says that the file is locked", async () => {
  const { engine, file } = await open({ lockWaitMs: 300 });
  await organization(engine, "acme");
  const other = new Client(file);
  other.exec("begin immediate");
  let turns = 0;
  const turning = setInterval(() => turns++, 5);
  const begun = Date.now();
  await expect(name(engine, "acme", "x")).rejects.toMatchObject({ code: "database-locked" });
  clearInterval(turning);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(290);
  expect(turns).toBeGreaterThan(3);

  const patient = name(engine, "acme", "after all");
  setTimeout(() => other.exec("commit"), 100);
  await patient;
  expect(other.prepare("select name from organizations").pluck().get()).toBe("after all");
  other.close();
});

test("says that a file is locked when another process has it for itself", async () => {
  const { engine, file } = await open();
  await engine.close();
  const other = new Client(file);
  other.pragma("locking_mode = EXCLUSIVE");
  other.exec("begin immediate; create table mine (x); commit");
  await expect(openEngine(`file:${file}`, { lockWaitMs: 100 })).rejects.toMatchObject({
    code: "database-locked",
  });
  other.close();
});

test("says what a file is that is no database", async () => {
  const { file } = await open();
  writeFileSync(
    `${file}-other`,
    "not a database, but long enough to have a header of one hundred bytes ".repeat(20),
  );
  await expect(openEngine(`file:${file}-other`)).rejects.toMatchObject({
    code: "database-unavailable",
    params: { state: "SQLITE_NOTADB" },
  });
});

test("keeps commits on disk, foreign keys checked and deleted bytes overwritten", async () => {
  const { client } = await open();
  const setting = (pragma: string) => client.pragma(pragma, { simple: true });
  expect([
    setting("journal_mode"),
    setting("synchronous"),
    setting("foreign_keys"),
    setting("secure_delete"),
  ]).toEqual(["wal", 2, 1, 1]);
});

test("counts what a database lacks when it is told not to migrate", async () => {
  const { engine, client } = await open({ migrate: false });
  expect(engine.behind).toBeGreaterThan(0);
  expect(client.prepare("select count(*) from sqlite_schema").pluck().get()).toBe(0);
});

test("what is done aside holds nobody up: reading goes on, and writing waits in line", async () => {
  const { engine, client } = await open();
  await organization(engine, "acme");
  if (engine.driver.kind !== "sqlite") throw new Error("not SQLite");
  const seen: string[] = [];
  let naming: Promise<unknown> = Promise.resolve();
  await engine.driver.aside(async (ask) => {
    naming = name(engine, "acme", "Acme & Co").then(() => seen.push("written"));
    const rewriting = ask("vacuum").then(() => seen.push("rewritten"));
    await new Promise(setImmediate);
    seen.push(...(await engine.db.select().from(engine.tables.organizations)).map((row) => row.name));
    await rewriting;
    expect(await ask("select name from organizations")).toEqual([{ name: "Acme" }]);
    await expect(ask("select nothing")).rejects.toMatchObject({ code: "database-unavailable" });
  }, 0);
  await naming;
  expect(seen).toEqual(["Acme", "rewritten", "written"]);
  expect(client.prepare("select name from organizations").pluck().get()).toBe("Acme & Co");
  await engine.close();
  const late = engine.driver.aside((ask) => ask("vacuum"), 0);
  await expect(late).rejects.toMatchObject({ code: "database-unavailable" });
});
