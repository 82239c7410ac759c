// An import as the operator reads it: what was found in the file, what becomes of it, what is left out and why; or the same as JSON.

import { type Mapping, MOST_GROUPS } from "../../../core/exchange/columns.ts";
import type { DateOrder } from "../../../core/exchange/date-cell.ts";
import type { LeftOutWhy, PlannedWeek } from "../../../core/exchange/past-weeks.ts";
import type { Refused } from "../../../core/exchange/read-answers.ts";
import type { Copy } from "../../copy/copy.ts";
import type { SeenFile } from "./look-at-file.ts";

/** What an import found and will do. */
export interface ImportPlan {
  readonly file: string;
  readonly seen: SeenFile;
  readonly mapping: Mapping;
  readonly zone: string;
  /** Of dates that name no zone: the file may say another. */
  readonly dateZone: string;
  readonly order: DateOrder | null;
  readonly survey: string;
  /** What the survey is made like; null where there is one. */
  readonly like: string | null;
  readonly isAnonymous: boolean;
  readonly k: number;
  readonly rows: number;
  readonly taken: number;
  readonly refused: readonly Refused[];
  /** Where rows that are left out were written to; null where nobody wished that. */
  readonly refusedFile: string | null;
  /** Whether it is written without asking. */
  readonly isWriting: boolean;
  /** Whether it is settled what answers are split by. */
  readonly isDivided: boolean;
  readonly weeks: readonly PlannedWeek[];
}

const ENCODINGS = { "utf-8": "UTF-8", "utf-16le": "UTF-16", "utf-16be": "UTF-16", gb18030: "GBK / GB 18030" };
const MOST_WEEKS = 60;
const MOST_NAMES = 12;

/** Says how the file is read: its form and what its columns are taken as. */
export function readingLines(
  plan: Pick<ImportPlan, "file" | "seen" | "mapping" | "zone" | "dateZone" | "order" | "survey" | "like">,
  { operating, format }: Copy,
): readonly string[] {
  const words = operating.answers;
  const { file, seen, mapping } = plan;
  const called = (columns: readonly { readonly name: string }[]) => {
    const names = columns
      .slice(0, MOST_NAMES)
      .map(({ name }) => `“${name.replace(/\s+/g, " ").trim().slice(0, 80)}”`);
    const more = columns.length - names.length;
    return format.list(more > 0 ? [...names, words.moreColumns({ count: format.number(more) })] : names);
  };
  const { score, date, comments, attributes } = mapping;
  const taken = new Set([score, date, ...comments, ...attributes].map(({ at }) => at));
  const personal = seen.guess.personal.filter(({ at }) => !taken.has(at));
  const left = new Set([...taken, ...personal.map(({ at }) => at)]);
  const unused = seen.names.flatMap((name, at) => (left.has(at) || name.trim() === "" ? [] : [{ name }]));
  return [
    words.form({
      ...{ file, encoding: ENCODINGS[seen.form.encoding] },
      separator: operating.people.separators[seen.form.separator],
    }),
    words.mapping({
      score: called([score]),
      date: called([date]),
      comments: comments.length === 0 ? words.noComments : called(comments),
    }),
    ...(attributes.length === 0 ? [] : [words.groups({ columns: called(attributes) })]),
    ...(personal.length === 0 ? [] : [words.personal({ columns: called(personal) })]),
    ...(unused.length === 0 ? [] : [words.unused({ columns: called(unused) })]),
    plan.dateZone === plan.zone
      ? words.zoneUsed({ zone: plan.zone })
      : words.zoneNamed({ zone: plan.zone, dates: plan.dateZone }),
    ...(plan.order === null ? [] : [words.orderUsed[plan.order]]),
    ...(plan.like === null ? [] : [words.newSurvey({ survey: plan.survey, like: plan.like })]),
  ];
}

