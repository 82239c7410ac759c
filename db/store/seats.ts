// Who sits in which panel of a schedule: dealt once, kept for good.
import { and, count, eq, inArray } from "drizzle-orm";
import type { Rounds } from "../../core/ask/ports.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { bulkInsert } from "./bulk.ts";
import { chunksOf } from "./chunks.ts";

/** Deals and keeps seats in a database. */
export function createSeats(engine: Engine): Pick<Rounds, "seats"> {
  const { schedules, seats } = engine.tables;
  const insertSeats = bulkInsert("seats.deal", seats, (tx, rows) =>
    tx.insert(seats).values(rows).returning({ panel: seats.panel }),
  );

  function* deal(
    tx: Db,
    scheduleId: string,
    panels: number,
    personIds: readonly string[],
  ): Steps<readonly Seat[]> {
    // One dealer a schedule: two would both fill the same panel.
    yield* run(
      engine.lock(
        tx.select({ id: schedules.id }).from(schedules).where(eq(schedules.id, scheduleId)),
        "update",
      ),
    );
    const isTable = and(eq(seats.scheduleId, scheduleId), eq(seats.panels, panels));
    const seated = yield* run(
      tx
        .select({ personId: seats.personId, panel: seats.panel })
        .from(seats)
        .where(and(isTable, inArray(seats.personId, [...personIds]))),
    );
    const known = new Set(seated.map(({ personId }) => personId));
    const newcomers = personIds.filter((id) => !known.has(id));
    if (newcomers.length === 0) return seated;

    const fill = new Array<number>(panels).fill(0);
    const counted = tx
      .select({ panel: seats.panel, count: count() })
      .from(seats)
      .where(isTable)
      .groupBy(seats.panel);
    for (const { panel, count } of yield* run(counted)) fill[panel] = count;
    const dealt = newcomers.map((personId) => {
      const panel = fill.indexOf(Math.min(...fill));
      fill[panel] = (fill[panel] ?? 0) + 1;
      return { scheduleId, panels, personId, panel };
    });
    yield* insertSeats(tx, dealt);
    return [...seated, ...dealt];
  }

  return {
    async seats(scheduleId, panels, personIds) {
      const all = new Map<string, number>();
      for (const chunk of chunksOf([...new Set(personIds)])) {
        for (const { personId, panel } of await engine.transact((tx) =>
          deal(tx, scheduleId, panels, chunk),
        )) {
          all.set(personId, panel);
        }
      }
      return all;
    },
  };
}

interface Seat {
  readonly personId: string;
  readonly panel: number;
}
