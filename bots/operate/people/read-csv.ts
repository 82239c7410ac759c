// Reads a list of people as spreadsheets write it: in UTF-8, UTF-16 or GB 18030, with commas, semicolons or tabs; a part at a time, whatever its size.
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { Row } from "../../../core/people/import-people.ts";

/** How a file is written. */
export interface CsvForm {
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
  readonly separator: "," | ";" | "\t";
}

/** Why a file cannot be read. */
export type CsvFault =
  | { readonly kind: "missing" | "folder" | "empty" }
  /** A spreadsheet's own file, or a web page under another name. */
  | { readonly kind: "workbook" }
  /** None of the encodings fits. */
  | { readonly kind: "encoding" }
  /** A quote that is not closed, or a row that is no row. */
  | { readonly kind: "broken"; readonly line: number };

const SEPARATORS = [",", ";", "\t"] as const;
const HEAD_BYTES = 65_536;
// A longer row is a quote that nobody closed.
const MOST_ROW = 100_000;
const PART = 500;
// Parsed without a pause: some hundred rows.
const READ_BYTES = 16_384;

/** Finds out how a file is written: by its mark, else by whether all of it is UTF-8, else by whether it is GB 18030, which holds GBK. */
export async function csvForm(file: string): Promise<CsvForm | CsvFault> {
  const head = await headOf(file);
  if (typeof head === "string") return { kind: head };
  if (head.length === 0) return { kind: "empty" };
  if (isWorkbook(head)) return { kind: "workbook" };
  const encoding = marked(head) ?? ((await isAll(file, "utf-8")) ? "utf-8" : "gb18030");
  if (encoding === "gb18030" && !(await isAll(file, encoding))) return { kind: "encoding" };
  const [first = ""] = new TextDecoder(encoding).decode(head).split(/\r\n|\n|\r/, 1);
  const said = SEPARATORS.find((each) => first === `sep=${each}`);
  if (said !== undefined) return { encoding, separator: said };
  const outside = first.replace(/"(?:[^"]|"")*"/g, "");
  const count = (separator: string): number => outside.split(separator).length;
  const separator = SEPARATORS.reduce((best, each) => (count(each) > count(best) ? each : best));
  return { encoding, separator };
}

/** Gives a file's rows in parts, the first row being the columns' names; a fault ends them. `heard` is told how many more bytes were read. */
export async function* csvRows(
  file: string,
  { encoding, separator }: CsvForm,
  heard: (bytes: number) => void = () => {},
): AsyncGenerator<readonly Row[] | CsvFault> {
  const parser = parse({
    delimiter: separator,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: MOST_ROW,
  });
  const text = Readable.from(decoded(file, encoding, heard));
  // The parser hands its error on to whoever reads it.
  pipeline(text, parser, () => {});
  let part: Row[] = [];
  let line = 0;
  try {
    for await (const read of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      // The parser tells the line on which a row ends.
      const breaks = read.record.reduce((sum, cell) => sum + cell.split(/\r\n|\n|\r/).length - 1, 0);
      line = read.info.lines - breaks;
      // Some tools tell spreadsheets so how the file is separated.
      if (line === 1 && /^sep=/.test(read.record[0] ?? "")) continue;
      part.push({ line, cells: read.record });
      if (part.length < PART) continue;
      yield part;
      part = [];
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { kind: "broken", line: line + 1 };
    return;
  }
  if (part.length > 0) yield part;
}

// A ZIP archive (.xlsx, .ods, .numbers), an old .xls, or the page that some tools call one.
function isWorkbook(head: Buffer): boolean {
  const begins = (hex: string) => head.subarray(0, hex.length / 2).equals(Buffer.from(hex, "hex"));
  return (
    begins("504b0304") ||
    begins("d0cf11e0") ||
    /^\uFEFF?\s*<(!doctype|html|table|\?xml|meta)\b/i.test(head.toString("utf8", 0, 200))
  );
}

async function headOf(file: string): Promise<Buffer | "missing" | "folder"> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && "code" in error) return error.code === "EISDIR" ? "folder" : "missing";
    throw error;
  }
}

function marked(head: Buffer): CsvForm["encoding"] | null {
  const [one, two, three] = head;
  if (one === 0xef && two === 0xbb && three === 0xbf) return "utf-8";
  if (one === 0xff && two === 0xfe) return "utf-16le";
  if (one === 0xfe && two === 0xff) return "utf-16be";
  // Text has no zero bytes; every second one is zero where Latin text is written in two bytes and without a mark.
  if (one !== 0 && two === 0) return "utf-16le";
  return one === 0 && two !== 0 && two !== undefined ? "utf-16be" : null;
}

async function isAll(file: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const bytes of createReadStream(file)) decoder.decode(bytes as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function* decoded(
  file: string,
  encoding: string,
  heard: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of createReadStream(file, { highWaterMark: READ_BYTES })) {
    heard((bytes as Buffer).length);
    const text = decoder.decode(bytes as Buffer, { stream: true });
    if (text !== "") yield text;
  }
  yield decoder.decode();
}
