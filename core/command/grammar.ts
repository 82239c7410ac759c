// Turns what someone typed into a command. Total: any text gives a command, the nearest right word, or what is wrong with it.
import { readAction } from "./action-grammar.ts";
import { readAttribute } from "./attribute-grammar.ts";
import { CHINESE_WORDS } from "./chinese-vocabulary.ts";
import type { Command, CommandName, ParsedCommand } from "./command.ts";
import { type Cursor, cursorOver } from "./cursor.ts";
import { readEvent, readEvents, readToken } from "./event-grammar.ts";
import { readExport } from "./export-grammar.ts";
import type { Mistake } from "./fault.ts";
import { readJourney, readValue } from "./journey-grammar.ts";
import { LANGUAGE_WORDS, takeLanguage } from "./language-words.ts";
import { readGoal, readMark, readReference } from "./mark-grammar.ts";
import { nearest } from "./nearest.ts";
import { readInvite, readRole } from "./people-grammar.ts";
import { readQuiet } from "./quiet-grammar.ts";
import { readRedact } from "./redact-grammar.ts";
import { readLink, readPeople } from "./roster-grammar.ts";
import { keyed, readClose, readDigest, readKey, readLog, readOpen, readSchedule } from "./rounds-grammar.ts";
import { readRules } from "./rules-grammar.ts";
import { readSubscribe, readUnsubscribe } from "./subscription-grammar.ts";
import { readSurvey } from "./survey-grammar.ts";
import { plain, splitWords, type Word } from "./words.ts";

const USUAL_NAMES = ["nps"];

type Read = (cursor: Cursor) => Command | Mistake;

const READERS: Readonly<Record<CommandName, Read>> = {
  help: (cursor) => (cursor.take("all", "more") === null ? { kind: "help" } : { kind: "help", all: true }),
  digest: readDigest,
  why: (cursor) => {
    const survey = readKey(cursor, "why");
    return typeof survey === "object" && survey !== null ? survey : { kind: "why", survey };
  },
  export: readExport,
  journey: readJourney,
  value: readValue,
  schedule: readSchedule,
  schedules: () => ({ kind: "schedules" }),
  pause: (cursor) => keyed(cursor, "pause"),
  resume: (cursor) => keyed(cursor, "resume"),
  rounds: () => ({ kind: "rounds" }),
  open: readOpen,
  close: readClose,
  survey: readSurvey,
  redact: readRedact,
  test: (cursor) => {
    const key = readKey(cursor, "test");
    return typeof key === "object" && key !== null ? key : { kind: "test", survey: key };
  },
  role: readRole,
  invite: readInvite,
  events: readEvents,
  event: readEvent,
  token: readToken,
  mark: readMark,
  reference: readReference,
  goal: readGoal,
  action: readAction,
  subscribe: readSubscribe,
  subscriptions: () => ({ kind: "subscriptions" }),
  unsubscribe: readUnsubscribe,
  people: readPeople,
  attribute: readAttribute,
  link: readLink,
  settings: () => ({ kind: "settings" }),
  quiet: readQuiet,
  log: readLog,
  rules: readRules,
  zone: (cursor) => {
    const words: string[] = [];
    for (let word = cursor.next(); word !== null; word = cursor.next()) words.push(word.raw);
    return { kind: "zone", zone: words.length === 0 ? null : words.join(" ") };
  },
  language: (cursor) => {
    if (cursor.peek() === null) return { kind: "language", locale: null };
    const locale = takeLanguage(cursor);
    return locale === null
      ? cursor.mistake("not-a-language", "language", LANGUAGE_WORDS)
      : { kind: "language", locale };
  },
  privacy: () => ({ kind: "privacy" }),
  forget: (cursor) => {
    cursor.take("me");
    return { kind: "forget" };
  },
  claim: (cursor) => {
    const word = cursor.next();
    // The code alone, or the deep link's form of it.
    return word === null
      ? cursor.mistake("missing", "claim")
      : { kind: "claim", code: word.raw.replace(/^claim_/i, "") };
  },
};

