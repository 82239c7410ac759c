// What the operator wants of an import, as typed, made sense of: which columns, which dates, which survey.
import type { Column } from "../../../core/exchange/columns.ts";
import { columnCalled } from "../../../core/exchange/columns.ts";

/** The options of `nps import` as they were typed. */
export interface ImportOptions {
  readonly survey: string;
  readonly map?: string;
  readonly attributes?: string;
  readonly zone?: string;
  readonly dateOrder?: string;
  readonly like?: string;
  readonly refused?: string;
  readonly mended?: string;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly format: string;
}

/** Columns by what they were said to be; a part that was not said is left out. */
export interface SaidColumns {
  readonly score?: Column;
  readonly date?: Column;
  readonly comments?: readonly Column[];
}

const PART = /^(score|date|comment|comments)=(.*)$/is;

/** Reads "score=Q1,date=Recorded at,comment=Why?": a comma separates only where the next part begins, since columns' names have commas too. */
export function readMap(
  text: string,
  names: readonly string[],
): SaidColumns | { readonly fault: "unreadable" } | { readonly fault: "no-column"; readonly column: string } {
  const said: { score?: Column; date?: Column; comments?: Column[] } = {};
  for (const part of text.split(/,(?=\s*(?:score|date|comments?)=)/i)) {
    const [, role = "", wanted = ""] = PART.exec(part.trim()) ?? [];
    if (role === "") return { fault: "unreadable" };
    const isComment = role.toLowerCase().startsWith("comment");
    if (isComment && wanted.trim() === "") {
      said.comments ??= [];
      continue;
    }
    const column = columnCalled(names, wanted);
    if (column === null) return { fault: "no-column", column: wanted.trim() };
    if (isComment) said.comments = [...(said.comments ?? []), column];
    else said[role.toLowerCase() as "score" | "date"] = column;
  }
  return said;
}

/** Reads "Team,Plan", "#4,#7" or "team=#4" as columns, the last under another name; "none" is none. A column's own name may have a comma. */
export function readColumnList(
  text: string,
  names: readonly string[],
): readonly Column[] | { readonly fault: "no-column"; readonly column: string } {
  if (/^(none|无)?$/i.test(text.trim())) return [];
  const whole = columnCalled(names, text);
  if (whole !== null) return [whole];
  const columns: Column[] = [];
  for (const wanted of text.split(/[,，]/)) {
    const said = (text: string) =>
      columnCalled(names, /^\d{1,4}$/.test(text.trim()) ? `#${text.trim()}` : text);
    const [, name = "", of = ""] = /^([^=＝]+)[=＝](.+)$/.exec(wanted) ?? [];
    const renamed = name === "" ? null : said(of);
    const column = said(wanted) ?? (renamed === null ? null : { ...renamed, name: name.trim() });
    if (column === null) return { fault: "no-column", column: wanted.trim() };
    columns.push(column);
  }
  return columns;
}
