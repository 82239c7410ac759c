// Shares SQLite's commits: pieces of work that wait together run in one transaction, a savepoint each, and are answered after it.
import type { Database } from "better-sqlite3";
import { SurveyError } from "../core/errors.ts";
import { sqliteFailure } from "./failure.ts";

/** How long a shared transaction goes on taking work, in milliseconds, so that the event loop is not held. */
const SHARE_MS = 8;
const LOCK_RETRY_MS = 15;

interface Waiting {
  readonly work: () => unknown;
  readonly answer: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/** Takes synchronous work and answers it once it is on disk. */
export interface Commits {
  add<T>(work: () => T): Promise<T>;
  /** Runs `work` while nothing is written: what is added meanwhile waits in line, however long, and must not be waited for in there. */
  pause<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is waiting; later work is refused as `database-unavailable`. */
  close(): Promise<void>;
}

/** Shares the commits of one connection, waiting at most `lockWaitMs` for another process that writes. */
export function shareCommits(client: Database, lockWaitMs: number): Commits {
  const begin = client.prepare("begin immediate");
  const commit = client.prepare("commit");
  const rollback = client.prepare("rollback");
  const savepoint = client.prepare("savepoint piece");
  const release = client.prepare("release piece");
  const undo = client.prepare("rollback to piece");

  let waiting: Waiting[] = [];
  let going = false;
  let pauses = 0;
  let closed = false;
  let drained: (() => void)[] = [];

  function add<T>(work: () => T): Promise<T> {
    if (closed) return Promise.reject(new SurveyError("database-unavailable", { state: "closed" }));
    return new Promise<T>((resolve, reject) => {
      waiting.push({ work, answer: resolve as (value: unknown) => void, fail: reject });
      start();
    });
  }

  function start(): void {
    if (going || pauses > 0) return;
    going = true;
    setImmediate(share, Date.now() + lockWaitMs);
  }

  async function pause<T>(work: () => Promise<T>): Promise<T> {
    if (closed) throw new SurveyError("database-unavailable", { state: "closed" });
    pauses += 1;
    try {
      return await work();
    } finally {
      pauses -= 1;
      if (waiting.length > 0) start();
      else tellDrained();
    }
  }

  function share(giveUpAt: number): void {
    if (pauses > 0) {
      going = false;
      return;
    }
    const failure = attempt(() => begin.run());
    if (failure?.code === "database-locked" && Date.now() < giveUpAt) {
      setTimeout(share, LOCK_RETRY_MS, giveUpAt);
      return;
    }
    if (failure) for (const piece of take()) piece.fail(failure);
    else runShared();
    proceed();
  }

  function runShared(): void {
    const queue = take();
    const until = Date.now() + SHARE_MS;
    const done: (() => void)[] = [];
    const shared: Waiting[] = [];
    let broken: SurveyError | null = null;
    while (queue.length > 0 && broken === null && (shared.length === 0 || Date.now() < until)) {
      const piece = queue.shift() as Waiting;
      shared.push(piece);
      const result = runPiece(piece.work);
      if (result.kind === "done") done.push(() => piece.answer(result.value));
      else if (result.kind === "failed") done.push(() => piece.fail(result.error));
      else broken = result.error;
    }
    waiting = [...queue, ...waiting];
    broken ??= attempt(() => commit.run());
    if (broken === null) {
      for (const settle of done) settle();
      return;
    }
    // SQLite may have rolled back by itself.
    if (client.inTransaction) attempt(() => rollback.run());
    for (const piece of shared) piece.fail(broken);
  }

  // A piece fails alone by its own doing (a rule, a constraint); what the database suffers, all who share the commit suffer.
  function runPiece(work: () => unknown) {
    const spoilt = attempt(() => savepoint.run());
    if (spoilt) return { kind: "broken", error: spoilt } as const;
    try {
      const value = work();
      release.run();
      return { kind: "done", value } as const;
    } catch (error) {
      if (isDatabaseTrouble(error)) return { kind: "broken", error } as const;
      const lost = attempt(() => {
        undo.run();
        release.run();
      });
      return lost ? ({ kind: "broken", error: lost } as const) : ({ kind: "failed", error } as const);
    }
  }

  function take(): Waiting[] {
    const taken = waiting;
    waiting = [];
    return taken;
  }

  function proceed(): void {
    if (waiting.length > 0) {
      setImmediate(share, Date.now() + lockWaitMs);
      return;
    }
    going = false;
    tellDrained();
  }

  function tellDrained(): void {
    if (going || pauses > 0) return;
    for (const tell of drained) tell();
    drained = [];
  }

  return {
    add,
    pause,
    async close() {
      closed = true;
      if (going || pauses > 0) await new Promise<void>((resolve) => drained.push(resolve));
    },
  };
}

function attempt(work: () => void): SurveyError | null {
  try {
    work();
    return null;
  } catch (error) {
    return sqliteFailure(error);
  }
}

function isDatabaseTrouble(error: unknown): error is SurveyError {
  return (
    error instanceof SurveyError &&
    (error.code === "database-full" ||
      error.code === "database-locked" ||
      error.code === "database-unavailable")
  );
}