const SAME: Readonly<Record<string, CommandName>> = {
  "?": "help",
  commands: "help",
  report: "digest",
  result: "digest",
  results: "digest",
  score: "digest",
  explain: "why",
  exports: "export",
  download: "export",
  touchpoints: "journey",
  touchpoint: "journey",
  values: "value",
  list: "schedules",
  unpause: "resume",
  mute: "quiet",
  silence: "quiet",
  continue: "resume",
  round: "rounds",
  surveys: "survey",
  roles: "role",
  tokens: "token",
  marks: "mark",
  marker: "mark",
  references: "reference",
  benchmark: "reference",
  benchmarks: "reference",
  goals: "goal",
  target: "goal",
  actions: "action",
  subscription: "subscriptions",
  person: "people",
  persons: "people",
  user: "people",
  users: "people",
  members: "people",
  attributes: "attribute",
  snooze: "quiet",
  connect: "link",
  lang: "language",
  changes: "log",
  history: "log",
  rule: "rules",
  policy: "rules",
  timezone: "zone",
  tz: "zone",
  me: "settings",
  forgetme: "forget",
};

const CHINESE_NAMES = Object.keys(CHINESE_WORDS).filter((word) => nameOf(CHINESE_WORDS[word] ?? "") !== null);

/** What stands before the words of a command: "/nps", "、nps", "／nps", "/nps@bot", "nps:", or a bare "/digest". */
const PREFIX = /^[\s\u200B\uFEFF]*[/\uFF0F\u3001\\]?[\s]*/;

/** Reads a command. `names` are the slash command's own words, without slash. */
export function parseCommand(text: string, names: readonly string[] = USUAL_NAMES): ParsedCommand {
  const source = withoutName(text, names);
  const words = splitWords(source);
  const first = words[0];
  if (first === undefined) return { kind: "help" };
  const command = nameOf(first.text);
  if (command === null || first.quoted) return unknown(first);
  const cursor = cursorOver(source, words);
  cursor.next();
  const read = READERS[command](cursor);
  if (read.kind === "invalid") return { ...read, command };
  const extra = cursor.peek();
  if (extra === null || takesTheRest(read)) return read;
  return { ...cursor.mistake("too-much", command), command };
}

/** Gives the command in free words, or null: one that begins like a command, or (unless `awaited`) one whose first word is a command's. */
export function findCommand(
  text: string,
  awaited: boolean,
  names: readonly string[] = USUAL_NAMES,
): string | null {
  const bare = text.trimStart();
  const slashed = /^[/\uFF0F\u3001\\]\s*([^\s@:\uFF1A]+)/u.exec(bare)?.[1];
  if (slashed !== undefined) {
    // A list may begin with an ideographic comma, but nobody's sentence begins with a slash.
    const known = isName(plain(slashed), names) || beginsCommand(splitWords(slashed));
    return known || /^[/\uFF0F]/.test(bare) ? bare : null;
  }
  if (awaited) return null;
  const rest = withoutName(bare, names);
  return rest !== bare || beginsCommand(splitWords(rest)) ? bare : null;
}

function beginsCommand([first]: readonly Word[]): boolean {
  return first !== undefined && !first.quoted && nameOf(first.text) !== null;
}

function isName(word: string, names: readonly string[]): boolean {
  return names.some((name) => name.toLowerCase() === word);
}

function withoutName(text: string, names: readonly string[]): string {
  const rest = text.slice(PREFIX.exec(text)?.[0].length ?? 0);
  const [first = ""] = rest.split(/[\s\u200B\uFEFF]/, 1);
  const word = first.normalize("NFKC").toLowerCase();
  const called = word.replace(/[@:].*$/, "");
  if (isName(called, names)) {
    const glued = /[:\uFF1A](.*)$/.exec(first)?.[1] ?? "";
    return `${glued}${rest.slice(first.length)}`.trimStart();
  }
  // Telegram names the bot behind any command: /digest@bot.
  const addressed = /^([a-z?]+)@\w+$/.exec(word);
  return addressed === null ? rest : `${addressed[1]}${rest.slice(first.length)}`;
}

function nameOf(text: string): CommandName | null {
  if (Object.hasOwn(READERS, text)) return text as CommandName;
  if (Object.hasOwn(SAME, text)) return SAME[text] ?? null;
  const [head, ...more] = text.split(" ");
  return more.length > 0 && head !== undefined && Object.hasOwn(READERS, head) ? (head as CommandName) : null;
}

function unknown(first: Word): ParsedCommand {
  const chinese = /\p{Script=Han}/u.test(first.raw);
  const names = chinese
    ? CHINESE_NAMES
    : [...Object.keys(READERS), ...Object.keys(SAME).filter((word) => word !== "?")];
  return { kind: "unknown", word: first.raw, nearest: nearest(first.text, names) };
}

// A question or a label may be longer than one word, and has no use for quotes.
function takesTheRest(command: Command): boolean {
  if (command.kind === "help") return true;
  return (
    command.kind === "survey" && (command.change?.kind === "wording" || command.change?.kind === "subject")
  );
}
