// Whether a closed anonymous round's answers can still be tied to people: row by row, byte by byte, in the files of both databases.
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sealRound } from "../../core/publish/seal-round.ts";
import { backup } from "../../db/backup.ts";
import { sealCheck } from "../../db/seal-check.ts";
import { createSealing } from "../../db/store/sealing.ts";
import {
  AFTER,
  type AskedRound,
  answer,
  askRound,
  DURING,
  GRACE,
  give,
  OPENS,
  type Wanted,
} from "../contracts/asked-round.ts";
import { chance, ON_DISK, type Opened } from "../contracts/databases.ts";
import { deciding } from "../core/publish/counts.ts";
import { postgresServer } from "./postgres-server.ts";

/** Words that no file holds by chance. */
const word = (name: string, at: number) => `${name}quaggazebra${at}end`;

describe.each(ON_DISK)("a sealed round on $name", ({ open, copies }) => {
  let opened: Opened;
  const openFresh = async () => {
    opened = await open({ fresh: true });
  };
  afterEach(() => opened.close());

  async function answered(wanted: Wanted, many: number): Promise<AskedRound> {
    const round = await askRound(opened, { attributes: { team: "Design" }, ...wanted });
    const name = wanted.name ?? "staff";
    for (const [at, one] of round.asked.slice(0, many).entries()) {
      const reason = word(name, at);
      await answer(opened, one, {
        score: at % 11,
        reason,
        improve: `${reason}improve`,
        drivers: ["team"],
        mayQuote: true,
      });
    }
    return round;
  }

  async function remindTwo({ organizationId, connectionId, round, asked }: AskedRound) {
    const reminders = asked.slice(-2).map(({ invitationId, accountId, presser }) => ({
      ...{
        organizationId,
        connectionId,
        kind: "reminder" as const,
        ref: invitationId,
        roundId: round.id,
        accountId,
      },
      ...{
        address: { kind: "account" as const, externalId: presser.externalId },
        sequence: 1,
        notBefore: DURING,
      },
    }));
    await opened.store.outbox.owe(reminders, DURING);
  }

  async function seal({ round, organizationId }: AskedRound, mostRows?: number) {
    const { rounds } = opened.engine.tables;
    // Only this one is over.
    await opened.engine.db.update(rounds).set({ closesAt: new Date(AFTER.getTime() + GRACE) });
    await opened.engine.transact(function* (tx) {
      yield tx.update(rounds).set({ closesAt: OPENS }).where(eq(rounds.id, round.id));
    });
    await opened.store.sealing.closing(organizationId, AFTER, GRACE);
    const sealing = createSealing(opened.engine, chance, mostRows);
    expect(await sealRound({ ...deciding, sealing }, round.id)).toBe(true);
  }

  const scrub = () => opened.store.sealing.scrub("organization", AFTER);

  /** The files that hold the database's tables and indexes; the log is apart, since PostgreSQL's keeps what was written. */
  async function files(): Promise<{ readonly data: string[]; readonly log: string[] }> {
    const { driver } = opened.engine;
    if (driver.kind === "sqlite") {
      const all = [driver.client.name, `${driver.client.name}-wal`];
      return { data: all.filter((file) => existsSync(file)), log: [] };
    }
    await driver.pool.query("checkpoint");
    const { dataFolder } = await postgresServer();
    const { rows } = await driver.pool.query(
      "select oid from pg_database where datname = current_database()",
    );
    const inFolder = (folder: string) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((one) => one.isFile())
        .map(({ name }) => join(folder, name));
    return {
      data: inFolder(join(dataFolder, "base", String(rows[0].oid))),
      log: inFolder(join(dataFolder, "pg_wal")),
    };
  }

  function countIn(paths: readonly string[], text: string): number {
    const bytes = Buffer.from(text);
    let found = 0;
    for (const path of paths) {
      const content = readFileSync(path);
      for (let at = content.indexOf(bytes); at >= 0; at = content.indexOf(bytes, at + 1)) found += 1;
    }
    return found;
  }

  // Another process that has looked at ballots and not ended its transaction.
  async function startReading(): Promise<() => Promise<void>> {
    const reader = opened.again === null ? null : await opened.again();
    if (reader === null) throw new Error("nobody else can read");
    const { driver } = reader;
    if (driver.kind === "sqlite") {
      driver.client.exec("begin");
      driver.client.prepare("select count(*) from ballots").get();
      return async () => void driver.client.exec("rollback");
    }
    const client = await driver.pool.connect();
    await client.query("begin isolation level repeatable read");
    await client.query("select 1");
    return async () => {
      await client.query("rollback");
      client.release();
    };
  }

  describe("that was sealed here", () => {
    beforeEach(openFresh);

    test("leaves no word and no place in the files when the words were not kept", async () => {
      const round = await answered({ people: 14 }, 9);
      const { data } = await files();
      for (let at = 0; at < 9; at++) expect(countIn(data, word("staff", at))).toBeGreaterThan(0);
      await seal(round);
      expect(await scrub()).toBe("scrubbed");
      const after = await files();
      for (let at = 0; at < 9; at++) expect(countIn(after.data, word("staff", at))).toBe(0);
      expect(countIn(after.data, "quaggazebra")).toBe(0);
    });

    test.each([undefined, 5])(
      "leaves nothing of answers around the score but counts (chunks of %s)",
      async (mostRows) => {
        // Keys that no file holds by chance, one for each person: every one is too few to be shown.
        const key = (at: number) => `o${word("option", at)}`;
        const round = await askRound(opened, { people: 14 });
        for (const [at, one] of round.asked.entries()) {
          // Some never press a number; the others answer before it, and after it.
          await give(opened, one, { since: key(at) });
          if (at >= 12) continue;
          await give(opened, one, null);
          await answer(opened, one, {
            score: at % 11,
            background: { since: key(at) },
            ratings: { [key(at)]: 7 },
          });
        }
        const { data } = await files();
        for (let at = 0; at < 14; at++) expect(countIn(data, key(at))).toBeGreaterThan(0);
        await seal(round, mostRows);
        expect(await scrub()).toBe("scrubbed");
        const after = await files();
        for (let at = 0; at < 14; at++) expect(countIn(after.data, key(at))).toBe(0);
        expect((await sealCheck(opened.engine)).links).toBe(0);
        const { ballots, invitations } = opened.engine.tables;
        expect(await opened.engine.db.select().from(ballots)).toEqual([]);
        const left = await opened.engine.db.select({ background: invitations.background }).from(invitations);
        expect(left).toEqual(Array(14).fill({ background: null }));
      },
    );

    test.each([undefined, 5])(
      "leaves neither a combination of groups nor a segment's tally but those that are published (chunks of %s)",
      async (mostRows) => {
        // Names that no file holds by chance: two teams of ten and one of two, who alone are in an office of their own.
        const team = (at: number) => word("team", at < 10 ? 0 : at < 20 ? 1 : 2);
        const office = (at: number) => word("office", at < 20 ? 0 : 1);
        const round = await askRound(opened, { people: 22 });
        const { rounds, invitations } = opened.engine.tables;
        const { db } = opened.engine;
        const frozen = { ...round.round.frozen, attributes: ["team", "office"] };
        await db.update(rounds).set({ frozen }).where(eq(rounds.id, round.round.id));
        for (const [at, one] of round.asked.entries()) {
          const attributes = { team: team(at), office: office(at) };
          await db.update(invitations).set({ attributes }).where(eq(invitations.id, one.invitationId));
          await answer(opened, one, { score: at < 10 ? 9 : at < 20 ? 10 : 0 });
        }
        const before = (await files()).data;
        for (const at of [0, 1, 2]) expect(countIn(before, word("team", at))).toBeGreaterThan(0);
        await seal(round, mostRows);
        expect(await scrub()).toBe("scrubbed");
        const { data } = await files();
        const publication = await opened.store.publications.byRound(round.round.id);
        const [byTeam, ...others] = publication?.segments ?? [];
        // The two are shown together with a team of ten: their own zeros can be told from nothing.
        expect(byTeam?.cells.map(({ counts }) => counts)).toHaveLength(2);
        expect(byTeam?.cells.flatMap(({ counts }) => counts.detractors).sort()).toEqual([0, 2]);
        expect(byTeam?.cells.flatMap(({ groups }) => groups).sort()).toEqual(
          [0, 1, 2].map((at) => [word("team", at)]),
        );
        expect(others).toEqual([{ attributes: ["office"], cells: [] }]);
        // Each name stands as often as the publication says it, and nowhere else; the office, and both together, nowhere at all.
        const text = JSON.stringify(publication);
        for (const name of [0, 1, 2].map((at) => word("team", at))) {
          expect(countIn(data, name)).toBe(text.split(name).length - 1);
        }
        expect(countIn(data, "officequaggazebra")).toBe(0);
        expect((await sealCheck(opened.engine)).links).toBe(0);
        const left = await db.select({ attributes: invitations.attributes }).from(invitations);
        expect(left).toEqual(Array(22).fill({ attributes: null }));
      },
    );

    test("leaves no word of comments that were written and then not kept", async () => {
      const round = await answered({ people: 14 }, 10);
      const { rounds } = opened.engine.tables;
      await opened.engine.db.update(rounds).set({ closesAt: OPENS });
      await opened.store.sealing.closing(round.organizationId, AFTER, GRACE);
      const begun = await opened.store.sealing.begin(round.round.id);
      if (begun.kind !== "counting") throw new Error("not closing");
      expect(await opened.store.sealing.keep(round.round.id, begun.attempt, true)).toBe(20);
      // One of ten is forgotten, and the process dies: nine are too few for comments.
      await opened.store.people.forget(round.asked[0]?.personId ?? "", AFTER);
      await seal(round);
      expect(await scrub()).toBe("scrubbed");
      expect(countIn((await files()).data, "quaggazebra")).toBe(0);
    });

    test("leaves each word once, beside nobody, when they were kept", async () => {
      const round = await answered({ people: 14 }, 12);
      await seal(round);
      expect(await scrub()).toBe("scrubbed");
      const { data } = await files();
      for (let at = 0; at < 12; at++) {
        // Once alone, and once as the beginning of the improvement.
        expect(countIn(data, word("staff", at))).toBe(2);
      }
      for (const path of data) {
        const content = readFileSync(path).toString("latin1");
        for (const at of [0, 5, 11]) {
          const where = content.indexOf(word("staff", at));
          if (where < 0) continue;
          // Other answers and the round stand in the neighbourhood, but no id of a person, account, invitation or token.
          const around = content.slice(Math.max(0, where - 120), where + 160);
          for (const { personId, accountId, invitationId, token } of round.asked) {
            for (const id of [personId, accountId, invitationId, token]) expect(around).not.toContain(id);
          }
        }
      }
    });

    test.each([undefined, 40])(
      "leaves nothing behind in pages that an open round shares (chunks of %s)",
      async (mostRows) => {
        const closing = await answered({ people: 150, name: "closing" }, 0);
        const staying = await answered({ people: 150, name: "staying" }, 0);
        // Turn by turn and score first, as people do: both rounds lie on the same pages, and these split when the words come.
        for (const says of [false, true]) {
          for (const at of closing.asked.keys()) {
            for (const [name, { asked }] of [
              ["closing", closing],
              ["staying", staying],
            ] as const) {
              const one = asked[at];
              const reason = `${word(name, at)}${"x".repeat(at % 90)}`;
              if (one) await answer(opened, one, says ? { score: 5, reason } : { score: 5 });
            }
          }
        }
        await remindTwo(closing);
        await remindTwo(staying);
        await opened.store.rounds.closeEarly(closing.round.id, AFTER);
        await seal(closing, mostRows);
        const comments = await opened.store.publications.comments(closing.round.id);
        expect(comments).toHaveLength(150);
        expect(await scrub()).toBe("scrubbed");

        const found = await sealCheck(opened.engine);
        expect(found.searched.filter(({ links }) => links > 0)).toEqual([]);
        expect(found).toMatchObject({ links: 0, unscrubbed: 0 });
        const { data } = await files();
        for (const at of [0, 17, 149]) {
          expect(countIn(data, word("closing", at))).toBe(1);
          expect(countIn(data, word("staying", at))).toBeGreaterThan(0);
        }
        const kept = await opened.engine.db.select().from(opened.engine.tables.ballots);
        expect(kept.map(({ roundId }) => roundId)).toEqual(Array(150).fill(staying.round.id));
        // What stays can still be pressed.
        const [first] = staying.asked;
        if (first) await answer(opened, first, { score: 10 });
      },
    );

    test("is not scrubbed while a reader holds on to it, and is afterwards", async () => {
      const round = await answered({ people: 14 }, 12);
      const other = await answered({ people: 12, name: "other" }, 3);
      await seal(round);
      const letGo = await startReading();
      expect(await scrub()).toBe("busy");
      expect((await opened.store.rounds.byId(round.round.id))?.state).toBe("sealed");
      expect((await sealCheck(opened.engine)).unscrubbed).toBe(1);
      // Meanwhile others press, and none of them waits for long.
      const [one] = other.asked;
      const trying = scrub();
      const begun = performance.now();
      if (one) await answer(opened, one, { score: 10 });
      expect(performance.now() - begun).toBeLessThan(2000);
      expect(await trying).toBe("busy");
      await letGo();
      expect(await scrub()).toBe("scrubbed");
      expect((await opened.store.rounds.byId(round.round.id))?.state).toBe("scrubbed");
      expect(await scrub()).toBe("nothing");
      expect((await sealCheck(opened.engine)).links).toBe(0);
    });

    // The bench seals 100,000 and measures how long the event loop is held.
    test("of thousands of ballots is sealed some hundred rows at a time", async () => {
      const many = 2_000;
      const round = await askRound(opened, { people: many, attributes: { team: "Design" } });
      const { ballots } = opened.engine.tables;
      for (let from = 0; from < many; from += 500) {
        const rows = round.asked.slice(from, from + 500).map(({ personId }, at) => ({
          ...{ id: chance.id(), roundId: round.round.id, personId, score: (from + at) % 11 },
          ...{ reason: word("staff", from + at), improve: null, drivers: ["team"], mayQuote: false },
        }));
        await opened.engine.db.insert(ballots).values(rows);
      }
      await opened.store.sealing.closing(round.organizationId, AFTER, GRACE);
      // Everything that one step computes before it gives way: a page read and counted, a transaction written.
      const busy = { since: process.cpuUsage(), most: 0, steps: 0 };
      const lap = async () => {
        const { user, system } = process.cpuUsage(busy.since);
        busy.most = Math.max(busy.most, (user + system) / 1000);
        busy.steps += 1;
        busy.since = process.cpuUsage();
      };
      const engine = {
        ...opened.engine,
        transact: (async (steps) => {
          const result = await opened.engine.transact(steps);
          await lap();
          return result;
        }) as Opened["engine"]["transact"],
      };
      const sealing = createSealing(engine, chance);
      expect(await sealRound({ ...deciding, sealing, turns: { next: lap } }, round.round.id)).toBe(true);
      expect(await opened.store.publications.byRound(round.round.id)).toMatchObject({ answered: many });
      expect(await opened.store.publications.comments(round.round.id)).toHaveLength(many);
      // Each ballot is read, kept as a comment and taken out, and each invitation's links are cut, at most five hundred at a time.
      expect(busy.steps).toBeGreaterThanOrEqual((4 * many) / 500);
      // Computing, not time: tests share their machine. Twice what it is on an idle one.
      expect(busy.most).toBeLessThan(100);
    });
  });

  describe("the search", () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "nps-backups-"));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    // Sealed and scrubbed once: what is planted in one copy is in no other.
    const sealed = copies(async (first) => {
      opened = first;
      const round = await answered({ people: 14 }, 12);
      await remindTwo(round);
      await seal(round);
      await scrub();
      return round;
    });
    async function scrubbed(): Promise<AskedRound> {
      const copy = await sealed();
      opened = copy.opened;
      return copy.facts;
    }

    async function sql(text: string): Promise<void> {
      const { driver } = opened.engine;
      if (driver.kind === "sqlite") driver.client.exec(text);
      else await driver.pool.query(text);
    }

    test("names every table, index, file and log that it went through, and finds nothing", async () => {
      await scrubbed();
      const { searched, links, unscrubbed } = await sealCheck(opened.engine);
      expect({ links, unscrubbed }).toEqual({ links: 0, unscrubbed: 0 });
      const names = searched.map(({ name }) => name);
      for (const name of ["answers", "ballots", "deliveries", "dialogs", "invitations", "publications"]) {
        expect(names).toContain(name);
      }
      expect(searched.find(({ name }) => name === "answers")).toMatchObject({ kind: "table", rows: 24 });
      expect(searched.find(({ name }) => name === "deliveries_once")?.bytes).toBeGreaterThan(0);
      const log = searched.find(({ kind }) => kind === "wal");
      if (opened.engine.dialect === "sqlite") expect(log).toMatchObject({ links: 0 });
      else
        expect(log).toMatchObject({ name: "pg_wal", note: "kept-until-recycled", since: expect.any(Date) });
    });

    const id = "$round";
    const planted: readonly (readonly [string, string])[] = [
      [
        "a comment with a person's id",
        `insert into answers (id, round_id, text, may_quote) values ('a', '${id}', 'from $person.', true)`,
      ],
      [
        "a comment with an account's id in the middle of a word",
        `insert into answers (id, round_id, text, may_quote) values ('a', '${id}', 'x$accountx', true)`,
      ],
      [
        "a comment under an invitation's id",
        `insert into answers (id, round_id, text, may_quote) values ('$invitation', '${id}', 'hello', true)`,
      ],
      ["a comment with an invitation's token", `update answers set text = '$token'`],
      [
        "a ballot",
        `insert into ballots (id, round_id, person_id, score, drivers, may_quote) values ('b', '${id}', '$person', 3, '[]', false)`,
      ],
      [
        "a pending reason",
        `insert into dialogs (account_id, kind, round_id, data, expires_at) values ('$account', 'reason', '${id}', '{}', $now)`,
      ],
      ["a reminder", "update deliveries set kind = 'reminder', round_id = '$round' where kind = 'digest'"],
      [
        "a question that was answered late",
        `update deliveries set message_ref = '17' where ref = '$invitation'`,
      ],
      [
        "a question that another state tells apart",
        `update deliveries set state = 'unreachable' where ref = '$invitation'`,
      ],
      ["a question that was put off", `update deliveries set sequence = 1 where ref = '$invitation'`],
      [
        "what someone answered before a score",
        `update invitations set background = '{"since":"o1"}' where id = '$invitation'`,
      ],
      ["an attribute", `update invitations set attributes = '{"team":"Design"}' where id = '$invitation'`],
      [
        "a table of counts by groups that names who is in them",
        `create table cells as select round_id, attributes, person_id, 1 as count from invitations`,
      ],
      ["a publication that names someone", `update publications set body = '{"by":"$person"}'`],
      [
        "a table that nobody knows",
        `create table notes as select a.id as answer, '$person' as person from answers a`,
      ],
      [
        "a copy of who answered",
        `create table copies as select round_id, person_id, 9 as score from invitations`,
      ],
      [
        "a comment that was taken out under a person's id",
        `insert into redactions (id, organization_id, round_id, at) select '$person', organization_id, id, $now from rounds`,
      ],
      [
        "an action that names an answer beside who wrote it",
        `insert into actions (id, organization_id, survey_id, number, text, state, created_at, state_at, author_person_id)
         select 'x', organization_id, survey_id, 1, 'about $answer', 'planned', $now, $now, '$person' from rounds`,
      ],
      [
        "an answer's id in someone's attributes",
        `update people set attributes = '{"x":"$answer"}' where id = '$person'`,
      ],
    ];

    test.each(planted)("finds %s", async (_what, text) => {
      const round = await scrubbed();
      const [asked] = round.asked;
      const [said] = await opened.engine.db.select().from(opened.engine.tables.answers).limit(1);
      const values: Record<string, string> = {
        round: round.round.id,
        person: asked?.personId ?? "",
        account: asked?.accountId ?? "",
        invitation: asked?.invitationId ?? "",
        token: asked?.token ?? "",
        answer: said?.id ?? "",
        now: opened.engine.dialect === "sqlite" ? "0" : "now()",
      };
      await sql(text.replace(/\$(\w+?)(?=x'|\b)/g, (_all, name: string) => values[name] ?? ""));
      expect((await sealCheck(opened.engine)).links).toBeGreaterThan(0);
    });

    test("finds the bytes of a ballot whose row is gone", async () => {
      const round = await scrubbed();
      await sql(opened.engine.dialect === "sqlite" ? "pragma secure_delete = off" : "select 1");
      const [asked] = round.asked;
      const ballot = `('left', '${round.round.id}', '${asked?.personId}', 3, '[]', false)`;
      await sql(`insert into ballots (id, round_id, person_id, score, drivers, may_quote) values ${ballot}`);
      await sql("delete from ballots");
      await sql(opened.engine.dialect === "sqlite" ? "pragma wal_checkpoint(truncate)" : "vacuum ballots");
      const { searched, links } = await sealCheck(opened.engine);
      expect(searched.find(({ name }) => name === "ballots")?.links ?? 0).toBeLessThanOrEqual(links);
      expect(links).toBeGreaterThan(0);
    });

    test("finds the bytes of a reminder whose row is gone", async () => {
      const round = await scrubbed();
      await sql(opened.engine.dialect === "sqlite" ? "pragma secure_delete = off" : "select 1");
      await remindTwo(round);
      await sql("delete from deliveries where kind = 'reminder'");
      expect((await sealCheck(opened.engine)).links).toBeGreaterThan(0);
    });

    test("finds samples that statistics keep, or the log that repeats a ballot", async () => {
      const round = await scrubbed();
      const [asked] = round.asked;
      const ballot = `('left', '${round.round.id}', '${asked?.personId}', 3, '[]', false)`;
      await sql(`insert into ballots (id, round_id, person_id, score, drivers, may_quote) values ${ballot}`);
      if (opened.engine.dialect === "postgres") {
        await sql("analyze ballots");
        const quiet = await sealCheck(opened.engine);
        expect(quiet.searched.find(({ kind }) => kind === "statistics")?.links).toBe(0);
        await sql("alter table ballots alter column person_id set statistics 100");
        await sql("analyze ballots");
      }
      await sql("delete from ballots");
      const kind = opened.engine.dialect === "sqlite" ? "wal" : "statistics";
      const { searched } = await sealCheck(opened.engine);
      expect(searched.find((one) => one.kind === kind)?.links).toBeGreaterThan(0);
    });

    test("finds a link in a backup that was made by hand, and none in our own", async () => {
      await openFresh();
      const { driver } = opened.engine;
      const round = await answered({ people: 14 }, 12);
      await remindTwo(round);
      if (driver.kind === "postgres") {
        expect(backup(opened.engine, join(folder, "own.db"))).toMatchObject({ kind: "use-pg-dump" });
        return;
      }
      expect(backup(opened.engine, join(folder, "own.db"))).toMatchObject({ kind: "done" });
      driver.client.pragma("wal_checkpoint(truncate)");
      copyFileSync(driver.client.name, join(folder, "by-hand.db"));
      await seal(round);
      await scrub();
      const { searched } = await sealCheck(opened.engine, { backups: folder });
      const copies = searched.filter(({ kind }) => kind === "backup");
      expect(copies).toMatchObject([
        { name: "by-hand.db", links: expect.any(Number) },
        { name: "own.db", links: 0 },
      ]);
      expect(copies[0]?.links).toBeGreaterThan(0);
    });
  });
});
