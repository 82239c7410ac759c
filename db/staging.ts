// Answers of a file on their way into rounds, in a SQLite file of their own that no name leads to: when the process ends, however it ends, they are gone.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Client from "better-sqlite3";
import type { PastAnswer, Staging } from "../core/exchange/ports.ts";
import { sqliteFailure } from "./failure.ts";
import type { Engine } from "./work.ts";

/** So many answers are read at a time, and no more than twice as many. */
const PAGE = 500;
/** What waits in memory until a week has enough for a row: so many answers, and characters of theirs. */
const MOST_WAITING = { answers: 10_000, characters: 2_000_000 };

type Staged = Omit<PastAnswer, "monday">;

interface Week {
  count: number;
  /** As they are written: a fraction of the memory that they take as they are. */
  waiting: string[];
  characters: number;
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
  client.pragma("cache_size = -2048");
  // A row holds some of a week's answers: written one after the other, whatever order the file has, and a fraction of the work of a row for each.
  attempt(() => {
    client.exec("create table answers (seq integer primary key, monday text, some text)");
    client.exec("create index answers_of_week on answers (monday, seq)");
  });
  // Where a file that is open can be taken away, it has no name from here on; elsewhere it goes at closing.
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (process.platform !== "win32") remove();

  const insert = client.prepare<[string, string]>("insert into answers (monday, some) values (?, ?)");
  const next = client.prepare<[string, number], { readonly seq: number; readonly some: string }>(
    "select seq, some from answers where monday = ? and seq > ? order by seq",
  );
  const weeks = new Map<string, Week>();
  let waiting = { answers: 0, characters: 0 };

  function take({ monday, ...answer }: PastAnswer): void {
    const week = weeks.get(monday) ?? { count: 0, waiting: [], characters: 0 };
    weeks.set(monday, week);
    const staged = JSON.stringify(answer satisfies Staged);
    const characters = staged.length;
    week.count += 1;
    week.waiting.push(staged);
    week.characters += characters;
    waiting = { answers: waiting.answers + 1, characters: waiting.characters + characters };
    if (week.waiting.length >= PAGE) write(monday, week);
    while (waiting.answers > MOST_WAITING.answers) write(...mostOf(({ waiting: { length } }) => length));
    while (waiting.characters > MOST_WAITING.characters) write(...mostOf((each) => each.characters));
  }

  function mostOf(size: (week: Week) => number): [string, Week] {
    return [...weeks].reduce((most, one) => (size(one[1]) > size(most[1]) ? one : most));
  }

  function write(monday: string, week: Week): void {
    insert.run(monday, `[${week.waiting.join(",")}]`);
    waiting = {
      answers: waiting.answers - week.waiting.length,
      characters: waiting.characters - week.characters,
    };
    week.waiting = [];
    week.characters = 0;
  }

  const takeAll = client.transaction((answers: readonly PastAnswer[]) => answers.forEach(take));

  return {
    add: (answers) => attempt(() => takeAll(answers)),
    weeks: () =>
      [...weeks]
        .map(([monday, { count: answers }]) => ({ monday, answers }))
        .sort((one, other) => (one.monday < other.monday ? -1 : 1)),
    page: (monday, from) =>
      attempt(() => {
        const week = weeks.get(monday);
        if (week !== undefined && week.waiting.length > 0) write(monday, week);
        const answers: PastAnswer[] = [];
        for (const { seq, some } of next.iterate(monday, from)) {
          for (const answer of JSON.parse(some) as readonly Staged[]) answers.push({ monday, ...answer });
          if (answers.length >= PAGE) return { answers, next: seq };
        }
        return { answers, next: null };
      }),
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
