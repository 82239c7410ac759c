// An import as the operator reads it: what would change, what is wrong, what was done; or the same as JSON.
import type { RowFault } from "../../../core/people/import-people.ts";
import type { Account } from "../../../core/people/person.ts";
import type { Copy } from "../../copy/copy.ts";
import { PLATFORM_NAMES } from "../../copy/platform-names.ts";
import type { Printed } from "../operator-command.ts";
import type { ImportFault, ImportReport, PersonDifference } from "./import-file.ts";

const ENCODINGS = { "utf-8": "UTF-8", "utf-16le": "UTF-16", "utf-16be": "UTF-16", gb18030: "GBK / GB 18030" };

/** Says why a list cannot be read. */
export function importFault(fault: ImportFault, file: string, { operating, format }: Copy): string {
  const words = operating.people;
  switch (fault.kind) {
    case "missing":
      return words.missing({ file });
    case "folder":
      return words.folder({ file });
    case "workbook":
      return words.workbook;
    case "broken":
      return words.broken({ line: format.number(fault.line) });
    case "bad-name":
    case "twice":
      return (fault.kind === "twice" ? words.twice : words.badName)({ column: fault.column });
    case "too-many":
      return words.tooMany({ most: format.number(fault.most) });
    case "empty":
      return words.empty;
    case "encoding":
      return words.encoding;
    case "no-identity":
      return words.noIdentity;
    case "no-attributes":
      return words.noAttributes;
  }
}

/** Gives the report as lines, or as one JSON object. */
export function printImport(report: ImportReport, file: string, format: string, copy: Copy): Printed {
  const kind = report.kind === "refused" ? "refused" : "ok";
  return { kind, text: format === "json" ? asJson(report) : asText(report, file, copy) };
}

function asText(report: ImportReport, file: string, copy: Copy): string {
  const { operating, format } = copy;
  const words = operating.people;
  const number = (value: number): string => format.number(value);
  const { columns, form, differences, badRows } = report;
  const isNew = columns.attributes.filter((column) => column.isNew).map(({ definition }) => definition.key);
  const known = columns.attributes.map(({ definition }) => definition.key);
  const lines = [
    words.form({
      file,
      encoding: ENCODINGS[form.encoding],
      separator: words.separators[form.separator],
      rows: number(report.rows),
    }),
    words.columns({
      identities: format.list([...columns.identities.keys()]),
      attributes: format.list(known),
    }),
    ...(isNew.length === 0 ? [] : [words.newColumns({ columns: format.list(isNew) })]),
    ...(columns.ignored.length === 0 ? [] : [words.ignored({ columns: format.list(columns.ignored) })]),
    words.counts({ changed: number(report.changed), same: number(report.same), bad: number(report.bad) }),
    ...(differences.length === 0 ? [] : ["", words.differences]),
    ...differences.map((difference) => `  ${differenceLine(difference, copy)}`),
    ...(report.changed > differences.length && differences.length > 0
      ? [`  ${words.more({ count: number(report.changed - differences.length) })}`]
      : []),
    ...(badRows.length === 0 ? [] : ["", words.badRows]),
    ...badRows.map(
      ({ line, fault }) => `  ${words.badRow({ line: number(line), why: faultLine(fault, copy) })}`,
    ),
    ...(report.bad > badRows.length && badRows.length > 0
      ? [`  ${words.more({ count: number(report.bad - badRows.length) })}`]
      : []),
    "",
    ending(report, copy),
  ];
  return lines.join("\n");
}

function ending({ kind, bad, changed }: ImportReport, { operating, format }: Copy): string {
  const words = operating.people;
  if (kind === "written") return words.written({ count: format.number(changed) });
  if (kind === "refused") return words.refused({ count: format.number(bad) });
  return bad > 0 ? words.lookedBad : words.looked;
}

function differenceLine({ account, changes }: PersonDifference, { operating, format }: Copy): string {
  const words = operating.people;
  const told = changes.map(({ key, before, after }) =>
    words.change({ key, before: before ?? words.nothing, after }),
  );
  const news = told.length === 0 ? [words.addressOnly] : told;
  return words.difference({ who: nameOf(account), changes: format.list(news) });
}

function nameOf({ name, platform, externalId }: Account): string {
  return `${name === "" ? "?" : name} (${PLATFORM_NAMES[platform]} ${externalId})`;
}

function faultLine(fault: RowFault, { operating, managing, format }: Copy): string {
  const words = operating.people.faults;
  switch (fault.kind) {
    case "no-identity":
    case "two-people":
      return words[fault.kind];
    case "unknown-person":
    case "several-people":
      return words[fault.kind]({ who: fault.who });
    case "duplicate":
      return words.duplicate({ first: format.number(fault.first) });
    case "contradiction":
      return words.contradiction({ first: format.number(fault.first), key: fault.key });
    case "too-long":
    case "not-a-date":
    case "not-a-number": {
      const { key, value } = fault;
      return managing.people.badValue[fault.kind]({ key, value, most: "64" });
    }
  }
}

function asJson({ columns, form, differences, badRows, kind, ...counts }: ImportReport): string {
  return JSON.stringify({
    written: kind === "written",
    encoding: form.encoding,
    separator: form.separator,
    identities: [...columns.identities.keys()],
    attributes: columns.attributes.map(({ definition }) => definition.key),
    created: columns.attributes.filter(({ isNew }) => isNew).map(({ definition }) => definition.key),
    ...counts,
    differences: differences.map(({ line, account, changes }) => ({
      line,
      platform: account.platform,
      id: account.externalId,
      changes,
    })),
    badRows: badRows.map(({ line, fault }) => ({ line, reason: fault.kind, ...fault, kind: undefined })),
  });
}
