// Which column of another tool's export is the score, the date and the comment, which may be groups, and which are about persons and stay out.
import { attributeKey } from "../people/attribute-value.ts";
import { readDate } from "./date-cell.ts";
import { readScore } from "./score-cell.ts";

/** The most attributes that answers are split by: more would leave no group large enough. */
export const MOST_GROUPS = 5;

/** A column as the file has it; `at` counts from 0. */
export interface Column {
  readonly at: number;
  readonly name: string;
}

/** What the columns of a file are taken as. */
export interface Mapping {
  readonly score: Column;
  readonly date: Column;
  /** Several where the file keeps more than one comment; one comment each. */
  readonly comments: readonly Column[];
  /** With the key that the group goes by here. */
  readonly attributes: readonly (Column & { readonly key: string })[];
}

/** A part of a mapping, as it was given or guessed. */
export interface Guess {
  readonly score: Column | null;
  readonly date: Column | null;
  readonly comments: readonly Column[];
  /** Columns that could be groups: few different values, and nothing about persons. */
  readonly candidates: readonly Column[];
  /** Columns that are about persons: never taken, whoever asks. */
  readonly personal: readonly Column[];
  /** Where nothing tells which: the columns whose cells could be it. */
  readonly likely: { readonly score: readonly Column[]; readonly date: readonly Column[] };
}

// Names in lower case without marks; the surest come first.
const SCORE_NAMES: readonly RegExp[] = [
  /^(nps|nps ?score|nps ?评分|nps ?得分|推荐分|净推荐值)$/,
  /^q?\d* ?nps( ?\d+)?$/,
  /^(score|rating|recommend|answer|response score|评分|得分|分数|打分)$/,
  /how likely|likelihood to recommend|would you recommend|likely .* recommend|多大可能|推荐.*(可能|意愿|程度)|可能性.*推荐|(可能|愿意).*推荐|nps/,
  /score|rating|评分|得分/,
];
const DATE_NAMES: readonly RegExp[] = [
  /^(date|response date|responded|responded at|response time|answered|answered at|submitted|submitted at|submit date( utc)?|recorded ?date|completed|completed at|timestamp|时间戳记?|日期|提交答卷时间|提交时间|作答时间|回答时间|填写时间|答题时间|结束答题时间|完成时间)$/,
  /^(end ?date|end date utc|created|created at|date time|opened|结束时间|创建时间|开始)$/,
  /respon.*(date|time|at)|submit|record.*date|complet.*(date|at)|提交|答卷时间/,
  /^(start ?date|start date utc|closed|date modified|updated|updated at|开始时间|截止)$/,
  /\b(date|time)\b|日期|时间/,
];
const COMMENT_NAMES: readonly RegExp[] = [
  /^(comment|comments|feedback|reason|why|verbatim|text|improve|评论|评价|意见|建议|原因|理由|反馈|留言|改进建议|文字评价|开放题)$/,
  /comment|feedback|reason|why|verbatim|open.?ended|tell us|what .*(improve|better|most)|原因|理由|建议|意见|改进|为什么|哪一点|哪里|哪些.*(好|改|不足|提升)|反馈|吐槽|想对我们说/,
];
// What names people, reaches them, or stands for one of them.
const PERSONAL =
  /name|e-?mail|external ?(data ?)?ref|phone|mobile|fax|\btel\b|\bip\b|ip ?address|address|street|zip|postal|post ?code|latitude|longitude|geo|birth|\bage\b|passport|ssn|social security|account number|employee (no|number|id)|staff (no|number|id)|\bid\b|ids\b|[a-z]id$|uuid|guid|identifier|token|respondent|recipient|contact|customer$|^user$|username|login|handle|\burl\b|\blink\b|permalink|user ?agent|cookie|signature|photo|姓名|名字|昵称|称呼|邮箱|邮件|电邮|手机|电话|微信|\bqq\b|地址|住址|\bip\b|ip地址|来自ip|身份证|证件|工号|学号|员工编号|编号|序号|账号|帐号|用户|出生|生日|年龄|链接|签名|经度|纬度/;
