// An export as a table for spreadsheets: figures by round and group, or of an attributed survey the answers.
import { stringify } from "csv-stringify/sync";
import type { DigestFigures, DigestRound } from "../../core/digest/digest-figures.ts";
import type { SurveyExport } from "../../core/exchange/survey-export.ts";
import { wallTime } from "../../core/time.ts";
import type { Copy } from "../copy/copy.ts";
import { groupWords } from "../copy/managing/digest-words.ts";

type Cell = string | number | null;

// What a spreadsheet takes for the beginning of a formula, also behind characters that nobody sees, and full-width.
const FORMULA = /^[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** Gives a text that no spreadsheet computes: an apostrophe stands before what would begin a formula. */
export function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Gives a text as it was before it was defused. */
export function armed(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}

/** Writes rows as CSV in UTF-8 with a mark, as spreadsheets expect it (`bom: false` for rows behind others). Numbers stay numbers; of texts, none is a formula. */
export function csv(rows: readonly (readonly Cell[])[], { bom = true } = {}): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === "string" ? defused(cell) : cell))),
    {
      bom,
      escape_formulas: true,
      // What stands in a cell may break lines; whatever reads it has to see that the row goes on.
      quoted_match: /[\r\n]/,
      record_delimiter: "windows",
      cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
    },
  );
}

/** Gives an export's table, with times by the clocks of `zone`: one row an answer where it holds answers, else one a round and group. */
export function exportCsv(data: SurveyExport, copy: Copy, zone: string): string {
  // A form that spreadsheets take for a time, and that is read again as one.
  const clock = (instant: string) => wallTime(new Date(instant), zone).slice(0, 16).replace("T", " ");
  return csv(data.answers === undefined ? roundRows(data, copy, clock) : answerRows(data, copy, clock));
}

type Clock = (instant: string) => string;

function roundRows({ rounds, survey }: SurveyExport, copy: Copy, clock: Clock): readonly (readonly Cell[])[] {
  const { columns } = copy.exporting;
  const head = [
    ...[columns.survey, columns.round, columns.opens, columns.closes, columns.attribute, columns.group],
    ...[columns.invited, columns.answered, columns.rate, columns.promoters, columns.passives],
    ...[
      columns.detractors,
      columns.nps,
      columns.low,
      columns.high,
      columns.change,
      columns.p,
      columns.verdict,
    ],
  ];
  const verdicts = copy.exporting.verdicts;
  const rows = rounds.flatMap(({ digest }) => {
    const before = [survey.key, ...roundCells(digest.round, clock)];
    const { change } = digest;
    const whole: Cell[] = [
      ...before,
      ...["", ""],
      ...figureCells(digest),
      ...(change === null
        ? [null, null, digest.withheld ? copy.exporting.page.withheld : ""]
        : [rounded(change.delta), rounded(change.p, 4), verdicts[change.verdict]]),
    ];
    const cells = digest.segments.flatMap(({ attributes, cells: shown }) =>
      shown.map((cell): Cell[] => [
        ...before,
        attributes.join(" × "),
        cell.groups.map((group) => groupWords(group, copy)).join(" + "),
        ...figureCells(cell),
        ...(cell.change === null
          ? [null, null, ""]
          : [
              rounded(cell.change.delta),
              rounded(cell.change.adjusted ?? cell.change.p, 4),
              verdicts[cell.change.verdict],
            ]),
      ]),
    );
    return [whole, ...cells];
  });
  return [head, ...rows];
}

function answerRows(
  { answers = [], survey }: SurveyExport,
  copy: Copy,
  clock: Clock,
): readonly (readonly Cell[])[] {
  const { columns } = copy.exporting;
  const labelOf = (key: string) =>
    survey.drivers.find((driver) => driver.key === key)?.label[copy.locale] ?? key;
  const keysOf = (pick: (answer: (typeof answers)[number]) => Readonly<Record<string, unknown>>) => [
    ...new Set(answers.flatMap((answer) => Object.keys(pick(answer)))),
  ];
  const groups = keysOf((answer) => answer.groups);
  const background = keysOf((answer) => answer.background);
  const ratings = keysOf((answer) => answer.ratings);
  const asked = (key: string) =>
    survey.extras?.background?.find((question) => question.key === key)?.text[copy.locale] ?? key;
  const head = [
    ...[columns.survey, columns.round, columns.date, columns.name, columns.score],
    ...[columns.reason, columns.improve, columns.drivers],
    ...groups,
    ...background.map(asked),
    ...ratings.map((key) => columns.rating({ driver: labelOf(key) })),
  ];
  const rows = answers.map((answer): Cell[] => [
    ...[survey.key, answer.round, clock(answer.opensAt), answer.name ?? columns.forgotten, answer.score],
    ...[answer.reason, answer.improve, answer.drivers.map(labelOf).join("; ")],
    ...groups.map((key) => {
      const group = answer.groups[key];
      return group === undefined ? null : groupWords([group], copy);
    }),
    ...background.map((key) => answer.background[key] ?? null),
    ...ratings.map((key) => answer.ratings[key] ?? null),
  ]);
  return [head, ...rows];
}

function roundCells({ number, opensAt, closesAt }: DigestRound, clock: Clock): readonly Cell[] {
  return [number, clock(opensAt), clock(closesAt)];
}

function figureCells(figures: DigestFigures): readonly Cell[] {
  const { invited, answered, responseRate, promoters, passives, detractors, nps, interval, display } =
    figures;
  return [
    ...[invited, answered, rounded(responseRate, 4), promoters, passives, detractors],
    // A bound is no number that anyone should reckon with.
    nps === null ? (display === "–" ? null : display) : rounded(nps),
    ...[rounded(interval?.low ?? null), rounded(interval?.high ?? null)],
  ];
}

function rounded(value: number | null, digits = 2): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
