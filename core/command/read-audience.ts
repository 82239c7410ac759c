// Whom a schedule asks, in words: "in #all #sales not @contractors where office=Berlin,Munich level=3–6 sample 25%".
import type { AttributeCondition } from "../ports.ts";
import { type Cursor, cursorOver } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { readPlace } from "./reference.ts";
import type { SaidAudience, SaidCombined, SaidPlace } from "./schedule-spec.ts";
import { splitWords, type Word } from "./words.ts";

/** The most places, conditions, and values of one condition: more is a list that belongs into a group. */
const MOST = 20;
const LONGEST_KEY = 32;
const LONGEST_VALUE = 64;
const CONDITION = /^\s*([^=\uFF1D]+?)\s*[=\uFF1D]\s*(.*?)\s*$/su;
const SHARE = /^(\d{1,3})(?:%|percent)?$/;

/** What is being read, part by part. */
export type AudienceDraft = { -readonly [Part in keyof SaidCombined]: SaidCombined[Part] };

/** Reads the places behind `in`, or bare ones. */
export function readIn(cursor: Cursor, draft: AudienceDraft): Mistake | null {
  return part(cursor, draft, "in", readPlaces(cursor, "in"));
}

/** Reads the places that are left out. */
export function readNot(cursor: Cursor, draft: AudienceDraft): Mistake | null {
  const none = cursor.take("none", "nobody") !== null;
  return part(cursor, draft, "not", none ? [] : readPlaces(cursor, "not"));
}

/** Reads conditions on attributes. */
export function readWhere(cursor: Cursor, draft: AudienceDraft): Mistake | null {
  if (cursor.take("none") !== null) return part(cursor, draft, "where", []);
  const where: AttributeCondition[] = [];
  for (let word = cursor.peek(); word !== null && isCondition(word); word = cursor.peek()) {
    const condition = readCondition(cursor, word);
    if ("reason" in condition) return condition;
    if (where.length >= MOST) return cursor.mistake("too-much", "where");
    where.push(condition);
    cursor.take("and");
  }
  if (where.length === 0) return cursor.mistake("not-an-attribute", "where");
  return part(cursor, draft, "where", where);
}

/** Reads the share that is drawn; all of them is no sample. */
export function readSample(cursor: Cursor, draft: AudienceDraft): Mistake | null {
  if (cursor.take("none", "off", "everyone", "all") !== null) {
    return part(cursor, draft, "samplePercent", null);
  }
  const share = Number(SHARE.exec(cursor.peek()?.text ?? "")?.[1]);
  if (!(share >= 1 && share <= 100)) return cursor.mistake("not-a-share", "sample");
  cursor.next();
  cursor.take("%", "percent");
  return part(cursor, draft, "samplePercent", share === 100 ? null : share);
}

/** Adds guests to everyone. */
export function readGuests(cursor: Cursor, draft: AudienceDraft): Mistake | null {
  const [only, ...others] = draft.in ?? [{ kind: "everyone", guests: true } as const];
  if (only?.kind !== "everyone" || others.length > 0) return cursor.mistake("twice", "in");
  draft.in = [{ kind: "everyone", guests: true }];
  return null;
}

/** Gives the audience that was said in its plainest form; undefined where nothing was. */
export function saidAudience(draft: AudienceDraft): SaidAudience | undefined {
  const { kind: _kind, in: places, ...narrowing } = draft;
  const [only, ...others] = places ?? [];
  if (Object.keys(narrowing).length > 0 || others.length > 0) return draft;
  return only;
}

/** Reads places that stand alone in a field of a form; null where one of them is none. */
export function placesIn(text: string): readonly SaidPlace[] | null {
  const cursor = cursorOver(text, splitWords(text));
  if (cursor.peek() === null) return [];
  const places = readPlaces(cursor, "in");
  return "reason" in places || cursor.peek() !== null ? null : places;
}

/** Reads conditions that stand alone in a field of a form; null where one of them is none. */
export function conditionsIn(text: string): readonly AttributeCondition[] | null {
  const cursor = cursorOver(text, splitWords(text));
  cursor.take("where");
  if (cursor.peek() === null) return [];
  const draft: AudienceDraft = { kind: "combined" };
  const mistake = readWhere(cursor, draft);
  return mistake !== null || cursor.peek() !== null ? null : (draft.where ?? []);
}

function part<Part extends Exclude<keyof AudienceDraft, "kind">>(
  cursor: Cursor,
  draft: AudienceDraft,
  name: Part,
  value: NonNullable<AudienceDraft[Part]> | null | Mistake,
): Mistake | null {
  if (value !== null && typeof value === "object" && "reason" in value) return value;
  const about = name === "samplePercent" ? "sample" : name;
  if (name in draft) {
    const last = cursor.words[Math.max(0, cursor.index() - 1)];
    return last === undefined ? cursor.mistake("twice", about) : cursor.mistakeAt(last, "twice", about);
  }
  Object.assign(draft, { [name]: value });
  return null;
}

function readPlaces(cursor: Cursor, about: string): readonly SaidPlace[] | Mistake {
  const places: SaidPlace[] = [];
  for (;;) {
    const before = cursor.index();
    if (places.length > 0) cursor.take("and", "or");
    const place = takePlace(cursor);
    if (place === null) {
      const isDone = places.length > 0 && cursor.index() === before;
      return isDone ? places : cursor.mistake("not-a-place", about);
    }
    if (places.length >= MOST) return cursor.mistake("too-much", about);
    places.push(place);
  }
}

function takePlace(cursor: Cursor): SaidPlace | null {
  if (cursor.take("here") !== null) return { kind: "here" };
  if (cursor.take("everyone", "all") !== null) {
    return { kind: "everyone", guests: cursor.take("guests") !== null };
  }
  const word = cursor.peek();
  const place = word === null ? null : readPlace(word);
  if (place !== null) cursor.next();
  return place;
}

function isCondition(word: Word): boolean {
  return CONDITION.test(word.raw);
}

function readCondition(cursor: Cursor, word: Word): AttributeCondition | Mistake {
  const [, key = "", said = ""] = CONDITION.exec(word.raw) ?? [];
  cursor.next();
  // "office=Berlin, Munich": the comma before a space leads on to the next word.
  let list = said;
  for (let last = word, next = cursor.peek(); next !== null && leadsOn(cursor, last); next = cursor.peek()) {
    if (isCondition(next)) break;
    list = `${list},${next.raw}`;
    last = next;
    cursor.next();
  }
  const values = list
    .split(list.includes("|") ? "|" : /[,\uFF0C]/)
    .map((value) => value.trim())
    .filter((value) => value !== "");
  const isRight = key.length <= LONGEST_KEY && values.every((value) => value.length <= LONGEST_VALUE);
  if (!isRight || values.length === 0) return cursor.mistakeAt(word, "not-an-attribute", "where");
  if (values.length > MOST) return cursor.mistakeAt(word, "too-much", "where");
  return { key, values: [...new Set(values)] };
}

function leadsOn(cursor: Cursor, word: Word): boolean {
  const { source } = cursor;
  return /[,\uFF0C\u3001]/.test(`${source[word.end - 1] ?? ""}${source[word.end] ?? ""}`);
}
