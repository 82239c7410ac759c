// The words behind "people" and "link": finding and changing what is known of others, and joining one's own accounts.
import { attributeKey, MOST_VALUE } from "../people/attribute-value.ts";
import { PLATFORMS, type Platform } from "../ports.ts";
import { takeKey } from "./attribute-grammar.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { type Reference, readPerson } from "./reference.ts";
import { KEY } from "./schedule-spec.ts";
import type { Word } from "./words.ts";

/** What is wished about other people. */
export type PeopleWish =
  | { readonly kind: "overview" }
  | {
      readonly kind: "find";
      readonly text: string | null;
      readonly attribute: { readonly key: string; readonly value: string } | null;
    }
  | { readonly kind: "see"; readonly who: Reference }
  /** Null takes an attribute away. */
  | {
      readonly kind: "set";
      readonly who: Reference;
      readonly set: Readonly<Record<string, string | null>>;
    }
  /** Null means every survey. */
  | { readonly kind: "opt-out" | "opt-in"; readonly who: Reference; readonly survey: string | null }
  | { readonly kind: "erase"; readonly who: Reference };

/** What is wished about one's own accounts. */
export type LinkWish =
  | { readonly kind: "code" }
  | { readonly kind: "say"; readonly code: string }
  | { readonly kind: "prefer"; readonly platform: Platform }
  | { readonly kind: "off" };

/** The most attributes that one sentence sets. */
export const MOST_SET = 10;
const ACTS = [
  "find",
  "search",
  "show",
  "view",
  "set",
  // What 设置 is read as; and what stands before a change elsewhere.
  "settings",
  "edit",
  "change",
  "unset",
  "opt-out",
  "optout",
  "opt-in",
  "optin",
  "exclude",
  "include",
  "erase",
  "forget",
] as const;
const FINDS: readonly (string | null)[] = [null, "find", "search", "show", "view"];
const MAIL = /^<mailto:([^|>]+)(?:\|[^>]*)?>$/;
const ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/** Reads the words behind "people". */
export function readPeople(cursor: Cursor): { readonly kind: "people"; readonly wish: PeopleWish } | Mistake {
  if (cursor.peek() === null) return { kind: "people", wish: { kind: "overview" } };
  const act = cursor.take(...ACTS);
  const wish = readWish(cursor, act);
  return "reason" in wish ? wish : { kind: "people", wish };
}

function readWish(cursor: Cursor, act: string | null): PeopleWish | Mistake {
  if (act === null || FINDS.includes(act)) return readFind(cursor, act);
  const who = takePerson(cursor);
  if (who === null) return cursor.mistake("not-a-person", "people");
  if (act === "erase" || act === "forget") return { kind: "erase", who };
  if (act.startsWith("opt") || act === "exclude" || act === "include") {
    const kind = act.endsWith("out") || act === "exclude" ? "opt-out" : "opt-in";
    const word = cursor.next();
    if (word === null) return { kind, who, survey: null };
    const survey = word.text.toLowerCase();
    if (KEY.test(survey)) return { kind, who, survey };
    return cursor.mistakeAt(word, "unknown-word", "opt-out");
  }
  if (act === "unset") {
    const key = takeKey(cursor);
    return key === null ? cursor.mistake("not-a-name", "people") : { kind: "set", who, set: { [key]: null } };
  }
  const set = readPairs(cursor, "people");
  return "reason" in set ? set : { kind: "set", who, set: set.pairs };
}

function readFind(cursor: Cursor, act: string | null): PeopleWish | Mistake {
  const who = takePerson(cursor);
  if (who !== null) return { kind: "see", who };
  const word = cursor.peek();
  if (word === null) return act === null ? { kind: "overview" } : cursor.mistake("missing", "find");
  // A name is looked for alone: a person behind it tells that the word before was meant to be an act.
  const behind = cursor.words[cursor.index() + 1];
  if (act === null && behind !== undefined && !word.quoted && readPerson(behind) !== null) {
    return cursor.mistake("unknown-word", "people", [...ACTS, "remove", "delete"]);
  }
  const pair = attributePair(word);
  if (pair?.value) {
    cursor.next();
    return { kind: "find", text: null, attribute: { key: pair.key, value: pair.value } };
  }
  // A name may have several words.
  const text = word.quoted ? word.raw : cursor.source.slice(word.from).trim();
  while (cursor.next() !== null && !word.quoted);
  return { kind: "find", text: text.slice(0, MOST_VALUE), attribute: null };
}

/** Reads attributes as `team=Design`; an empty value takes one away where `mayEmpty`. */
export function readPairs(
  cursor: Cursor,
  about: string,
  mayEmpty = true,
): { readonly pairs: Readonly<Record<string, string | null>> } | Mistake {
  const pairs: Record<string, string | null> = {};
  for (let word = cursor.peek(); word !== null; word = cursor.peek()) {
    const pair = attributePair(word);
    if (pair === null || (pair.value === "" && !mayEmpty)) return cursor.mistake("not-an-attribute", about);
    if (Object.hasOwn(pairs, pair.key)) return cursor.mistake("twice", pair.key);
    if (Object.keys(pairs).length >= MOST_SET) return cursor.mistake("too-much", about);
    pairs[pair.key] = pair.value === "" ? null : pair.value;
    cursor.next();
  }
  return Object.keys(pairs).length === 0 ? cursor.mistake("missing", about) : { pairs };
}

/** Reads a word such as `team=Design`; its value may be empty. Null for anything else. */
export function attributePair(word: Word): { readonly key: string; readonly value: string } | null {
  const [, name, value = ""] = /^\s*([^=\uFF1D]+?)\s*[=\uFF1D]\s*(.*?)\s*$/su.exec(word.raw) ?? [];
  const key = name === undefined ? null : attributeKey(name);
  return key === null || value.length > MOST_VALUE ? null : { key, value };
}

/** Takes a person: a mention, @name, an id, or an e-mail address as it stands or as Slack writes it. */
function takePerson(cursor: Cursor): Reference | null {
  const word = cursor.peek();
  if (word === null) return null;
  const address = MAIL.exec(word.raw)?.[1] ?? word.raw;
  const who = readPerson(word) ?? (ADDRESS.test(address) ? { id: null, name: address.toLowerCase() } : null);
  if (who !== null) cursor.next();
  return who;
}

/** Reads the words behind "link". */
export function readLink(cursor: Cursor): { readonly kind: "link"; readonly wish: LinkWish } | Mistake {
  if (cursor.peek() === null) return { kind: "link", wish: { kind: "code" } };
  if (cursor.take("off", "none", "remove", "unlink", "disconnect") !== null)
    return { kind: "link", wish: { kind: "off" } };
  if (cursor.take("prefer", "on") !== null) {
    const platform = cursor.take(...PLATFORMS);
    if (platform === null) return cursor.mistake("not-a-platform", "prefer", PLATFORMS);
    return { kind: "link", wish: { kind: "prefer", platform: platform as Platform } };
  }
  const word = cursor.next();
  return { kind: "link", wish: { kind: "say", code: word?.raw ?? "" } };
}
