// What a digest costs when a survey has been answered ten thousand times, a million times, ten million times: it reads what it shows, so it should not matter.
import { join } from "node:path";
import Database from "better-sqlite3";
import { systemRandom } from "../../bots/clock.ts";
import { digestDetails, digestGlance } from "../../bots/copy/managing/digest.ts";
import { COMMENTS_A_PAGE } from "../../core/command/on-digest.ts";
import { digestOf } from "../../core/digest/read-digest.ts";
import type { Publication, PublishedCell, PublishedTheme } from "../../core/publish/publication.ts";
import type { Store } from "../../core/store.ts";
import { openEngine } from "../../db/engine.ts";
import { toPublicationRow } from "../../db/store/publications.ts";
import { createStore } from "../../db/store.ts";
import { askPeople, ensureBot } from "./ask-people.ts";
import { IN_MEMORY, temporaryFolder } from "./bench-store.ts";
import { atMost } from "./measured-rows.ts";
import type { Row } from "./row.ts";

const SIZES = [10_000, 1_000_000, 10_000_000] as const;
const A_ROUND = 2_000;
const WEEK_MS = 7 * 86_400_000;
const NEWEST = new Date("2026-11-17T10:00:00Z");
const READINGS = 200;
const WARM_UP = 20;
/** Someone presses a button and waits. */
const MOST_MS = 8;
/** Ten million past answers, of five thousand rounds, beside ten thousand, of five: what is read of older rounds is a trend and a year before. */
const MOST_TIMES = 2;
const READER = { locale: "en", now: new Date("2026-11-23T10:00:00Z"), command: "/nps" } as const;
const BUTTONS = { details: true, share: true, act: true };

/** A survey, open to be read. */
interface Filled {
  readonly size: number;
  readonly store: Store;
  readonly newest: Publication;
  close(): Promise<void>;
}

const VIEWS = {
  "digest at a glance": async ({ store, newest }: Filled) => {
    const look = { last: null, comments: { from: 0, most: 0 } };
    digestGlance(await digestOf(store, newest, "manager", look), READER, BUTTONS);
  },
  "a page of its comments": async ({ store, newest }: Filled) => {
    const look = { last: null, comments: { from: COMMENTS_A_PAGE, most: COMMENTS_A_PAGE } };
    digestDetails(await digestOf(store, newest, "manager", look), READER, BUTTONS, "words");
  },
} as const;

/** Measures glance and words of the newest round, drawn up for the screen: one survey after the other, again and again, so that each meets the same machine. */
export async function run(share: number): Promise<Row[]> {
  const all: Filled[] = [];
  try {
    for (const size of SIZES) all.push(await filled(Math.max(SIZES[0], size * share)));
    const rows: Row[] = [];
    for (const [view, read] of Object.entries(VIEWS)) {
      const measured = await timed(all, read);
      for (const { size, median, work } of measured) {
        const name = `${view}, ${size.toLocaleString("en-US")} past answers`;
        rows.push({ name: `${name}, median`, value: median, unit: "ms" });
        rows.push(atMost({ name: `${name}: at work`, value: work, unit: "ms" }, MOST_MS));
      }
      const most = measured.at(-1);
      for (const less of measured.slice(0, -1)) {
        if (most === undefined || less.size === most.size) continue;
        const [few, many] = [less.size, most.size].map((size) => size.toLocaleString("en-US"));
        const times = { value: most.work / less.work, unit: "×" };
        rows.push(atMost({ name: `${view}, work at ${many} ÷ at ${few}`, ...times }, MOST_TIMES));
      }
    }
    return rows;
  } finally {
    for (const one of all) await one.close();
  }
}

