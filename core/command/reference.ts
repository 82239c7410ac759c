// How people, channels and groups are named in a command: by mention, by id, or by name.
import type { Word } from "./words.ts";

/** Someone or some place as it was named; at least one of the two is there. */
export interface Reference {
  readonly id: string | null;
  /** Without # or @. */
  readonly name: string | null;
}

const ESCAPED = /^<([@#!])(?:subteam\^)?([^|<>^]+)(?:\|([^<>]*))?>$/;
const SLACK_CHANNEL = /^[CG][A-Z0-9]{6,}$/;
const SLACK_PERSON = /^[UW][A-Z0-9]{6,}$/;
const SLACK_GROUP = /^S[A-Z0-9]{6,}$/;
const TELEGRAM_CHAT = /^-\d{5,}$/;
const TELEGRAM_PERSON = /^\d{5,}$/;
// Latin letters and digits of either case, and every other script's letters: Slack allows them in names.
const NAME = /^[\p{L}\p{N}\p{M}_.-]+$/u;

/** Reads a channel or group: `<#C1|x>`, `#x`, `@x`, an id; null for anything else. */
export function readPlace(
  word: Word,
): { readonly kind: "channel" | "group"; readonly reference: Reference } | null {
  const found = ESCAPED.exec(word.raw);
  if (found !== null) {
    const [, mark, id = "", name = ""] = found;
    if (mark === "@") return null;
    const kind = mark === "!" ? "group" : "channel";
    if (kind === "group" && !word.raw.startsWith("<!subteam^")) return null;
    return { kind, reference: { id, name: bare(name) } };
  }
  if (SLACK_CHANNEL.test(word.raw) || TELEGRAM_CHAT.test(word.raw)) {
    return { kind: "channel", reference: { id: word.raw, name: null } };
  }
  if (SLACK_GROUP.test(word.raw)) return { kind: "group", reference: { id: word.raw, name: null } };
  const mark = word.raw.normalize("NFKC").slice(0, 1);
  const name = word.raw.slice(1);
  if ((mark !== "#" && mark !== "@") || !NAME.test(name)) return null;
  return { kind: mark === "#" ? "channel" : "group", reference: { id: null, name } };
}

/** Reads a person: `<@U1|x>`, `@x`, an id; null for anything else. */
export function readPerson(word: Word): Reference | null {
  const found = ESCAPED.exec(word.raw);
  if (found !== null) {
    const [, mark, id = "", name = ""] = found;
    return mark === "@" ? { id, name: bare(name) } : null;
  }
  if (SLACK_PERSON.test(word.raw) || TELEGRAM_PERSON.test(word.raw)) return { id: word.raw, name: null };
  const name = word.raw.slice(1);
  return word.raw.normalize("NFKC").startsWith("@") && NAME.test(name) ? { id: null, name } : null;
}

/** Reads a person from a form's text: as in a command, or a bare name; null for anything else. */
export function readPersonIn(text: string): Reference | null {
  const raw = text.trim();
  const word = { text: raw, raw, quoted: false, at: 0, end: raw.length, from: 0, typed: raw };
  return readPerson(word) ?? readPerson({ ...word, raw: `@${raw}` });
}

/** Writes a place so that readPlace reads it again. */
export function writePlace(kind: "channel" | "group", { id, name }: Reference): string {
  const mark = kind === "channel" ? "#" : "@";
  if (id === null) return `${mark}${name ?? ""}`;
  const label = (name ?? "").replace(/[<>|]/g, "").trim();
  if (kind === "group") return label === "" ? `<!subteam^${id}>` : `<!subteam^${id}|@${label}>`;
  // A Telegram group's id is a place by itself.
  if (label === "") return TELEGRAM_CHAT.test(id) ? id : `<#${id}>`;
  return `<#${id}|${label}>`;
}

function bare(name: string): string | null {
  const trimmed = name.trim().replace(/^[@#]/, "");
  return trimmed === "" ? null : trimmed;
}
