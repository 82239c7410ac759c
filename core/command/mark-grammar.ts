// What a trend is read against, as it is typed: the words behind "mark", "reference" and "goal".
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { plainNumber } from "./number.ts";
import { attributePair } from "./roster-grammar.ts";
import { readDay } from "./said-day.ts";
import { isMistake, type Option, takeOptions } from "./take-options.ts";
import { ONE_SURVEY, takeSentence, takeSurvey } from "./take-sentence.ts";
import type { Word } from "./words.ts";

/** The longest name of a mark or a reference line, and of a line's source, in characters. */
export const MOST_LABEL = 80;
export const MOST_SOURCE = 120;

/** A group as it was typed. */
export interface SaidGroup {
  readonly key: string;
  readonly value: string;
}

/** A survey that is null was not said; so was a day, which may lack its year (--MM-DD). */
export type MarkWish =
  | { readonly kind: "list"; readonly survey: string | null }
  | {
      readonly kind: "add";
      readonly label: string;
      readonly day: string | null;
      readonly survey: string | null;
    }
  | { readonly kind: "remove"; readonly number: number };

export type ReferenceWish =
  | { readonly kind: "list"; readonly survey: string | null }
  | {
      readonly kind: "add";
      readonly nps: number;
      readonly label: string;
      readonly source: string;
      readonly survey: string | null;
    }
  | { readonly kind: "remove"; readonly number: number };

export type GoalWish =
  | { readonly kind: "list"; readonly survey: string | null }
  | {
      readonly kind: "set";
      readonly target: number;
      readonly by: string | null;
      readonly group: SaidGroup | null;
      readonly survey: string | null;
    }
  | { readonly kind: "remove"; readonly group: SaidGroup | null; readonly survey: string | null };

type Read<Wish> = Wish | Mistake;

const REMOVE: readonly string[] = ["remove", "none"];
// As the cursor reads them.
const AS_REMOVE: readonly string[] = ["delete", "del"];

/** Reads the words behind "mark"; nothing lists the marks. */
export function readMark(cursor: Cursor): { readonly kind: "mark"; readonly wish: MarkWish } | Mistake {
  const wish = readMarkWish(cursor);
  return wish.kind === "invalid" ? wish : { kind: "mark", wish };
}

/** Reads the words behind "reference". */
export function readReference(
  cursor: Cursor,
): { readonly kind: "reference"; readonly wish: ReferenceWish } | Mistake {
  const wish = readReferenceWish(cursor);
  return wish.kind === "invalid" ? wish : { kind: "reference", wish };
}

/** Reads the words behind "goal". */
export function readGoal(cursor: Cursor): { readonly kind: "goal"; readonly wish: GoalWish } | Mistake {
  const wish = readGoalWish(cursor);
  return wish.kind === "invalid" ? wish : { kind: "goal", wish };
}

/** Takes "3 remove" or "remove 3"; null where something else comes next. */
export function takeRemoval(cursor: Cursor): { readonly kind: "remove"; readonly number: number } | null {
  const here = cursor.peek();
  const after = cursor.words[cursor.index() + 1];
  const isLast = cursor.words.length === cursor.index() + 2;
  if (here === null || after === undefined || here.quoted || !isLast) return null;
  const before = plainNumber(here.text);
  if (before !== null) {
    // Otherwise the number is a score, or the beginning of a sentence.
    if (after.quoted || ![...REMOVE, ...AS_REMOVE].includes(after.text)) return null;
    cursor.next();
    cursor.next();
    return { kind: "remove", number: before };
  }
  const behind = plainNumber(after.text);
  if (behind === null || cursor.take(...REMOVE) === null) return null;
  cursor.next();
  return { kind: "remove", number: behind };
}

/** Takes a survey alone, for a list; null where more was said, or something else. */
function takeList(
  cursor: Cursor,
): { readonly kind: "list"; readonly survey: string | null } | Mistake | null {
  if (cursor.peek() === null) return { kind: "list", survey: null };
  const survey = takeSurvey(cursor);
  return survey === null || isMistake(survey) ? survey : { kind: "list", survey };
}

