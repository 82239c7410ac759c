// Copies of a database that is in use, what they leave out, and putting one back.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Client from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Owed } from "../../core/deliver/ports.ts";
import { closeDueRounds } from "../../core/publish/close-due-rounds.ts";
import { MASK } from "../../core/words/masking.ts";
import { backup, restore } from "../../db/backup.ts";
import { openEngine } from "../../db/engine.ts";
import { sealCheck } from "../../db/seal-check.ts";
import { createStore } from "../../db/store.ts";
import { AFTER, answer, askRound, CLOSES, DURING, give } from "../contracts/asked-round.ts";
import { chance, DATABASES, type Opened } from "../contracts/databases.ts";
import { plainLanguage } from "../core/words/plain-language.ts";

const file = DATABASES.find(({ name }) => name === "SQLite in a file");
if (file === undefined) throw new Error("there is no SQLite in a file");

describe("a backup", () => {
  let opened: Opened;
  let folder: string;
  let copy: string;
  beforeEach(async () => {
    opened = await file.open();
    folder = mkdtempSync(join(tmpdir(), "nps-backup-"));
    copy = join(folder, "copy.db");
  });
  afterEach(async () => {
    await opened.close();
    rmSync(folder, { recursive: true });
  });

  function read(path: string, sql: string): unknown[] {
    const client = new Client(path, { readonly: true });
    const rows = client.prepare(sql).pluck().all();
    client.close();
    return rows;
  }

  async function twoRounds() {
    const anonymous = await askRound(opened, { people: 5, name: "secret" });
    const attributed = await askRound(opened, { people: 5, name: "named", promise: "attributed" });
    for (const { round, asked, organizationId, connectionId } of [anonymous, attributed]) {
      for (const one of asked)
        await answer(opened, one, { score: 3, reason: `quagga${round.frozen.surveyKey}` });
      const dialog = { kind: "reason", roundId: round.id, data: {}, expiresAt: CLOSES } as const;
      await opened.store.dialogs.set(asked[0]?.accountId ?? "", dialog);
      await opened.store.dialogs.set(asked[1]?.accountId ?? "", { ...dialog, kind: "form", roundId: null });
      const reminder: Owed = {
        organizationId,
        connectionId,
        kind: "reminder",
        ref: asked[0]?.invitationId ?? "",
        roundId: round.id,
        accountId: asked[0]?.accountId ?? "",
        address: { kind: "account", externalId: "U" },
        sequence: 1,
        notBefore: DURING,
      };
      await opened.store.outbox.owe([reminder], DURING);
    }
    return { anonymous, attributed };
  }

  test("has every row but what an open anonymous round holds about people", async () => {
    const { anonymous, attributed } = await twoRounds();
    expect(backup(opened.engine, copy)).toMatchObject({ kind: "done", rows: expect.any(Number) });
    expect(read(copy, "select distinct round_id from ballots")).toEqual([attributed.round.id]);
    expect(read(copy, "select count(*) from ballots")).toEqual([5]);
    expect(read(copy, "select round_id from dialogs order by kind, round_id")).toEqual([
      null,
      null,
      attributed.round.id,
    ]);
    expect(read(copy, "select round_id from deliveries where kind = 'reminder'")).toEqual([
      attributed.round.id,
    ]);
    expect(read(copy, "select count(*) from deliveries where kind = 'question'")).toEqual([10]);
    const { driver } = opened.engine;
    if (driver.kind !== "sqlite") throw new Error("not SQLite");
    for (const table of [
      "people",
      "accounts",
      "invitations",
      "rounds",
      "schedules",
      "migrations",
      "organizations",
    ]) {
      expect(read(copy, `select count(*) from ${table}`)).toEqual(
        read(driver.client.name, `select count(*) from ${table}`),
      );
    }
    const schema = "select sql from sqlite_schema where sql is not null order by name";
    expect(read(copy, schema)).toEqual(read(driver.client.name, schema));
    const bytes = readFileSync(copy).toString("latin1");
    expect(bytes).not.toContain("quaggasecret");
    expect(bytes).toContain("quagganamed");
    expect(bytes).toContain(anonymous.round.id);
  });

  test("leaves out what someone has answered before a score, and keeps the question where answers carry names", async () => {
    const { anonymous, attributed } = await twoRounds();
    for (const { asked, round } of [anonymous, attributed]) {
      const [one] = asked;
      if (one) await give(opened, one, { since: `okapi${round.frozen.surveyKey}` });
    }
    expect(backup(opened.engine, copy)).toMatchObject({ kind: "done" });
    expect(read(copy, "select background from invitations where background is not null")).toEqual([
      '{"since":"okapinamed"}',
    ]);
    expect(readFileSync(copy).toString("latin1")).not.toContain("okapisecret");
    const { driver } = opened.engine;
    if (driver.kind !== "sqlite") throw new Error("not SQLite");
    const rest = "select id, round_id, person_id, account_id, token, attributes from invitations order by id";
    const all = (path: string) => {
      const client = new Client(path, { readonly: true });
      const rows = client.prepare(rest).all();
      client.close();
      return rows;
    };
    expect(all(copy)).toEqual(all(driver.client.name));
  });

  test("does not disturb whoever goes on working", async () => {
    const { attributed } = await twoRounds();
    const [one] = attributed.asked;
    const pressed = one && answer(opened, one, { score: 10 });
    expect(backup(opened.engine, copy)).toMatchObject({ kind: "done" });
    await pressed;
    if (one) await answer(opened, one, { score: 9 });
    const { ballots } = await opened.store.sealing.page(attributed.round.id, null);
    expect(ballots.filter(({ score }) => score === 9)).toHaveLength(1);
  });

  test("does not overwrite a file", async () => {
    writeFileSync(copy, "mine");
    expect(backup(opened.engine, copy)).toEqual({ kind: "exists" });
    expect(readFileSync(copy, "utf8")).toBe("mine");
  });

  test("that cannot be written leaves nothing behind, and the database usable", async () => {
    expect(() => backup(opened.engine, join(folder, "no", "such", "folder.db"))).toThrow(
      expect.objectContaining({ code: "database-unavailable" }),
    );
    expect(backup(opened.engine, copy)).toMatchObject({ kind: "done" });
  });

  describe("put back", () => {
    const url = () => `file:${join(folder, "restored.db")}`;

    test("is a database on which the round goes on", async () => {
      const { anonymous } = await twoRounds();
      backup(opened.engine, copy);
      expect(restore(copy, url())).toEqual({ kind: "done" });
      const engine = await openEngine(url());
      const store = createStore(engine, chance);
      const [one] = anonymous.asked;
      const seen = await store.ballots.change(
        { token: one?.token ?? "", presser: one?.presser ?? nobody, now: DURING },
        (facts) => ({
          ballot: { score: 8, reason: null, improve: null, drivers: [], mayQuote: false },
          outcome: { isInvitee: facts?.isInvitee, before: facts?.ballot },
        }),
      );
      expect(seen).toEqual({ isInvitee: true, before: null });
      await engine.close();
    });

    test("leaves out what was taken out before the copy was made, and brings back what was taken out since", async () => {
      const { round, asked, organizationId } = await askRound(opened, { people: 12 });
      for (const [at, one] of asked.entries()) {
        await answer(opened, one, { score: at % 11, reason: `reason ${at}` });
      }
      await closeDueRounds({ ...opened.store, language: plainLanguage }, organizationId, AFTER);
      const { publications } = opened.store;
      const [first, second] = await publications.comments(round.id);
      await publications.redact(round, first?.id ?? "", AFTER);
      expect(backup(opened.engine, copy)).toMatchObject({ kind: "done" });
      await publications.redact(round, second?.id ?? "", AFTER);
      // A mark is all that is written: it ties nobody to anything, and the words lie where they lay.
      expect((await sealCheck(opened.engine)).links).toBe(0);
      expect(readFileSync(copy).toString("latin1")).toContain(first?.text);

      expect(restore(copy, url())).toEqual({ kind: "done" });
      const engine = await openEngine(url());
      const restored = await createStore(engine, chance).publications.comments(round.id);
      await engine.close();
      expect(restored.slice(0, 2)).toEqual([{ ...first, text: MASK, redacted: true }, second]);
    });

    test("replaces an empty database, and one with data only by force", async () => {
      await twoRounds();
      backup(opened.engine, copy);
      await (await openEngine(url())).close();
      expect(restore(copy, url())).toEqual({ kind: "done" });
      expect(restore(copy, url())).toEqual({ kind: "has-data" });
      const engine = await openEngine(url());
      await engine.db.delete(engine.tables.dialogs);
      await engine.close();
      expect(restore(copy, url(), { force: true })).toEqual({ kind: "done" });
      expect(read(join(folder, "restored.db"), "select count(*) from dialogs")).toEqual([3]);
    });

    test("is refused while another process has the database open, force or not", async () => {
      await twoRounds();
      backup(opened.engine, copy);
      const engine = await openEngine(url());
      for (const force of [false, true]) {
        expect(() => restore(copy, url(), { force })).toThrow(
          expect.objectContaining({ code: "database-locked" }),
        );
      }
      await engine.close();
      expect(restore(copy, url())).toEqual({ kind: "done" });
    });

    test("is refused when a newer program made it", async () => {
      backup(opened.engine, copy);
      const client = new Client(copy);
      client.exec("insert into migrations (hash) values ('from the future')");
      client.close();
      expect(() => restore(copy, url())).toThrow(expect.objectContaining({ code: "database-newer" }));
    });

    test.each([
      ["no file", null],
      ["an empty file", ""],
      ["something else", "PK something else, long enough to be taken for a page".repeat(40)],
    ])("is refused when it is %s", async (_what, content) => {
      if (content !== null) writeFileSync(copy, content);
      expect(restore(copy, url())).toEqual({ kind: "unreadable" });
    });

    test("goes PostgreSQL's own way there", () => {
      expect(restore(copy, "postgres://localhost/nps")).toEqual({ kind: "use-pg-dump" });
    });
  });
});

const nobody = { connectionId: "", externalId: "" };
