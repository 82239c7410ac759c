// Inserts of many rows through a few prepared statements: building one long statement for each list costs more than the rows do.
import { getTableColumns } from "drizzle-orm";
import type { PgInsertValue, PgTable } from "drizzle-orm/pg-core";
import { type Db, type Query, run, type Statement, type Steps, slot, statement } from "../work.ts";

// Rows of one statement, tried from the largest: any list takes few round trips and few statements are kept.
const SIZES = [50, 10, 1] as const;

/**
 * Gives a step that inserts rows, all of the same shape, and collects what `finish` returns for each. `name` is unique in the program;
 * `finish` adds conflicts and `returning`.
 */
export function bulkInsert<Table extends PgTable, T>(
  name: string,
  table: Table,
  finish: (db: Db, rows: PgInsertValue<Table>[]) => Query<readonly T[]>,
): (tx: Db, rows: readonly Table["$inferInsert"][]) => Steps<T[]> {
  const columns = getTableColumns(table);
  const statements = new Map<number, Statement<readonly T[]>>();

  function sized(size: number, keys: readonly string[]): Statement<readonly T[]> {
    const known = statements.get(size);
    if (known !== undefined) return known;
    const slots = (at: number) =>
      Object.fromEntries(
        keys.flatMap((key) => (columns[key] ? [[key, slot(columns[key], `${at}.${key}`)]] : [])),
      );
    const rows = Array.from({ length: size }, (_, at) => slots(at)) as PgInsertValue<Table>[];
    const made = statement(`${name}.${size}`, (db) => finish(db, rows));
    statements.set(size, made);
    return made;
  }

  return function* insert(tx, rows) {
    const keys = Object.keys(rows[0] ?? {});
    const collected: T[] = [];
    for (let from = 0; from < rows.length; ) {
      const size = SIZES.find((one) => from + one <= rows.length) ?? 1;
      const values: Record<string, unknown> = {};
      for (let at = 0; at < size; at++) {
        const row = rows[from + at] as Readonly<Record<string, unknown>>;
        for (const key of keys) values[`${at}.${key}`] = row[key] ?? null;
      }
      collected.push(...(yield* run(tx.ask(sized(size, keys), values))));
      from += size;
    }
    return collected;
  };
}
