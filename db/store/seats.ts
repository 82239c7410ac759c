// Who sits in which panel of a schedule: dealt once, kept for good.
import { and, asc, count, eq, gt, inArray } from "drizzle-orm";
import type { Rounds } from "../../core/ask/ports.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { bulkInsert } from "./bulk.ts";
import { chunksOf, PAGE, pagesOf } from "./chunks.ts";

/** Deals and keeps seats in a database. */
export function createSeats(engine: Engine): Pick<Rounds, "seats" | "seated"> {
  const { schedules, seats } = engine.tables;
  const insertSeats = bulkInsert("seats.deal", seats, (tx, rows) =>
    tx.insert(seats).values(rows).returning({ panel: seats.panel }),
  );
  const isAt = ({ scheduleId, panels }: Table) =>
    and(eq(seats.scheduleId, scheduleId), eq(seats.panels, panels));

  function* deal(tx: Db, table: Table, persons: readonly string[], counted: Fill | null): Steps<Dealt> {
    // One dealer a schedule at a time: two would both seat the same newcomer.
    const held = tx.select({ id: schedules.id }).from(schedules).where(eq(schedules.id, table.scheduleId));
    yield* run(engine.lock(held, "update"));
    const seated = yield* run(
      tx
        .select({ personId: seats.personId, panel: seats.panel })
        .from(seats)
        .where(and(isAt(table), inArray(seats.personId, [...persons]))),
    );
    const known = new Set(seated.map(({ personId }) => personId));
    const newcomers = persons.filter((id) => !known.has(id));
    if (newcomers.length === 0) return { seats: seated, fill: counted };

    const fill = [...(counted ?? (yield* countFill(tx, table)))];
    const dealt = newcomers.map((personId) => {
      const panel = fill.indexOf(Math.min(...fill));
      fill[panel] = (fill[panel] ?? 0) + 1;
      return { ...table, personId, panel };
    });
    yield* insertSeats(tx, dealt);
    return { seats: [...seated, ...dealt], fill };
  }

  function* countFill(tx: Db, table: Table): Steps<Fill> {
    const taken = tx
      .select({ panel: seats.panel, count: count() })
      .from(seats)
      .where(isAt(table))
      .groupBy(seats.panel);
    const fill = new Array<number>(table.panels).fill(0);
    for (const { panel, count } of yield* run(taken)) fill[panel] = count;
    return fill;
  }

  return {
    async seated(scheduleId, panels) {
      const all = new Map<string, number>();
      const pages = pagesOf((after) =>
        engine.db
          .select({ id: seats.personId, panel: seats.panel })
          .from(seats)
          .where(and(isAt({ scheduleId, panels }), gt(seats.personId, after)))
          .orderBy(asc(seats.personId))
          .limit(PAGE),
      );
      for await (const page of pages) for (const { id, panel } of page) all.set(id, panel);
      return all;
    },

    async seats(scheduleId, panels, personIds) {
      const all = new Map<string, number>();
      // Counted once for all chunks: counting again for each would cost more than dealing.
      let fill: Fill | null = null;
      for (const chunk of chunksOf([...new Set(personIds)])) {
        const counted: Fill | null = fill;
        const dealt: Dealt = await engine.transact((tx) => deal(tx, { scheduleId, panels }, chunk, counted));
        for (const { personId, panel } of dealt.seats) all.set(personId, panel);
        fill = dealt.fill;
      }
      return all;
    },
  };
}

interface Table {
  readonly scheduleId: string;
  readonly panels: number;
}

/** How many sit in each panel. */
type Fill = readonly number[];

interface Dealt {
  readonly seats: readonly { readonly personId: string; readonly panel: number }[];
  readonly fill: Fill | null;
}