async function filled(size: number): Promise<Filled> {
  const folder = await temporaryFolder(IN_MEMORY);
  const file = join(folder.path, "nps.db");
  const engine = await openEngine(`file:${file}`);
  const close = async () => {
    await engine.close();
    await folder.remove();
  };
  try {
    const store = createStore(engine, systemRandom);
    const bot = await ensureBot(store, "slack");
    await askPeople(store, bot, 10, new Date(NEWEST.getTime() - 6000 * WEEK_MS));
    return { size, store, newest: await fill(engine, file, size), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function timed(all: readonly Filled[], read: (of: Filled) => Promise<void>) {
  const found = all.map((of) => ({ of, times: [] as number[], worked: 0 }));
  for (let at = 0; at < WARM_UP + READINGS; at += 1) {
    for (const one of found) {
      const { of, times } = one;
      const begun = performance.now();
      const started = process.threadCpuUsage();
      await read(of);
      const { user, system } = process.threadCpuUsage(started);
      if (at < WARM_UP) continue;
      times.push(performance.now() - begun);
      // What else the machine does makes it wait, not work; the system counts that in steps, so that only a sum tells.
      one.worked += (user + system) / 1000;
    }
  }
  return found.map(({ of, times, worked }) => ({
    ...{ size: of.size, median: middle(times), work: worked / READINGS },
  }));
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Writes as many rounds as it takes, a week apart, each of 2,000 attributed answers of which every tenth has words, and gives the newest. */
async function fill(
  engine: Awaited<ReturnType<typeof openEngine>>,
  file: string,
  size: number,
): Promise<Publication> {
  const { db, tables } = engine;
  const [round] = await db.select().from(tables.rounds).limit(1);
  if (round === undefined) throw new Error("there is no round to copy");
  const count = size / A_ROUND;
  let newest: Publication | null = null;
  for (let at = 0; at < count; at += 1) {
    const id = `round-${at}`;
    const opensAt = new Date(NEWEST.getTime() - (count - 1 - at) * WEEK_MS);
    const closesAt = new Date(opensAt.getTime() + WEEK_MS / 2);
    const times = { opensAt, closesAt, digestAt: closesAt };
    const state = "scrubbed" as const;
    const promise = "attributed" as const;
    const copy = { ...round, id, number: at + 100, nominal: id, postToken: null, state, promise, ...times };
    await db.insert(tables.rounds).values(copy);
    newest = published({ ...round, ...times, id, number: at + 100 });
    await db.insert(tables.publications).values(toPublicationRow(newest));
  }
  if (newest === null) throw new Error("there is no round");
  const raw = new Database(file);
  raw.pragma("foreign_keys = OFF");
  raw.pragma("synchronous = OFF");
  // To sort ten million rows once takes a fraction of the time of keeping them sorted.
  const indexes = raw
    .prepare(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'ballots' AND sql IS NOT NULL",
    )
    .all() as { readonly name: string; readonly sql: string }[];
  for (const { name } of indexes) raw.exec(`DROP INDEX ${name}`);
  const insert = raw.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${A_ROUND - 1})
     INSERT INTO ballots (id, round_id, person_id, score, reason, drivers, may_quote)
     SELECT printf('%05d.%05d', ?, i), ?, printf('p%05d', i), i % 11, iif(i % 10 = 0, 'Fewer meetings on Fridays, please', NULL), '[]', i % 20 = 0 FROM n`,
  );
  const batch = raw.transaction((from: number) => {
    for (let at = from; at < Math.min(count, from + 100); at += 1) insert.run(at, `round-${at}`);
  });
  for (let from = 0; from < count; from += 100) batch(from);
  for (const { sql } of indexes) raw.exec(sql);
  raw.close();
  return newest;
}

function published(round: {
  readonly id: string;
  readonly organizationId: string;
  readonly surveyId: string;
  readonly scheduleId: string;
  readonly number: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
}): Publication {
  const { id, number, organizationId, surveyId, scheduleId, opensAt, closesAt } = round;
  // Of eleven scores two are 9–10, two are 7–8 and seven are 0–6.
  const [promoters, passives] = [2 * Math.floor(A_ROUND / 11), 2 * Math.floor(A_ROUND / 11)];
  const counts = { promoters, passives, detractors: A_ROUND - promoters - passives };
  const cell = (group: string, part: number): PublishedCell => {
    const of = Math.floor(A_ROUND / part);
    return {
      groups: [[group]],
      invited: of * 2,
      counts: { promoters: of - 20, passives: 10, detractors: 10 },
    };
  };
  const segment = (key: string, groups: number) => ({
    attributes: [key],
    cells: Array.from({ length: groups }, (_, at) => cell(`${key} ${at}`, groups)),
  });
  const theme = (at: number): PublishedTheme => ({
    key: `theme-${at}`,
    language: "en",
    label: `theme ${at}`,
    variants: [`themes ${at}`],
    people: 40 - at,
    lean: at % 3 === 0 ? "detractors" : null,
  });
  return {
    roundId: id,
    organizationId,
    surveyId,
    surveyKey: "staff",
    scheduleId,
    number,
    relation: "customer",
    promise: "attributed",
    subject: "Acme",
    wordingVersion: 1,
    zone: "UTC",
    k: 5,
    opensAt,
    closesAt,
    population: "closed",
    invited: 2 * A_ROUND,
    passedOver: 0,
    answered: A_ROUND,
    figures: { kind: "shown", counts },
    drivers: Array.from({ length: 6 }, (_, at) => ({
      key: `driver-${at}`,
      count: 300,
      split: { promoters: 100, passives: 100, detractors: 100 },
    })),
    segments: [segment("team", 20), segment("country", 30)],
    themes: Array.from({ length: 12 }, (_, at) => theme(at)),
    sentiment: { positive: 60, neutral: 80, negative: 60 },
    pooled: 1,
    openDigest: true,
    final: true,
  };
}
