// Reads the rows of another tool's export as answers, and tells every row that is none with its reason and line.
import { fitWords } from "../answer/words.ts";
import type { AttributeDefinition } from "../people/attribute.ts";
import { attributeValue } from "../people/attribute-value.ts";
import { frozenGroups, type LookedAt } from "../people/band.ts";
import type { Row } from "../people/import-people.ts";
import { localMonday } from "../time.ts";
import type { Mapping } from "./columns.ts";
import { type DateFault, type DateReading, readDate } from "./date-cell.ts";
import type { PastAnswer, Staging } from "./ports.ts";
import { readScore, type ScoreFault } from "./score-cell.ts";
import { weekOf } from "./week.ts";

/** Why a row is no answer. `test`: the tool itself says that somebody tried the survey out. */
export type RowFault = ScoreFault | DateFault | "in-future" | "test";

/** How rows are read. */
export interface AnswerReading extends DateReading {
  readonly now: Date;
  /** Where dates that name no zone were written: the file may say another than that of the weeks. */
  readonly dateZone: string;
  readonly mapping: Mapping;
  /** Of the attributes that answers are split by; each is looked at as it was in the answer's week. */
  readonly definitions: readonly AttributeDefinition[];
  /** Where the tool says whether an answer was a test; null where it does not. */
  readonly status: number | null;
}

/** One reason why rows were left out: how many, and the first of their lines. */
export interface Refused {
  readonly fault: RowFault;
  readonly count: number;
  readonly lines: readonly number[];
}

const FIRST_LINES = 5;
// An answer may be dated by a clock that runs ahead, or in a zone that is.
const AHEAD_MS = 26 * 3_600_000;
const TRIED_OUT = /^(survey )?(preview|test)|测试|预览/i;

/** Takes rows, a part at a time; `result` tells what became of them. */
export function createAnswerReader(
  reading: AnswerReading,
  staging: Pick<Staging, "add">,
  refuse: (row: Row, fault: RowFault) => void = () => {},
): {
  take(rows: readonly Row[]): void;
  result(): { readonly rows: number; readonly taken: number; readonly refused: readonly Refused[] };
} {
  const { mapping, definitions, now, status } = reading;
  const weeks = new Map<string, LookedAt>();
  const refused = new Map<RowFault, { count: number; lines: number[] }>();
  const named = definitions.map(({ key }) => key);
  const latest = now.getTime() + AHEAD_MS;
  let [rows, taken] = [0, 0];

  const lookedAt = (monday: string): LookedAt => {
    const known = weeks.get(monday);
    if (known !== undefined) return known;
    const when = { at: weekOf(monday, reading.zone).opensAt, zone: reading.zone };
    weeks.set(monday, when);
    return when;
  };

  const answerIn = ({ cells }: Row): PastAnswer | RowFault => {
    if (status !== null && TRIED_OUT.test((cells[status] ?? "").trim())) return "test";
    const score = readScore(cells[mapping.score.at] ?? "");
    if (score.kind === "fault") return score.fault;
    const date = readDate(cells[mapping.date.at] ?? "", { ...reading, zone: reading.dateZone });
    if (date.kind === "fault") return date.fault;
    if (date.at.getTime() > latest) return "in-future";
    const monday = localMonday(date.at, reading.zone);
    const texts = mapping.comments.flatMap(({ at }) => {
      const { text } = fitWords(cells[at] ?? null);
      return text === null ? [] : [text];
    });
    return { monday, score: score.score, texts, groups: groupsIn(cells, monday) };
  };

  const groupsIn = (cells: readonly string[], monday: string): PastAnswer["groups"] => {
    if (mapping.attributes.length === 0) return {};
    const values: Record<string, string> = {};
    for (const { at, key } of mapping.attributes) {
      const kind = definitions.find((definition) => definition.key === key)?.kind ?? "text";
      const read = attributeValue(kind, cells[at] ?? "");
      // What is no value puts someone in no group: the answer still counts.
      if (read.kind === "value" && read.value !== "") values[key] = read.value;
    }
    return frozenGroups(definitions, named, values, lookedAt(monday));
  };

  return {
    take(part) {
      const answers: PastAnswer[] = [];
      for (const row of part) {
        rows += 1;
        const answer = answerIn(row);
        if (typeof answer === "object") {
          answers.push(answer);
          continue;
        }
        refuse(row, answer);
        const of = refused.get(answer) ?? { count: 0, lines: [] };
        of.count += 1;
        if (of.lines.length < FIRST_LINES) of.lines.push(row.line);
        refused.set(answer, of);
      }
      taken += answers.length;
      if (answers.length > 0) staging.add(answers);
    },
    result: () => ({
      rows,
      taken,
      refused: [...refused]
        .map(([fault, of]) => ({ fault, ...of }))
        .sort((one, other) => other.count - one.count),
    }),
  };
}
