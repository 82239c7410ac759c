// Answers of a file on their way into rounds, in a SQLite file of their own that no name leads to: when the process ends, however it ends, they are gone.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Client from "better-sqlite3";
import type { PastAnswer, Staging } from "../core/exchange/ports.ts";
import { sqliteFailure } from "./failure.ts";
import type { Engine } from "./work.ts";

const PAGE = 500;

interface StagedRow {
  readonly seq: number;
  readonly score: number;
  readonly texts: string;
  readonly groups: string;
}

/** Opens a place for a file's answers, beside a SQLite database (where there is room for its data), else in the system's temporary folder. */
export function openStaging({ driver }: Pick<Engine, "driver">): Staging {
  const own = driver.kind === "sqlite" && driver.client.name !== ":memory:" ? driver.client.name : null;
  const folder = mkdtempSync(join(own === null ? tmpdir() : dirname(own), ".nps-import-"));
  const client = attempt(() => new Client(join(folder, "answers.db")));
  // Neither survives a crash, so that nothing has to be able to be rolled back.
  client.pragma("journal_mode = OFF");
  client.pragma("synchronous = OFF");
  client.pragma("locking_mode = EXCLUSIVE");
  client.pragma("temp_store = MEMORY");
  client.pragma("cache_size = -16384");
  attempt(() =>
    client.exec(
      "create table answers (monday text, seq integer, score integer, texts text, groups text, primary key (monday, seq)) without rowid",
    ),
  );
  // Where a file that is open can be taken away, it has no name from here on; elsewhere it goes at closing.
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (process.platform !== "win32") remove();

  const insert = client.prepare<[string, number, number, string, string]>(
    "insert into answers values (?, ?, ?, ?, ?)",
  );
  const next = client.prepare<[string, number, number], StagedRow>(
    "select seq, score, texts, groups from answers where monday = ? and seq > ? order by seq limit ?",
  );
  let seq = 0;
  // Counting a million rows at the end would hold everything else up.
  const counts = new Map<string, number>();
  const addAll = client.transaction((answers: readonly PastAnswer[]) => {
    for (const { monday, score, texts, groups } of answers) {
      seq += 1;
      counts.set(monday, (counts.get(monday) ?? 0) + 1);
      insert.run(monday, seq, score, JSON.stringify(texts), JSON.stringify(groups));
    }
  });

  return {
    add: (answers) => attempt(() => addAll(answers)),
    weeks: () =>
      [...counts]
        .map(([monday, answers]) => ({ monday, answers }))
        .sort((one, other) => (one.monday < other.monday ? -1 : 1)),
    page(monday, from) {
      const rows = attempt(() => next.all(monday, from, PAGE));
      const last = rows.at(-1);
      return {
        answers: rows.map((row) => ({
          monday,
          score: row.score,
          texts: JSON.parse(row.texts) as readonly string[],
          groups: JSON.parse(row.groups) as Readonly<Record<string, string>>,
        })),
        next: last === undefined || rows.length < PAGE ? null : last.seq,
      };
    },
    close() {
      client.close();
      remove();
    },
  };
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw sqliteFailure(error);
  }
}
