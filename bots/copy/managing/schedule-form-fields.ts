// The fields of the schedule's form that say when, how often, and in how many parts.
import type { Cadence } from "../../../core/ask/cadence.ts";
import type { LocalMoment } from "../../../core/ask/schedule.ts";
import { FORM_FIELDS } from "../../../core/command/schedule-submission.ts";
import { writeMoment } from "../../../core/command/spec-moment.ts";
import type { Field, Option } from "../../../core/message.ts";
import type { Copy } from "../copy.ts";
import { momentWords } from "./rhythm.ts";

const MONTH_DAYS = [1, 5, 10, 15, 20, 25] as const;
const LAST_DAY = 31;
/** The usual times of closing. */
export const CLOSES: readonly LocalMoment[] = [
  { kind: "weekday", day: 5, at: "12:00" },
  ...[1, 2, 3, 5, 7, 14].map((days) => ({ kind: "after" as const, hours: days * 24 })),
];
const REMINDERS: readonly LocalMoment[] = [
  { kind: "weekday", day: 4, at: "10:00" },
  ...[1, 2, 3, 5].map((days) => ({ kind: "after" as const, hours: days * 24 })),
];
/** The usual times of the digest. */
export const DIGESTS: readonly LocalMoment[] = [
  { kind: "after", hours: 0 },
  { kind: "weekday", day: 1, at: "10:00" },
];
const PANELS = [1, 2, 3, 4, 6, 8, 12] as const;
const GAPS = [0, 6, 13, 21, 28, 60, 90, 180] as const;

/** One of the form's fields. */
export type FieldName = Exclude<keyof typeof FORM_FIELDS, "more" | "not" | "where" | "sample">;

/** Gives a field that is one choice. */
export function choice(
  name: FieldName,
  copy: Copy,
  initial: string,
  options: readonly Option[],
  hint?: string,
): Field {
  const label = copy.managing.schedules.fields[name];
  return {
    kind: "choice",
    name: FORM_FIELDS[name],
    label,
    options,
    initial,
    ...(hint === undefined ? {} : { hint }),
  };
}

/** Gives how often. */
export function everyField(cadence: Cadence, copy: Copy): Field {
  const words = copy.managing.schedules;
  const options: Option[] = Object.entries(words.every).map(([value, label]) => ({ value, label }));
  const initial = cadence.kind === "weekly" ? String(cadence.everyWeeks) : cadence.kind;
  if (cadence.kind === "cron") {
    options.push({ value: initial, label: words.cronOption({ expression: cadence.expression }) });
  } else if (!options.some(({ value }) => value === initial)) {
    options.push({ value: initial, label: words.everyWeeksOption({ count: initial }) });
  }
  return choice("every", copy, initial, options);
}

/** Gives on which day, of the week or of the month. */
export function dayField(cadence: Cadence, copy: Copy): Field {
  const words = copy.managing.schedules;
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: `w${day}`,
    label: copy.format.weekday(day),
  }));
  const own = cadence.kind === "weekly" || cadence.kind === "cron" ? [] : [cadence.day];
  const days = [...new Set([...MONTH_DAYS, ...own])].filter((day) => day !== LAST_DAY).sort((a, b) => a - b);
  const options = [
    ...weekdays,
    ...days.map((day) => ({ value: `d${day}`, label: words.dayOption({ day }) })),
    { value: `d${LAST_DAY}`, label: words.lastDayOption },
  ];
  const initial = cadence.kind === "weekly" ? `w${cadence.day}` : own[0] === undefined ? "w2" : `d${own[0]}`;
  return choice("day", copy, initial, options, words.hints.day);
}

/** Gives the time of day that a cadence has. */
export function timeOf(cadence: Cadence): string {
  return cadence.kind === "cron" ? "10:00" : cadence.at;
}

/** Gives one moment of a round among the usual ones and the current one. */
export function moments(
  name: "closes" | "digestAt",
  copy: Copy,
  usual: readonly LocalMoment[],
  current: LocalMoment,
): Field {
  return choice(name, copy, writeMoment(current), momentOptions([...usual, current], copy));
}

/** Gives the moments of the reminders. */
export function remindersField(current: readonly LocalMoment[], copy: Copy): Field {
  const words = copy.managing.schedules;
  return {
    kind: "choices",
    name: FORM_FIELDS.reminders,
    label: words.fields.reminders,
    hint: words.hints.reminders,
    options: momentOptions([...REMINDERS, ...current], copy),
    initial: current.map(writeMoment),
    optional: true,
  };
}

function momentOptions(all: readonly LocalMoment[], copy: Copy): readonly Option[] {
  const byValue = new Map(all.map((moment) => [writeMoment(moment), moment]));
  return [...byValue].map(([value, moment]) => ({ value, label: capital(momentWords(moment, copy)) }));
}

/** Gives the number of panels. */
export function panelsField(current: number, copy: Copy): Field {
  const words = copy.managing.schedules;
  const counts = [...new Set<number>([...PANELS, current])].sort((a, b) => a - b);
  const options = counts.map((panels) => ({
    value: String(panels),
    label:
      panels === 1
        ? words.panelsNone
        : words.panelsOption({ panels: copy.format.number(panels), part: words.partOption({ panels }) }),
  }));
  return choice("panels", copy, String(current), options, words.hints.panels);
}

/** Gives the days between two questions to one person. */
export function gapField(current: number, copy: Copy): Field {
  const words = copy.managing.schedules;
  const gaps = [...new Set<number>([...GAPS, current])].sort((a, b) => a - b);
  const options = gaps.map((days) => ({
    value: String(days),
    label: days === 0 ? words.gapNone : words.gapOption({ days: copy.format.number(days) }),
  }));
  return choice("gap", copy, String(current), options);
}

/** Writes a label with a capital letter. */
export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
