// A second connection to a SQLite file, in a thread of its own: what takes long there holds nobody up here.
import { Worker } from "node:worker_threads";
import type { Database } from "better-sqlite3";
import { SurveyError } from "../core/errors.ts";
import type { Commits } from "./commits.ts";
import { sqliteFailure } from "./failure.ts";

/** Runs one statement and gives its rows. Rejects with SurveyError. */
export type Ask = (text: string) => Promise<readonly unknown[]>;

/** Runs `work` beside everything else, while this process writes nothing; `fromBytes` is how large a file has to be to be worth a thread. */
export type Aside = <T>(work: (ask: Ask) => Promise<T>, fromBytes?: number) => Promise<T>;

/** What the thread opens. */
export interface Place {
  readonly file: string;
  /** How long it waits for others who read or write, in milliseconds. */
  readonly waitMs: number;
}

/** What the thread answers: rows, or what the driver threw. */
export type Told =
  | { readonly kind: "rows"; readonly rows: readonly unknown[] }
  | { readonly kind: "failed"; readonly code: string; readonly message: string };

/** Less is rewritten in the time that a thread takes to start. */
const THREAD_FROM = 1_000_000;
/** Presses wait meanwhile. */
const WAIT_MS = 250;

/** Gives what runs statements aside; on the connection itself where the file is small or in memory. */
export function createAside(client: Database, commits: Pick<Commits, "pause">): Aside {
  const here: Ask = async (text) => attempt(() => rowsOf(client, text));
  return (work, fromBytes = THREAD_FROM) =>
    commits.pause(() =>
      client.memory || sizeOf(client) < fromBytes
        ? work(here)
        : inThread({ file: client.name, waitMs: WAIT_MS }, work),
    );
}

/** Runs a statement and gives its rows, none where it has none. */
export function rowsOf(client: Database, text: string): readonly unknown[] {
  const statement = client.prepare(text);
  if (statement.reader) return statement.all();
  statement.run();
  return [];
}

async function inThread<T>(place: Place, work: (ask: Ask) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL("./aside-thread.ts", import.meta.url), { workerData: place });
  let told: ((what: Told) => void) | null = null;
  const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  const failed = new Promise<never>((_resolve, reject) => {
    worker.once("error", (error) => reject(sqliteFailure(error)));
    worker.once("exit", () => reject(new SurveyError("internal", { what: "thread-ended" })));
  });
  // Whoever waits for an answer hears of it; where nobody does, it is no news.
  failed.catch(() => {});
  worker.on("message", (what: Told) => told?.(what));
  const ask: Ask = async (text) => {
    const answer = new Promise<Told>((resolve) => {
      told = resolve;
    });
    worker.postMessage(text);
    const what = await Promise.race([answer, failed]);
    if (what.kind === "rows") return what.rows;
    throw sqliteFailure(Object.assign(new Error(what.message), { code: what.code }));
  };
  try {
    return await work(ask);
  } finally {
    // It closes its connection and ends.
    worker.postMessage(null);
    await exited;
  }
}

function sizeOf(client: Database): number {
  const [pages, size] = [
    client.pragma("page_count", { simple: true }),
    client.pragma("page_size", { simple: true }),
  ];
  return Number(pages) * Number(size);
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw sqliteFailure(error);
  }
}
