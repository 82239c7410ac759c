// What a button carries: a verb, a token that says about what, and at most one argument.
import { SurveyError } from "./errors.ts";

/** The verbs of all buttons, by what pressing them means. They are short because a payload holds 64 bytes. */
export const VERBS = {
  score: "s",
  change: "c",
  withdraw: "w",
  why: "y",
  driver: "d",
  quote: "q",
  skip: "k",
  privacy: "p",
  share: "sh",
  details: "dt",
  openFirst: "of",
  language: "l",
  forget: "f",
  background: "bg",
  rating: "rt",
  // Managers' buttons.
  digest: "dg",
  less: "ls",
  form: "fm",
  save: "sv",
  discard: "dc",
  adopt: "ad",
  schedules: "sc",
  pause: "pa",
  resume: "re",
  open: "op",
  close: "cl",
  keep: "kp",
  survey: "su",
  surveyForm: "vf",
  surveySave: "vs",
  surveyDiscard: "vd",
  test: "te",
  role: "ro",
  rules: "ru",
  // Moments.
  zone: "tz",
  quiet: "qu",
  snooze: "sn",
  hush: "rh",
  link: "al",
  erasePerson: "pe",
  log: "lg",
  /** Tells of an event by hand; its form, and what comes back from it. */
  event: "ev",
  rule: "er",
  linkShare: "es",
  linkAnswer: "ea",
  /** "What will we do?": its token is a survey's id; what comes back from its form carries the same. */
  action: "ac",
  /** How far an action has come: its token is the action's number, its argument the state. */
  actionState: "as",
  /** The people of a cell: its token is a survey's id, its argument the cell. */
  value: "vl",
  /** Takes a comment out: its token is a round's id, its argument the comment. */
  redact: "rd",
  home: "hm",
  help: "hp",
} as const;

/** The argument of a button that says yes to what was asked. */
export const YES = "yes";

/** One of the verbs that a button can carry. */
export type Verb = (typeof VERBS)[keyof typeof VERBS];

/** A press of a button. The token identifies what it is about and authorises nobody. */
export interface Press {
  readonly verb: Verb;
  readonly token: string;
  readonly argument?: string;
}

/** The most bytes a payload may have: Telegram's limit on callback_data; Slack allows more. */
export const MAX_PRESS_BYTES = 64;

const WORD = /^[A-Za-z0-9_-]+$/;
const KNOWN: ReadonlySet<string> = new Set(Object.values(VERBS));

/** Writes a press as verb:token[:argument]; throws SurveyError `internal` where it does not fit 64 bytes of [A-Za-z0-9:_-]. */
export function encodePress(press: Press): string {
  const { verb, token, argument } = press;
  const words = argument === undefined ? [verb, token] : [verb, token, argument];
  const raw = words.join(":");
  // Every allowed character is one byte long, so that characters count bytes.
  if (!words.every((word) => WORD.test(word)) || raw.length > MAX_PRESS_BYTES) {
    throw new SurveyError("internal", { what: "press-does-not-fit", verb });
  }
  return raw;
}

/** Reads what encodePress wrote; null for anything else, such as the payload of another bot's button. */
export function decodePress(raw: string): Press | null {
  if (raw.length > MAX_PRESS_BYTES) return null;
  const [verb, token, argument, ...rest] = raw.split(":");
  if (verb === undefined || token === undefined || rest.length > 0) return null;
  if (!isVerb(verb) || !WORD.test(token)) return null;
  if (argument === undefined) return { verb, token };
  return WORD.test(argument) ? { verb, token, argument } : null;
}

function isVerb(text: string): text is Verb {
  return KNOWN.has(text);
}
