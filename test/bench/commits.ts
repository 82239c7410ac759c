// What sharing a commit is worth: small units of work and whole presses, 32 waiting at once, beside one commit each. And what writing a question once is
// worth, beside building it for each call.
import { eq } from "drizzle-orm";
import { recordScore } from "../../core/answer/record-score.ts";
import { slot, statement, run as step } from "../../db/engine.ts";
import { askPeople, ensureBot, idOf, tokenOf } from "./ask-people.ts";
import { type BenchStore, openBenchStore } from "./bench-store.ts";
import type { Row } from "./row.ts";

const AT_ONCE = 32;
const MEASURE_MS = 2500;
const WARM_UP_MS = 300;
const PEOPLE = 2000;
const TURNS = 5;
const TURN_MS = 200;
// Of 32 that wait together 31 need no flush of their own; how dear a flush is, is the disk's affair.
const TIMES = 5;

type Work = (at: number) => Promise<unknown>;

/** Measures both ways on one SQLite file after the other's warm-up. */
export async function run(): Promise<Row[]> {
  const opened = await openBenchStore();
  try {
    const bot = await ensureBot(opened.store, "slack");
    await askPeople(opened.store, bot, PEOPLE, new Date());
    const small = await compare("small units", smallWork(opened, bot.organization.id));
    const press = await compare("presses recorded", pressWork(opened, bot.connection.id));
    const times = small.shared / small.each;
    const aim = { reach: TIMES, reached: times >= TIMES };
    return [
      ...small.rows,
      { name: "small units, shared ÷ each", value: times, unit: "×", ...aim },
      ...press.rows,
      { name: "presses recorded, shared ÷ each", value: press.shared / press.each, unit: "×" },
      ...(await askedTwoWays(opened, bot.organization.id)),
    ];
  } finally {
    await opened.close();
  }
}

async function compare(name: string, work: Work) {
  const each = await rate(1, work);
  const shared = await rate(AT_ONCE, work);
  const rows: Row[] = [
    { name: `${name}, one commit each`, value: each, unit: "/s" },
    { name: `${name}, ${AT_ONCE} at once in shared commits`, value: shared, unit: "/s" },
  ];
  return { each, shared, rows };
}

/** Asks for one row by its key, built for each call and written once, turn by turn. */
async function askedTwoWays({ engine }: BenchStore, organizationId: string): Promise<Row[]> {
  const { organizations } = engine.tables;
  const { id } = organizations;
  const once = statement("bench.organization", (db) =>
    db
      .select()
      .from(organizations)
      .where(eq(id, slot(id, "id"))),
  );
  const built = async () => engine.db.select().from(organizations).where(eq(id, organizationId));
  const written = async () => engine.db.ask(once, { id: organizationId });
  const rates: (readonly [built: number, written: number])[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    rates.push([await rate(1, built, TURN_MS), await rate(1, written, TURN_MS)]);
  }
  const median = (of: (each: readonly [number, number]) => number) =>
    rates.map(of).sort((a, b) => a - b)[Math.floor(TURNS / 2)] ?? 0;
  return [
    { name: "a row asked for, the question built each time", value: median(([one]) => one), unit: "/s" },
    { name: "a row asked for, the question written once", value: median(([, other]) => other), unit: "/s" },
    {
      name: "a row asked for, written once ÷ built",
      value: median(([one, other]) => other / one),
      unit: "×",
    },
  ];
}

/** Gives units a second with so many callers, each of which waits for its answer before it asks again. */
async function rate(callers: number, work: Work, ms = MEASURE_MS): Promise<number> {
  let next = 0;
  let done = 0;
  const repeatUntil = async (end: number): Promise<void> => {
    while (performance.now() < end) {
      await work(next++);
      done += 1;
    }
  };
  const during = async (ms: number): Promise<void> => {
    const end = performance.now() + ms;
    await Promise.all(Array.from({ length: callers }, () => repeatUntil(end)));
  };
  await during(WARM_UP_MS);
  done = 0;
  const begun = performance.now();
  await during(ms);
  return (1000 * done) / (performance.now() - begun);
}

// One row changed by its key.
function smallWork({ engine }: BenchStore, organizationId: string): Work {
  const { organizations } = engine.tables;
  const operator = slot(organizations.operator, "operator") as never;
  const change = statement("bench.operator", (db) =>
    db
      .update(organizations)
      .set({ operator })
      .where(eq(organizations.id, slot(organizations.id, "id"))),
  );
  return (at) =>
    engine.transact(function* (tx) {
      yield* step(tx.ask(change, { id: organizationId, operator: `IT ${at}` }));
    });
}

// All that a press is: facts read, rules asked, ballot written.
function pressWork({ store }: BenchStore, connectionId: string): Work {
  return async (at) => {
    const person = (at * 7) % PEOPLE;
    const presser = { connectionId, externalId: idOf("slack", person) };
    const pressed = { token: tokenOf("slack", person), presser, score: at % 11, now: new Date() };
    const outcome = await recordScore(store, pressed);
    if (!("ballot" in outcome)) throw new Error(`a press was not recorded: ${outcome.kind}`);
  };
}
