// The commands about events: their words behind "events", "event" and "token".
import { EVENT_TYPE, MOST_TYPE } from "../trigger/event.ts";
import { MOST_DEADLINE_HOURS, MOST_DELAY_MINUTES, MOST_TOUCHPOINT, type RuleWish } from "../trigger/rule.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { type Reference, readPerson, readPlace } from "./reference.ts";
import { KEY, type SaidChannel } from "./schedule-spec.ts";
import { readDays, readMoment } from "./spec-moment.ts";

/** What a rule may be told in words, with where its digest goes and how long nobody is asked twice. */
export interface SaidRule extends RuleWish {
  readonly digestChannel?: SaidChannel;
  readonly gapDays?: number;
}

/** What is wanted of the rules. */
export type EventsWish =
  | { readonly kind: "list" }
  | { readonly kind: "set"; readonly eventType: string; readonly said: SaidRule }
  | { readonly kind: "pause" | "resume" | "remove"; readonly eventType: string };

/** What is wanted of the tokens. */
export type TokenWish =
  | { readonly kind: "list" }
  | { readonly kind: "make" | "revoke"; readonly name: string };

type Draft = { -readonly [Key in keyof SaidRule]: SaidRule[Key] };

const VERBS = ["pause", "resume", "remove"] as const;
const OPTIONS = ["ask", "after", "sample", "within", "touchpoint", "digest", "gap"];
const MOST_GAP_DAYS = 366;

/** Reads what is wanted of the rules; nothing lists them. */
export function readEvents(cursor: Cursor): { readonly kind: "events"; readonly wish: EventsWish } | Mistake {
  const wish = readWish(cursor);
  return wish.kind === "invalid" ? wish : { kind: "events", wish };
}

/** Reads an event told by hand: its type and a person, in either order; nothing asks for the form. */
export function readEvent(
  cursor: Cursor,
): { readonly kind: "event"; readonly eventType: string | null; readonly who: Reference | null } | Mistake {
  let eventType: string | null = null;
  let who: Reference | null = null;
  for (let word = cursor.peek(); word !== null; word = cursor.peek()) {
    const person = readPerson(word);
    if (person !== null) {
      if (who !== null) return cursor.mistake("twice", "event");
      who = person;
      cursor.next();
      continue;
    }
    if (eventType !== null) return cursor.mistake("not-a-person", "event");
    const type = readType(cursor, "event");
    if (typeof type !== "string") return type;
    eventType = type;
  }
  if (eventType !== null && who === null) return cursor.mistake("missing", "event");
  return { kind: "event", eventType, who };
}

/** Reads what is wanted of the tokens; nothing lists them. */
export function readToken(cursor: Cursor): { readonly kind: "token"; readonly wish: TokenWish } | Mistake {
  if (cursor.peek() === null) return { kind: "token", wish: { kind: "list" } };
  const isRevoking = cursor.take("revoke", "remove") !== null;
  if (!isRevoking && cursor.words.length > cursor.index() + 1) cursor.take("new", "add");
  const name = cursor.peek()?.text.toLowerCase() ?? "";
  if (!KEY.test(name)) return cursor.mistake("unknown-word", "token", ["revoke"]);
  cursor.next();
  return { kind: "token", wish: { kind: isRevoking ? "revoke" : "make", name } };
}

function readWish(cursor: Cursor): EventsWish | Mistake {
  if (cursor.peek() === null) return { kind: "list" };
  const said = cursor.take(...VERBS);
  const verb = VERBS.find((each) => each === said);
  const eventType = readType(cursor, "events");
  if (typeof eventType !== "string") return eventType;
  if (verb !== undefined) return { kind: verb, eventType };
  const rule = readRule(cursor);
  return "kind" in rule ? rule : { kind: "set", eventType, said: rule };
}

function readType(cursor: Cursor, about: string): string | Mistake {
  const word = cursor.peek();
  const type = word?.text.toLowerCase() ?? "";
  if (type.length > MOST_TYPE || !EVENT_TYPE.test(type)) return cursor.mistake("unknown-word", about, VERBS);
  cursor.next();
  return type;
}

