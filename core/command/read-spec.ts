// A schedule in words: "every 2 weeks mon 10:00 Asia/Shanghai in #all close 3d digest #leads mon 10:00".
import { MAX_GAP_DAYS, MAX_PANELS, MAX_REMINDERS } from "../ask/draft.ts";
import { parseZone } from "../time.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { LANGUAGE_WORDS, takeLanguage } from "./language-words.ts";
import { plainNumber } from "./number.ts";
import {
  type AudienceDraft,
  readGuests,
  readIn,
  readNot,
  readSample,
  readWhere,
  saidAudience,
} from "./read-audience.ts";
import { readPlace } from "./reference.ts";
import { KEY, type SaidChannel, type ScheduleSpec } from "./schedule-spec.ts";
import { CADENCE_WORDS, readCadence, readCron } from "./spec-cadence.ts";
import { readDays, readMoment } from "./spec-moment.ts";
import type { Word } from "./words.ts";

/** A schedule that was understood, or the first word that was not. */
export type ParsedSpec = { readonly kind: "ok"; readonly spec: ScheduleSpec } | Mistake;

const MODES = ["link", "post", "direct"] as const;

type Draft = { -readonly [Key in keyof ScheduleSpec]: ScheduleSpec[Key] };
type ReadOption = (cursor: Cursor, spec: Draft, audience: AudienceDraft) => Mistake | null;

const OPTIONS: Readonly<Record<string, ReadOption>> = {
  cron: (cursor, spec) => once(cursor, spec, "cadence", "cron", readCron(cursor)),
  zone: (cursor, spec) => once(cursor, spec, "zone", "zone", readZone(cursor)),
  local: (cursor, spec) => {
    cursor.take("time");
    return once(cursor, spec, "localTime", "local", true);
  },
  together: (cursor, spec) => once(cursor, spec, "localTime", "together", false),
  in: (cursor, _, audience) => readIn(cursor, audience),
  guests: (cursor, _, audience) => readGuests(cursor, audience),
  not: (cursor, _, audience) => readNot(cursor, audience),
  where: (cursor, _, audience) => readWhere(cursor, audience),
  sample: (cursor, _, audience) => readSample(cursor, audience),
  close: (cursor, spec) => once(cursor, spec, "closes", "close", readMoment(cursor, "close")),
  remind: readReminders,
  digest: readDigest,
  language: (cursor, spec) => {
    const locale = takeLanguage(cursor);
    if (locale === null) return cursor.mistake("not-a-language", "language", LANGUAGE_WORDS);
    return once(cursor, spec, "digestLocale", "language", locale);
  },
  panels: (cursor, spec) =>
    once(cursor, spec, "panels", "panels", readWhole(cursor, "panels", 1, MAX_PANELS)),
  gap: (cursor, spec) => once(cursor, spec, "gapDays", "gap", readDays(cursor, "gap", MAX_GAP_DAYS)),
  survey: (cursor, spec) => once(cursor, spec, "survey", "survey", readKey(cursor, "survey")),
  key: (cursor, spec) => once(cursor, spec, "key", "key", readKey(cursor, "key")),
  post: (cursor, spec) => once(cursor, spec, "mode", "post", "post"),
  direct: (cursor, spec) => once(cursor, spec, "mode", "direct", "direct"),
  as: (cursor, spec) => {
    const said = MODES.find((mode) => mode === cursor.peek()?.text);
    if (said === undefined) return cursor.mistake("unknown-word", "as", MODES);
    cursor.next();
    return once(cursor, spec, "mode", "as", said);
  },
  anonymous: (cursor, spec) => once(cursor, spec, "promise", "anonymous", "anonymous"),
  attributed: (cursor, spec) => once(cursor, spec, "promise", "attributed", "attributed"),
  visible: (cursor, spec) => {
    const said = cursor.take("asked", "manager", "managers");
    if (said === null) return cursor.mistake("unknown-word", "visible", ["asked", "managers"]);
    return once(cursor, spec, "openDigest", "visible", said === "asked");
  },
  catchup: (cursor, spec) => {
    const said = cursor.take("latest", "skip", "all");
    if (said === null) return cursor.mistake("unknown-word", "catchup", ["latest", "skip", "all"]);
    return once(
      cursor,
      spec,
      "catchUp",
      "catchup",
      said === "skip" ? "skip" : said === "all" ? "all" : "latest",
    );
  },
};

const SAME: Readonly<Record<string, string>> = {
  closes: "close",
  closing: "close",
  until: "close",
  reminder: "remind",
  reminders: "remind",
  panel: "panels",
  to: "in",
  except: "not",
  without: "not",
  with: "where",
  timezone: "zone",
  tz: "zone",
  named: "attributed",
  name: "key",
};

/** Every word that may begin a part of a schedule. */
export const SPEC_WORDS: readonly string[] = [...Object.keys(OPTIONS), "everyone", ...CADENCE_WORDS];
const EVERYONE = ["everyone", "all"];