/** Says what becomes of the file's rows. */
export function outcomeLines(plan: ImportPlan, copy: Copy): readonly string[] {
  const { operating, format } = copy;
  const words = operating.answers;
  const { number } = format;
  const written = plan.weeks.filter(({ leftOut }) => leftOut === null);
  const small = plan.isAnonymous ? written.filter(({ answers }) => answers < plan.k).length : 0;
  const total = plan.refused.reduce((sum, { count }) => sum + count, 0);
  const lines = written.slice(0, MOST_WEEKS).map(({ name, monday, answers }) => {
    const day = format.day(new Date(`${monday}T12:00:00Z`), "UTC", new Date(0));
    return `  ${words.week({ week: name, day, answers: number(answers) })}`;
  });
  return [
    words.counts({ rows: number(plan.rows), answers: number(plan.taken), weeks: number(plan.weeks.length) }),
    ...(total === 0 ? [] : ["", words.refusedRows({ count: number(total) })]),
    ...plan.refused.map(
      ({ fault, count, lines: at }) =>
        `  ${words.refused({
          why: words.faults[fault],
          count: number(count),
          lines: [...at.map((line) => number(line)), ...(count > at.length ? [words.andMore] : [])].join(
            ", ",
          ),
        })}`,
    ),
    ...(total === 0
      ? []
      : [
          plan.isWriting
            ? words.mendLater
            : plan.refusedFile === null
              ? words.mendHint
              : words.mendable({ file: plan.refusedFile }),
        ]),
    ...(lines.length === 0 ? [] : ["", words.weeksTitle, ...lines]),
    ...(written.length > MOST_WEEKS
      ? [`  ${words.moreWeeks({ count: number(written.length - MOST_WEEKS) })}`]
      : []),
    ...(small === 0 ? [] : [words.withheld({ count: number(small), k: number(plan.k) })]),
    ...leftOutLines(plan.weeks, copy),
    ...splitLines(plan, copy),
    ...(written.length === 0 ? ["", words.nothingLeft] : []),
  ];
}

function splitLines(
  { seen, mapping, isDivided, isWriting }: ImportPlan,
  { operating, format }: Copy,
): readonly string[] {
  const differs = ({ at }: { readonly at: number }) => new Set(seen.head.map((row) => row[at])).size > 1;
  const some = seen.guess.candidates.filter(differs).slice(0, MOST_GROUPS);
  if (isDivided || isWriting || mapping.attributes.length > 0 || some.length === 0) return [];
  const said = {
    columns: format.list(some.map(({ name }) => `“${name.replace(/\s+/g, " ").trim().slice(0, 80)}”`)),
    wish: some.map(({ at, name }) => (/[,，"#=]/.test(name) ? `#${at + 1}` : name)).join(","),
  };
  return ["", operating.answers.couldSplit(said)];
}

/** Gives the report as one JSON object. */
export function importJson(plan: ImportPlan, isWritten: boolean): string {
  const { mapping, seen } = plan;
  return JSON.stringify({
    written: isWritten,
    survey: plan.survey,
    created: plan.like !== null,
    encoding: seen.form.encoding,
    separator: seen.form.separator,
    mapping: {
      score: mapping.score.name,
      date: mapping.date.name,
      comments: mapping.comments.map(({ name }) => name),
      attributes: Object.fromEntries(mapping.attributes.map(({ key, name }) => [key, name])),
    },
    personal: seen.guess.personal.map(({ name }) => name),
    zone: plan.zone,
    dateZone: plan.dateZone,
    dateOrder: plan.order,
    rows: plan.rows,
    answers: plan.taken,
    refused: plan.refused,
    refusedFile: plan.refusedFile,
    weeks: plan.weeks.map(({ name, monday, answers, leftOut }) => ({ week: name, monday, answers, leftOut })),
  });
}

function leftOutLines(weeks: readonly PlannedWeek[], { operating, format }: Copy): readonly string[] {
  const words = operating.answers;
  return (["asked", "imported", "unfinished"] as const satisfies readonly LeftOutWhy[]).flatMap((why) => {
    const these = weeks.filter(({ leftOut }) => leftOut === why);
    if (these.length === 0) return [];
    const answers = these.reduce((sum, week) => sum + week.answers, 0);
    return [
      words.leftOut({
        weeks: format.number(these.length),
        answers: format.number(answers),
        why: words.leftOutWhy[why],
      }),
    ];
  });
}