function readRule(cursor: Cursor): SaidRule | Mistake {
  const draft: Draft = {};
  const seen = new Set<string>();
  if (cursor.peek() === null) return cursor.mistake("missing", "events");
  while (cursor.peek() !== null) {
    const word = cursor.peek();
    const option = cursor.take(...OPTIONS);
    if (option === null || word === null) return cursor.mistake("unknown-word", "events", OPTIONS);
    if (seen.has(option)) return cursor.mistakeAt(word, "twice", option);
    seen.add(option);
    const mistake = readOption(cursor, option, draft);
    if (mistake !== null) return mistake;
  }
  return draft;
}

function readOption(cursor: Cursor, option: string, draft: Draft): Mistake | null {
  switch (option) {
    case "ask":
      return put(draft, "survey", readKey(cursor));
    case "after":
      return put(draft, "delayMinutes", readMinutes(cursor, option, MOST_DELAY_MINUTES));
    case "within": {
      const minutes = readMinutes(cursor, option, MOST_DEADLINE_HOURS * 60);
      return put(
        draft,
        "deadlineHours",
        typeof minutes === "number" ? Math.max(1, Math.ceil(minutes / 60)) : minutes,
      );
    }
    case "sample":
      return put(draft, "samplePercent", readShare(cursor));
    case "gap":
      return put(draft, "gapDays", readDays(cursor, option, MOST_GAP_DAYS));
    case "digest":
      return put(draft, "digestChannel", readChannel(cursor));
    default:
      return put(draft, "touchpoint", readTouchpoint(cursor));
  }
}

function put<Key extends keyof Draft>(draft: Draft, key: Key, value: Draft[Key] | Mistake): Mistake | null {
  if (typeof value === "object" && "kind" in value && value.kind === "invalid") return value;
  draft[key] = value as Draft[Key];
  return null;
}

function readKey(cursor: Cursor): string | Mistake {
  const key = cursor.peek()?.text.toLowerCase() ?? "";
  if (!KEY.test(key)) return cursor.mistake("unknown-word", "ask");
  cursor.next();
  return key;
}

/** Reads a length of time in minutes; a day of the week is none. */
function readMinutes(cursor: Cursor, about: string, most: number): number | Mistake {
  const word = cursor.peek();
  if (word === null) return cursor.mistake("missing", about);
  const moment = readMoment(cursor, about);
  if (moment.kind === "invalid") return moment;
  if (moment.kind !== "after" || moment.hours * 60 > most)
    return cursor.mistakeAt(word, "not-a-moment", about);
  return Math.round(moment.hours * 60);
}

function readShare(cursor: Cursor): number | Mistake {
  const [, digits] = /^(\d{1,3})(?:%|percent)?$/.exec(cursor.peek()?.text ?? "") ?? [];
  const share = Number(digits ?? 0);
  if (!(share >= 1 && share <= 100)) return cursor.mistake("not-a-share", "sample");
  cursor.next();
  cursor.take("%", "percent");
  return share;
}

function readChannel(cursor: Cursor): SaidChannel | Mistake {
  cursor.take("in", "to");
  if (cursor.take("none", "off") !== null) return { kind: "none" };
  if (cursor.take("here") !== null) return { kind: "here" };
  const word = cursor.peek();
  const place = word === null ? null : readPlace(word);
  if (place === null) return cursor.mistake("not-a-place", "digest");
  cursor.next();
  return { kind: "channel", reference: place.reference };
}

function readTouchpoint(cursor: Cursor): string | Mistake {
  const word = cursor.next();
  if (word === null) return cursor.mistake("missing", "touchpoint");
  const text = word.raw.trim();
  if (text === "") return cursor.mistakeAt(word, "missing", "touchpoint");
  return text.length > MOST_TOUCHPOINT ? cursor.mistakeAt(word, "too-much", "touchpoint") : text;
}