/** Reads everything from the cursor on as a schedule. */
export function readSpec(cursor: Cursor): ParsedSpec {
  const spec: Draft = {};
  const audience: AudienceDraft = { kind: "combined" };
  for (let word = cursor.peek(); word !== null; word = cursor.peek()) {
    const mistake = readPart(cursor, spec, audience, word);
    if (mistake !== null) return mistake;
  }
  const said = saidAudience(audience);
  return { kind: "ok", spec: said === undefined ? spec : { ...spec, audience: said } };
}

function readPart(cursor: Cursor, spec: Draft, audience: AudienceDraft, word: Word): Mistake | null {
  if (!word.quoted) {
    if (CADENCE_WORDS.includes(word.text)) {
      cursor.next();
      return once(cursor, spec, "cadence", "every", readCadence(cursor, word.text), word);
    }
    const option = optionOf(word.text);
    if (option !== null) {
      cursor.next();
      return option(cursor, spec, audience);
    }
    if (readPlace(word) !== null || EVERYONE.includes(word.text)) return readIn(cursor, audience);
    // A zone needs no word before it: nothing else has a slash in it.
    if (word.text.includes("/") || word.text === "utc") {
      return once(cursor, spec, "zone", "zone", readZone(cursor), word);
    }
  }
  return cursor.mistake("unknown-word", "schedule", SPEC_WORDS);
}

function optionOf(text: string): ReadOption | null {
  const name = Object.hasOwn(SAME, text) ? (SAME[text] ?? text) : text;
  return Object.hasOwn(OPTIONS, name) ? (OPTIONS[name] ?? null) : null;
}

function isMistake(value: unknown): value is Mistake {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "invalid";
}

// Two different wishes in one line cannot both be meant.
function once<Key extends keyof Draft>(
  cursor: Cursor,
  spec: Draft,
  key: Key,
  about: string,
  value: Draft[Key] | Mistake,
  word: Word | null = null,
): Mistake | null {
  if (isMistake(value)) return value;
  if (spec[key] !== undefined) {
    const last = word ?? cursor.words[Math.max(0, cursor.index() - 1)] ?? null;
    return last === null ? cursor.mistake("twice", about) : cursor.mistakeAt(last, "twice", about);
  }
  spec[key] = value;
  return null;
}

function readZone(cursor: Cursor): string | Mistake {
  const word = cursor.peek();
  const parsed = word === null ? null : parseZone(word.raw.normalize("NFKC"));
  if (parsed?.kind !== "ok") return cursor.mistake("not-a-zone", "zone");
  cursor.next();
  return parsed.zone;
}

function readReminders(cursor: Cursor, spec: Draft): Mistake | null {
  if (cursor.take("none", "never", "off") !== null) return once(cursor, spec, "reminders", "remind", []);
  const moment = readMoment(cursor, "remind");
  if (isMistake(moment)) return moment;
  const reminders = [...(spec.reminders ?? []), moment];
  if (reminders.length > MAX_REMINDERS) {
    const last = cursor.words[cursor.index() - 1];
    if (last !== undefined) return cursor.mistakeAt(last, "too-much", "remind");
  }
  spec.reminders = reminders;
  return null;
}

function readDigest(cursor: Cursor, spec: Draft): Mistake | null {
  const channel = readDigestChannel(cursor);
  if (channel !== null) {
    const mistake = once(cursor, spec, "digestChannel", "digest", channel);
    if (mistake !== null) return mistake;
    if (channel.kind === "none" || !beginsMoment(cursor.peek())) return null;
  }
  return once(cursor, spec, "digestAt", "digest", readMoment(cursor, "digest"));
}

function readDigestChannel(cursor: Cursor): SaidChannel | null {
  cursor.take("in", "to");
  if (cursor.take("none", "off") !== null) return { kind: "none" };
  if (cursor.take("here") !== null) return { kind: "here" };
  const word = cursor.peek();
  const place = word === null ? null : readPlace(word);
  if (place === null) return null;
  cursor.next();
  // On Telegram a channel is named with @, which on Slack names a group; digests go to channels alone.
  return { kind: "channel", reference: place.reference };
}

function beginsMoment(word: Word | null): boolean {
  if (word === null || word.quoted) return false;
  const { text } = word;
  const other =
    optionOf(text) !== null || EVERYONE.includes(text) || CADENCE_WORDS.includes(text) || text === "utc";
  return !other && !text.includes("/") && readPlace(word) === null;
}

function readWhole(cursor: Cursor, about: string, least: number, most: number): number | Mistake {
  const word = cursor.peek();
  const value = word === null ? null : plainNumber(word.text);
  if (value === null || value < least || value > most) return cursor.mistake("not-a-number", about);
  cursor.next();
  return value;
}

function readKey(cursor: Cursor, about: string): string | Mistake {
  const word = cursor.peek();
  const key = word?.text.toLowerCase() ?? "";
  if (!KEY.test(key)) return cursor.mistake("unknown-word", about);
  cursor.next();
  return key;
}
