// An export as a file: its name, its kind and its bytes.
import type { GatheredExport } from "../../core/exchange/export-survey.ts";
import { chartSvg } from "../chart/draw-chart.ts";
import { exportCsv } from "./csv.ts";
import { type PageReader, surveyPage } from "./survey-page.ts";

/** A file without the words that go with it. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

const TYPES = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  html: "text/html; charset=utf-8",
} as const;

/** Makes the file. Its name has the survey's key and the day, and nothing that a file system refuses. */
export async function makeFile(gathered: GatheredExport, reader: PageReader): Promise<MadeFile> {
  const { data, format } = gathered;
  const day = data.exportedAt.slice(0, 10);
  const text =
    format === "csv"
      ? exportCsv(data, reader.copy, reader.organization.zone)
      : format === "json"
        ? `${JSON.stringify(data, null, 2)}\n`
        : await surveyPage(gathered, reader, chartSvg);
  const key = data.survey.key.replace(/[^\p{L}\p{N}_-]/gu, "-");
  return {
    name: `nps-${key}-${day}.${format}`,
    type: TYPES[format],
    content: new TextEncoder().encode(text),
  };
}