const NOT_PERSONAL =
  /^(product|plan|team|department|country|company) ?name$|^(产品|团队|部门|公司)(名|名称)$/;
// What tools write about the filling-in itself.
const TECHNICAL =
  /^(status|progress|finished|duration|tags?|notes?|source|collector|network|browser|device|platform|locale|score group|nps group|category|nps category|response type|response status|survey type|answer ?label|question ?type|published|user ?language|referrer|ua|ending|distribution ?channel|所用时间|来源|来源详情|总分)\b|duration|q?\d*[ _]?nps[ _]?group|nps ?category|所用时间|答题时长|清洗数据|地理位置|浏览器|自定义字段|^语言$|^来源/;

// What stands before the cells in a file of refused rows.
const REFUSED_COLUMNS = /^(refused line|refused because|未采用的行号|未采用的原因)$/i;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const NUMERIC_ADDRESS = /^(?:\d{1,3}\.){3}\d{1,3}$|^[0-9a-f:]{6,}:[0-9a-f:]+$/i;
const CALLABLE = /^\+?[\d\s().-]{7,20}$/;
const READABLE = 0.6;

/** Gives what the columns seem to be, by their names and by what stands in them; `rows` are the first rows below the names. */
export function guessColumns(names: readonly string[], rows: readonly (readonly string[])[]): Guess {
  const columns = names.map((name, at) => ({ at, name }));
  const cells = ({ at }: Column) => rows.map((row) => (row[at] ?? "").trim()).filter((cell) => cell !== "");
  const isPersonal = (column: Column) => isAboutPersons(column, cells(column));
  const isReadable = (column: Column, reads: (cell: string) => boolean) => {
    const filled = cells(column);
    return filled.length > 0 && filled.filter(reads).length >= filled.length * READABLE;
  };
  const isScore = (cell: string) => {
    const read = readScore(cell);
    // A score that is out of range is one that went wrong, not another kind of column.
    return read.kind === "score";
  };
  const isDate = (cell: string) => {
    const read = readDate(cell, { zone: "UTC", order: null });
    return read.kind === "date" || read.fault === "ambiguous" || read.fault === "unknown-zone";
  };
  const best = (patterns: readonly RegExp[], fits: (column: Column) => boolean): readonly Column[] => {
    for (const pattern of patterns) {
      const found = columns.filter((column) => pattern.test(plain(column.name)) && fits(column));
      if (found.length > 0) return found;
    }
    return [];
  };
  const isDated = (column: Column) => isReadable(column, isDate) && !isReadable(column, isSmall);
  // Serial numbers and the like read as dates too: without a name only what is written as one counts.
  const isWritten = (cell: string) => isDate(cell) && !/^\d+(?:[.,]\d+)?$/.test(cell);
  const dates = columns.filter((column) => isReadable(column, isWritten));
  // Of several, the first: what was begun, sent and modified in between lies in the same week.
  const date = best(DATE_NAMES, isDated)[0] ?? onlyOne(dates);
  const named = best(SCORE_NAMES, (column) => column !== date && isReadable(column, isScore));
  const scales = columns.filter((column) => column !== date && !isPersonal(column) && isScale(cells(column)));
  // Two scores are two questions, and nothing says which of them is meant.
  const score = onlyOne(named.length > 0 ? named : scales);
  const comments = columns.filter(
    (column) =>
      column !== score &&
      column !== date &&
      !saysRefused(column.name) &&
      COMMENT_NAMES.some((pattern) => pattern.test(plain(column.name))) &&
      !isReadable(column, isScore) &&
      !isReadable(column, isDate) &&
      !isPersonal(column),
  );
  const taken = new Set([score, date, ...comments.slice(0, 2)]);
  const others = columns.filter((column) => !taken.has(column) && column.name.trim() !== "");
  return {
    score,
    date,
    comments: comments.slice(0, 2),
    likely: { score: named.length > 0 ? named : scales, date: dates },
    personal: others.filter(isPersonal),
    candidates: others.filter(
      (column) =>
        !isPersonal(column) &&
        !TECHNICAL.test(plain(column.name)) &&
        !saysRefused(column.name) &&
        attributeKey(column.name) !== null &&
        isGrouping(cells(column)) &&
        !isReadable(column, isDate),
    ),
  };
}

