// Which group someone's value puts them in. It is reckoned at a round's opening and frozen there, so that history does not move.
import { wallTime } from "../time.ts";
import type { AttributeDefinition } from "./attribute.ts";

/** A group that is a range: from an edge on, below another; null where it is open. Months of a date, else plain numbers. */
export interface Band {
  readonly of: "months" | "numbers";
  readonly from: number | null;
  readonly below: number | null;
}

/** When a value is looked at: tenure grows by the calendar of the organization. */
export interface LookedAt {
  readonly at: Date;
  readonly zone: string;
}

const MARKS = { months: "m", numbers: "n" } as const;
const NUMBER = "-?\\d+(?:\\.\\d+)?";
const WRITTEN = new RegExp(`^~([mn]):(?:<(${NUMBER})|(${NUMBER})\\.\\.(${NUMBER})|(${NUMBER})\\+)$`);

/**
 * Gives the group of a value: a text is its own; a number or a date falls into the range between two of its definition's edges, an edge belonging to the
 * range above it. Null for a value that is none of the definition's kind. The same text always means the same range, whatever becomes of the definition.
 */
export function bandOf(
  { kind, bands }: Pick<AttributeDefinition, "kind" | "bands">,
  value: string,
  when: LookedAt,
): string | null {
  if (kind === "text") return value === "" ? null : value;
  const measured = kind === "number" ? readNumber(value) : monthsSince(value, when);
  if (measured === null) return null;
  const above = bands.findIndex((edge) => measured < edge);
  const index = above === -1 ? bands.length : above;
  return writeBand({
    of: kind === "number" ? "numbers" : "months",
    from: bands[index - 1] ?? null,
    below: bands[index] ?? null,
  });
}

/** Gives every group of a definition that is divided by edges, from the lowest; none for texts. */
export function bandsOf({ kind, bands }: Pick<AttributeDefinition, "kind" | "bands">): readonly string[] {
  if (kind === "text") return [];
  const of = kind === "number" ? "numbers" : "months";
  const edges = [null, ...bands, null];
  return edges.slice(1).map((below, at) => writeBand({ of, from: edges[at] ?? null, below }));
}

/** Reads a frozen group that is a range; null for a text. */
export function readBand(group: string): Band | null {
  const [, mark, only, from, below, atLeast] = WRITTEN.exec(group) ?? [];
  if (mark === undefined) return null;
  const of = mark === MARKS.months ? "months" : "numbers";
  if (only !== undefined) return { of, from: null, below: Number(only) };
  if (atLeast !== undefined) return { of, from: Number(atLeast), below: null };
  return { of, from: Number(from), below: Number(below) };
}

/** Gives the short form in which someone types a range: `<1y`, `1-3y`, `3y+`, `6m-1y`, `<3`, `3-6`, `6+`; a text as it is. */
export function shortBand(group: string): string {
  const band = readBand(group);
  if (band === null) return group;
  const { of, from, below } = band;
  const unit = (edge: number): string => (of === "numbers" ? `${edge}` : inYears(edge));
  if (from === null) return below === null ? "*" : `<${unit(below)}`;
  if (below === null) return `${unit(from)}+`;
  const isYears = of === "months" && from % 12 === 0 && below % 12 === 0;
  return isYears ? `${from / 12}-${below / 12}y` : `${unit(from)}-${unit(below)}`;
}

/**
 * Gives the groups that a round freezes of someone: of the attributes that its survey names, else of all that are defined. What has no definition, or a value
 * that is none of its kind, is left out.
 */
export function frozenGroups(
  definitions: readonly AttributeDefinition[],
  named: readonly string[] | undefined,
  values: Readonly<Record<string, string>>,
  when: LookedAt,
): Readonly<Record<string, string>> {
  const groups: [string, string][] = [];
  for (const definition of definitions) {
    const { key } = definition;
    if (named !== undefined && !named.includes(key)) continue;
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    const group = value === undefined ? null : bandOf(definition, value, when);
    if (group !== null) groups.push([key, group]);
  }
  return Object.fromEntries(groups);
}

function writeBand({ of, from, below }: Band): string {
  const mark = `~${MARKS[of]}:`;
  if (from === null) return below === null ? `${mark}0+` : `${mark}<${below}`;
  return below === null ? `${mark}${from}+` : `${mark}${from}..${below}`;
}

function inYears(months: number): string {
  return months % 12 === 0 ? `${months / 12}y` : `${months}m`;
}

function readNumber(value: string): number | null {
  const read = value.trim() === "" ? Number.NaN : Number(value);
  return Number.isFinite(read) ? read : null;
}

// Whole months, counted as birthdays are: the day of the month has to have come round.
function monthsSince(date: string, when: LookedAt): number | null {
  const then = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (then === null) return null;
  const { year, month, day, isLastDay } = todayOf(when);
  const months = (year - Number(then[1])) * 12 + month - Number(then[2]);
  return Number(then[3]) > day && !isLastDay ? months - 1 : months;
}

interface Today {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly isLastDay: boolean;
}

// Asking a zone for its date costs more than all the rest, and a whole company is looked at on one day.
const todays = new WeakMap<LookedAt, Today>();

function todayOf(when: LookedAt): Today {
  const known = todays.get(when);
  if (known !== undefined) return known;
  const date = wallTime(when.at, when.zone);
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  const isLastDay = day === new Date(Date.UTC(year, month, 0)).getUTCDate();
  const today = { year, month, day, isLastDay };
  todays.set(when, today);
  return today;
}
