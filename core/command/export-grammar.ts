// The command that hands results out as a file: its words behind "export".
import { EXPORT_FORMATS, type ExportFormat } from "../exchange/export-survey.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { KEY } from "./schedule-spec.ts";

/** Which survey, and as what; null for what was not said. */
export interface ExportCommand {
  readonly kind: "export";
  readonly survey: string | null;
  readonly format: ExportFormat | null;
}

// As people call them.
const FORMATS: Readonly<Record<string, ExportFormat>> = {
  ...Object.fromEntries(EXPORT_FORMATS.map((format) => [format, format])),
  excel: "csv",
  table: "csv",
  spreadsheet: "csv",
  page: "html",
  report: "html",
  data: "json",
  // What 报告 and 周报 are read as.
  digest: "html",
  表格: "csv",
  电子表格: "csv",
  网页: "html",
  数据: "json",
};
// What people ask for that there is not: no survey is called so.
const OTHER_FORMATS =
  /^(pdf|xlsx?|docx?|word|pptx?|powerpoint|png|jpe?g|svg|txt|xml|zip|tsv|yaml|markdown|md|图片|文档|幻灯片)$/;
const FILLERS = ["as", "to"];

/** Reads a survey's key and a format, in either order. */
export function readExport(cursor: Cursor): ExportCommand | Mistake {
  let survey: string | null = null;
  let format: ExportFormat | null = null;
  for (let word = cursor.peek(); word !== null; word = cursor.peek()) {
    const text = word.text.toLowerCase().replace(/^[为成]?\.?/u, "");
    if (!word.quoted && (text === "" || FILLERS.includes(text))) {
      cursor.next();
      continue;
    }
    const known = word.quoted ? undefined : Object.hasOwn(FORMATS, text) ? FORMATS[text] : undefined;
    if (known !== undefined) {
      if (format !== null) return cursor.mistake("twice", "export");
      format = known;
    } else {
      if (OTHER_FORMATS.test(text)) return cursor.mistake("not-a-format", "export");
      if (!KEY.test(text)) return cursor.mistake("unknown-word", "export", EXPORT_FORMATS);
      if (survey !== null) return cursor.mistake("not-a-format", "export", EXPORT_FORMATS);
      survey = text;
    }
    cursor.next();
  }
  return { kind: "export", survey, format };
}