function readMarkWish(cursor: Cursor): Read<MarkWish> {
  const special = takeList(cursor) ?? takeRemoval(cursor);
  if (special !== null) return special;
  const label = takeSentence(cursor, "mark", ["on", "for"], MOST_LABEL);
  if (typeof label !== "string") return label;
  // A number alone names a mark and says nothing of it.
  if (plainNumber(label) !== null) return cursor.mistake("missing", "mark");
  const options = takeOptions(cursor, { survey: ONE_SURVEY, day: dateBehind(["on", "at", "in"], "on") }, () =>
    cursor.mistake("unknown-word", "mark", ["on", "for", "remove"]),
  );
  return isMistake(options) ? options : { kind: "add", label, ...options };
}

function readReferenceWish(cursor: Cursor): Read<ReferenceWish> {
  const special = takeList(cursor) ?? takeRemoval(cursor);
  if (special !== null) return special;
  const nps = takeScore(cursor, "reference");
  if (typeof nps !== "number") return nps;
  const label = takeSentence(cursor, "reference", ["from", "for"], MOST_LABEL);
  if (typeof label !== "string") return label;
  // A number of somebody else's is worth what its source is worth.
  if (cursor.take("from", "by") === null) return cursor.mistake("missing", "from");
  const source = takeSentence(cursor, "from", ["for"], MOST_SOURCE);
  if (typeof source !== "string") return source;
  const survey = takeSurvey(cursor);
  return isMistake(survey) ? survey : { kind: "add", nps, label, source, survey };
}

function readGoalWish(cursor: Cursor): Read<GoalWish> {
  const listed = takeList(cursor);
  if (listed !== null) return listed;
  if (cursor.take(...REMOVE) !== null) {
    const said = takeOptions(cursor, { group: ONE_GROUP, survey: ONE_SURVEY }, () => notOfAGoal(cursor));
    return isMistake(said) ? said : { kind: "remove", ...said };
  }
  const target = takeScore(cursor, "goal");
  if (typeof target !== "number") return target;
  const by = dateBehind(["by", "until", "on", "to", "close", "within"], "by");
  const said = takeOptions(cursor, { group: ONE_GROUP, survey: ONE_SURVEY, by }, () => notOfAGoal(cursor));
  return isMistake(said) ? said : { kind: "set", target, ...said };
}

function notOfAGoal(cursor: Cursor): Mistake {
  return cursor.mistake("unknown-word", "goal", ["for", "by", "remove"]);
}

const ONE_GROUP: Option<SaidGroup> = { take: takeGroup, second: ["twice", "goal"] };

function takeGroup(cursor: Cursor, word: Word): SaidGroup | Mistake | null {
  const pair = attributePair(word);
  if (pair === null) return null;
  if (pair.value === "") return cursor.mistake("not-an-attribute", "goal");
  cursor.next();
  return pair;
}

function dateBehind(words: readonly string[], about: string): Option<string> {
  return { take: (cursor) => takeDate(cursor, words), second: ["twice", about] };
}

/** Takes a date, behind one of these words or bare; null where neither comes next. */
function takeDate(cursor: Cursor, behind: readonly string[]): string | Mistake | null {
  const isSaid = cursor.take(...behind) !== null;
  const word = cursor.peek();
  if (word === null) return isSaid ? cursor.mistake("missing", "on") : null;
  const date = readDay(cursor.words, cursor.index());
  if (date.kind === "ambiguous") return cursor.mistake("ambiguous-date", "on");
  if (date.kind === "bad") {
    // 11月31日 is meant as one.
    if (!isSaid && date.nearest === null && !word.typed.includes("月")) return null;
    return { ...cursor.mistakeAt(word, "not-a-date", "on"), nearest: date.nearest };
  }
  for (let taken = 0; taken < date.length; taken += 1) cursor.next();
  return date.day;
}

/** Takes a score of −100…100, with at most one decimal. */
function takeScore(cursor: Cursor, about: string): number | Mistake {
  const word = cursor.peek();
  const [, sign, digits] = /^([+\-\u2212]?)(\d{1,3}(?:\.\d)?)$/.exec(word?.text ?? "") ?? [];
  if (word === null) return cursor.mistake("missing", about);
  const nps = Number(digits) * (sign === "-" || sign === "\u2212" ? -1 : 1);
  if (digits === undefined || Math.abs(nps) > 100) return cursor.mistake("not-a-score", about, ["remove"]);
  cursor.next();
  // Never −0, which a database would keep and a message would show.
  return nps === 0 ? 0 : nps;
}
