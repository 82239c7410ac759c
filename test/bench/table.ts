// Sets measured rows as a table for people: name, value, and the aim where there is one.
import type { Row } from "./row.ts";

/** Gives one line a row; an aim that was missed says so. */
export function table(rows: readonly Row[]): string {
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const values = rows.map(({ value }) => written(value));
  const valueWidth = Math.max(...values.map(({ length }) => length));
  const unitWidth = Math.max(...rows.map(({ unit }) => unit.length));
  return rows
    .map((row, at) => {
      const value = (values[at] ?? "").padStart(valueWidth);
      return `  ${row.name.padEnd(nameWidth)}  ${value} ${row.unit.padEnd(unitWidth)}${aim(row)}`.trimEnd();
    })
    .join("\n");
}

function aim({ value, reach, reached }: Row): string {
  if (reach === undefined) return "";
  // A value above an aim that it has reached was to be no less, and so on.
  const sign = value === reach ? "=" : value > reach === reached ? "≥" : "≤";
  return `  ${reached ? "meets" : "MISSES"} ${sign} ${written(reach)}`;
}

function written(value: number): string {
  if (!Number.isFinite(value)) return "none";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
