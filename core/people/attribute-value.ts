// Names and values of attributes as people write them, brought to the one form in which they are kept.
import type { AttributeDefinition, AttributeKind } from "./attribute.ts";

/** The most attributes that an organization defines: each is looked at for everyone at each opening. */
export const MOST_ATTRIBUTES = 20;
/** The longest name and the longest value, in characters. */
export const MOST_KEY = 32;
export const MOST_VALUE = 64;
/** The most edges, which make one group more. */
export const MOST_EDGES = 10;

/** Words that name who someone is rather than what is known of them. */
export const IDENTITY_WORDS = ["id", "email", "slack", "telegram", "name"] as const;

/** What is wrong with a value. */
export type ValueFault = "too-long" | "not-a-date" | "not-a-number";

/** Brings a name to its kept form: half-width lower case, one word. Null where it cannot be a name. */
export function attributeKey(text: string): string | null {
  const key = text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[\s/.]+/g, "-");
  const isWord = /^\p{L}[\p{L}\p{N}_-]*$/u.test(key);
  const isTaken = (IDENTITY_WORDS as readonly string[]).includes(key);
  return isWord && !isTaken && [...key].length <= MOST_KEY ? key : null;
}

/** Brings a value to the form that its kind is kept in: dates as YYYY-MM-DD, numbers with a point. An empty text is no value at all. */
export function attributeValue(
  kind: AttributeKind,
  text: string,
):
  | { readonly kind: "value"; readonly value: string }
  | { readonly kind: "fault"; readonly fault: ValueFault } {
  // A leading tilde marks a frozen range and begins no text of anybody's.
  const tidy = text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .replace(/^~+/, "");
  if ([...tidy].length > MOST_VALUE) return { kind: "fault", fault: "too-long" };
  if (tidy === "" || kind === "text") return { kind: "value", value: tidy };
  const read = kind === "date" ? readDate(tidy) : readNumber(tidy);
  if (read !== null) return { kind: "value", value: read };
  return { kind: "fault", fault: kind === "date" ? "not-a-date" : "not-a-number" };
}

/** Gives a definition of plain text, as an import or a join code makes it on the fly. */
export function textAttribute(organizationId: string, key: string): AttributeDefinition {
  return { organizationId, key, kind: "text", bands: [], source: null };
}

// Year first, or days with a point, which nobody reads as months; 03/04/2020 is two dates and therefore none.
const DATES: readonly (readonly [RegExp, readonly [number, number, number]])[] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/, [1, 2, 3]],
  [/^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, [1, 2, 3]],
  [/^(\d{4})\.(\d{1,2})\.(\d{1,2})$/, [1, 2, 3]],
  [/^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]$/, [1, 2, 3]],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, [3, 2, 1]],
];

function readDate(text: string): string | null {
  const half = text.normalize("NFKC");
  for (const [pattern, order] of DATES) {
    const found = pattern.exec(half);
    if (found === null) continue;
    const [year = 0, month = 0, day = 0] = order.map((at) => Number(found[at]));
    const date = new Date(Date.UTC(year, month - 1, day));
    const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900;
    return isReal ? date.toISOString().slice(0, 10) : null;
  }
  return null;
}

function readNumber(text: string): string | null {
  const half = text.normalize("NFKC").replace(",", ".");
  return /^-?\d{1,12}(?:\.\d{1,6})?$/.test(half) ? String(Number(half)) : null;
}
