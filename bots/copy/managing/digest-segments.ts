// How groups compare, behind a digest's Details: what fits a phone, the most telling groups first.
import { groupsChart } from "../../../core/digest/charts-of.ts";
import type { DigestView } from "../../../core/digest/digest.ts";
import type { DigestCell, DigestSegment } from "../../../core/digest/digest-sections.ts";
import { tellingCells } from "../../../core/digest/telling-cells.ts";
import type { Part } from "../../../core/message.ts";
import { columns, narrow } from "../../text/columns.ts";
import type { Copy } from "../copy.ts";
import { paragraph } from "../say.ts";
import {
  attributeWords,
  cellBrief,
  cellWords,
  differs,
  footnote,
  groupWords,
  heading,
  rangeOf,
  scoreName,
} from "./digest-words.ts";

// A screen of a phone holds so many rows, and names of so many characters beside the figures.
const MOST_ROWS = 10;
const MOST_NAME = 14;
const MOST_WHOLE_NAME = 32;
const MOST_NAMES = 12;

/** Gives every attribute that the reader may see. */
export function segmentParts(view: DigestView, copy: Copy): readonly Part[] {
  const { digest, scope } = view;
  const words = copy.managing.details;
  const own =
    scope === undefined ? [] : [paragraph(words.ownSegment({ group: groupWords([scope.group], copy) }))];
  if (digest.segments.length === 0) return [...own, paragraph(words.noSegments)];
  const tested = digest.segments
    .flatMap(({ cells }) => cells)
    .filter(({ change }) => change !== null && change.adjusted !== null).length;
  const note = tested < 2 ? [] : [footnote(words.judgedTogether({ count: copy.format.number(tested) }))];
  return [...own, ...digest.segments.flatMap((segment) => oneSegment(segment, view, copy)), ...note];
}

function oneSegment(segment: DigestSegment, view: DigestView, copy: Copy): readonly Part[] {
  const words = copy.managing.details;
  const title = heading(words.by({ attribute: attributeWords(segment.attributes, copy) }));
  if (segment.withheld) return [title, paragraph(copy.managing.digest.withheld)];
  const cells = tellingCells(segment.cells, view.digest.nps, MOST_ROWS);
  const chart = groupsChart(view.digest, cells);
  const number = (at: number) => copy.format.number(at + 1);
  const rows = cells.map((cell, at) => [
    narrow(`${number(at)} ${cellBrief(cell, copy)}`, MOST_NAME),
    cell.display,
    rangeOf(cell),
    copy.format.number(cell.answered ?? 0),
  ]);
  const left = segment.cells.length - cells.length;
  return [
    title,
    ...(chart === null ? [] : [{ kind: "chart" as const, alt: altOf(cells, copy), chart }]),
    {
      kind: "table",
      columns: [words.columns.group, scoreName(view), words.columns.interval, words.columns.answered],
      rows,
    },
    ...cutNames(cells, copy),
    ...(left > 0 ? [footnote(words.moreGroups({ count: copy.format.number(left) }))] : []),
    ...changeLines(cells, copy),
    ...cells.flatMap((cell, at) => togetherLine(cell, number(at), copy)),
  ];
}

// The names that the table has no room for, by the numbers that stand in it and in the picture.
function cutNames(cells: readonly DigestCell[], copy: Copy): readonly Part[] {
  const names = cells.flatMap((cell, at) => {
    const number = copy.format.number(at + 1);
    const group = cellBrief(cell, copy);
    if (columns(`${number} ${group}`) <= MOST_NAME) return [];
    return [copy.managing.details.groupName({ number, group: narrow(group, MOST_WHOLE_NAME) })];
  });
  return names.length === 0 ? [] : [footnote(names.join(" · "))];
}

function altOf(cells: readonly DigestCell[], copy: Copy): string {
  const said = cells.map((cell) => `${cellBrief(cell, copy)} ${cell.display}`);
  return copy.format.list(said);
}

function changeLines(cells: readonly DigestCell[], copy: Copy): readonly Part[] {
  const words = copy.managing.details;
  if (cells.every(({ change }) => change === null)) return [paragraph(words.groupsNew)];
  const sure = cells.flatMap((cell, at) => {
    const { change } = cell;
    if (change === null || (change.verdict !== "up" && change.verdict !== "down")) return [];
    const group = cellWords(cell, copy);
    return [words.groupChanged({ number: copy.format.number(at + 1), group, said: differs(change, copy) })];
  });
  const rest = sure.length === 0 ? words.groupsUnchanged : words.groupsOtherwise;
  return [paragraph([...sure, ...(sure.length === cells.length ? [] : [rest])].join("\n"))];
}

function togetherLine({ groups }: DigestCell, number: string, copy: Copy): readonly Part[] {
  const words = copy.managing.details;
  if (groups.length < 2) return [];
  return [footnote(words.together({ number, groups: cellWords({ groups }, copy, MOST_NAMES) }))];
}