/** Says whether a column is about persons, by its name or by what stands in it. */
export function isAboutPersons({ name }: Column, filled: readonly string[]): boolean {
  const words = plain(name);
  if (PERSONAL.test(words) && !NOT_PERSONAL.test(words)) return true;
  const looksPersonal = (cell: string) =>
    ADDRESS.test(cell) ||
    NUMERIC_ADDRESS.test(cell) ||
    (CALLABLE.test(cell) && /\d{5}/.test(cell.replace(/\D/g, "")) && !isDateLike(cell));
  return filled.length > 0 && filled.filter(looksPersonal).length > filled.length / 2;
}

/** Says whether a column says on which line of another file a refused row stands. */
export function saysRefused(name: string): boolean {
  return REFUSED_COLUMNS.test(name.trim());
}

/** Gives the column of this name, or of this number ("#3" is the third); null where there is none, or several of the name. */
export function columnCalled(names: readonly string[], wanted: string): Column | null {
  const number = /^#(\d{1,4})$/.exec(wanted.trim())?.[1];
  if (number !== undefined) {
    const at = Number(number) - 1;
    const name = names[at];
    return name === undefined ? null : { at, name };
  }
  // Blanks do not count: what was copied from a report may have more of them.
  const same = (text: string) => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  const found = names.flatMap((name, at) => (same(name) === same(wanted) ? [{ at, name }] : []));
  return onlyOne(found);
}

/**
 * Says how many rows below the first one are names still: Qualtrics writes the questions and its own ids there, SurveyMonkey a second line that says
 * "Response". With them the names that say most.
 */
export function headerOf(rows: readonly (readonly string[])[]): {
  readonly names: readonly string[];
  readonly lines: number;
} {
  const [first = [], second = [], third = []] = rows;
  const isImport = (row: readonly string[]) => row.some((cell) => /^\{\s*"ImportId"/.test(cell.trim()));
  if (isImport(third)) return { names: first.map((name, at) => said(name, second[at])), lines: 3 };
  if (isImport(second)) return { names: first, lines: 2 };
  const below = second.filter((cell) => cell.trim() !== "");
  const isSecond =
    below.length > 0 &&
    below.some((cell) =>
      /^(response|open-ended response|other \(please specify\)|score|comment)$/i.test(cell.trim()),
    ) &&
    (second[0] ?? "").trim() === "";
  if (!isSecond) return { names: first, lines: 1 };
  return { names: first.map((name, at) => (name.trim() === "" ? (second[at] ?? "") : name)), lines: 2 };
}

// Qualtrics' own names of questions (Q1) say nothing, those of its fields (EndDate) do.
function said(name: string, question: string | undefined): string {
  return /^q(id)?\d+(_\w+)?$/i.test(name.trim()) && question !== undefined && question.trim() !== ""
    ? question.replace(/\s+/g, " ").trim()
    : name;
}

function plain(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function isSmall(cell: string): boolean {
  return /^\d{1,2}$/.test(cell);
}

function isDateLike(cell: string): boolean {
  return readDate(cell, { zone: "UTC", order: "dmy" }).kind === "date";
}

// A column without a telling name is a score only where nothing else could be: whole numbers up to ten, beyond a scale of one to five.
function isScale(filled: readonly string[]): boolean {
  const read = filled.map((cell) => readScore(cell));
  const scores = read.flatMap((one) => (one.kind === "score" ? [one.score] : []));
  return scores.length === filled.length && new Set(scores).size > 2 && Math.max(...scores) > 5;
}

// Groups are few and short; what nearly everyone says differently is no group.
function isGrouping(filled: readonly string[]): boolean {
  const values = new Set(filled);
  return (
    values.size > 0 &&
    values.size <= Math.max(2, filled.length / 2) &&
    filled.every((cell) => [...cell].length <= 64)
  );
}

function onlyOne<T>(all: readonly T[]): T | null {
  const [one, other] = all;
  return one !== undefined && other === undefined ? one : null;
}
