// The words behind "attribute": what is known of people, in which groups, and where the bot reads it.
import type { AttributeKind } from "../people/attribute.ts";
import { attributeKey, MOST_EDGES, MOST_VALUE } from "../people/attribute-value.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { type Reference, readPlace } from "./reference.ts";

/** Where an attribute is to be read, as it was said: groups are still to be found. */
export type SaidSource =
  | { readonly kind: "slack-field"; readonly field: string }
  | {
      readonly kind: "slack-groups";
      readonly groups: readonly { readonly group: Reference; readonly value: string }[];
    };

/** What is wished of attributes. Edges are months for dates, plain numbers for numbers. */
export type AttributeWish =
  | { readonly kind: "show" }
  | {
      readonly kind: "define";
      readonly key: string;
      readonly as: AttributeKind;
      readonly bands: readonly number[];
      /** Undefined leaves it as it is. */
      readonly source: SaidSource | null | undefined;
    }
  | { readonly kind: "source"; readonly key: string; readonly source: SaidSource | null }
  | { readonly kind: "remove"; readonly key: string };

/** What dates are grouped by where nothing is said: under a year, one to three, three to five, and more. */
const USUAL_MONTHS = [12, 36, 60] as const;
const REMOVES = ["remove", "delete"] as const;
const MOST_GROUPS = 30;

/** Reads the words behind "attribute". */
export function readAttribute(
  cursor: Cursor,
): { readonly kind: "attribute"; readonly wish: AttributeWish } | Mistake {
  if (cursor.peek() === null) return { kind: "attribute", wish: { kind: "show" } };
  const removesFirst = cursor.take(...REMOVES) !== null;
  // An attribute may be called so itself; then its kind follows at once.
  const behind = cursor.words[cursor.index() + 1]?.text ?? "from";
  if (![...KINDS, "from", "bands"].includes(behind)) cursor.take("add", "new", "set");
  const key = takeKey(cursor);
  if (key === null) return cursor.mistake("not-a-name", "attribute");
  if (removesFirst || cursor.take(...REMOVES) !== null) {
    return { kind: "attribute", wish: { kind: "remove", key } };
  }
  const as = takeKind(cursor);
  if (as === null) {
    if (cursor.take("from") === null) return cursor.mistake("not-a-kind", "attribute", KINDS);
    const source = readSource(cursor);
    if (source !== null && "reason" in source) return source;
    return { kind: "attribute", wish: { kind: "source", key, source } };
  }
  const bands = readBands(cursor, as);
  if ("reason" in bands) return bands;
  let source: SaidSource | null | undefined;
  if (cursor.take("from") !== null) {
    const said = readSource(cursor);
    if (said !== null && "reason" in said) return said;
    source = said;
  }
  return { kind: "attribute", wish: { kind: "define", key, as, bands: bands.edges, source } };
}

const KINDS = ["text", "number", "date"] as const satisfies readonly AttributeKind[];

function takeKind(cursor: Cursor): AttributeKind | null {
  const said = cursor.take(...KINDS, "words", "numbers", "dates");
  if (said === "words") return "text";
  return KINDS.find((kind) => said === kind || said === `${kind}s`) ?? null;
}

/** Takes an attribute's name as it was typed: a Chinese name may be a word of the grammar too. Null, and nothing taken, where it is none. */
export function takeKey(cursor: Cursor): string | null {
  const word = cursor.peek();
  const key = word === null ? null : attributeKey(word.quoted ? word.raw : word.typed);
  if (key !== null) cursor.next();
  return key;
}

function readBands(cursor: Cursor, as: AttributeKind): { readonly edges: readonly number[] } | Mistake {
  const isSaid = cursor.take("bands", "band", "groups") !== null;
  if (!isSaid) {
    if (as === "number") return cursor.mistake("missing-bands", "bands");
    return { edges: as === "date" ? USUAL_MONTHS : [] };
  }
  if (as === "text") return cursor.mistake("too-much", "bands");
  const edges: number[] = [];
  for (let word = cursor.peek(); word !== null && word.text !== "from"; word = cursor.peek()) {
    cursor.next();
    // "6 months" is two words.
    const unit = as === "date" ? (cursor.take("months", "month", "years", "year", "y") ?? "") : "";
    const edge = as === "date" ? months(`${word.text}${unit}`) : number(word.text);
    const isRising = edge !== null && edge > (edges.at(-1) ?? Number.NEGATIVE_INFINITY);
    if (!isRising || edges.length >= MOST_EDGES) return cursor.mistakeAt(word, "not-an-edge", "bands");
    edges.push(edge);
  }
  return edges.length === 0 ? cursor.mistake("missing-bands", "bands") : { edges };
}

function months(text: string): number | null {
  const [, count, unit] = /^(\d{1,3}(?:\.5)?)(y|yr|yrs|years?|m|mo|mos|months?)?$/.exec(text) ?? [];
  if (count === undefined) return null;
  const read = Number(count) * (unit?.startsWith("m") ? 1 : 12);
  return Number.isInteger(read) && read > 0 ? read : null;
}

function number(text: string): number | null {
  return /^-?\d{1,9}(?:\.\d{1,3})?$/.test(text) ? Number(text) : null;
}

function readSource(cursor: Cursor): SaidSource | null | Mistake {
  if (cursor.take("none", "off") !== null) return null;
  cursor.take("slack");
  if (cursor.take("field", "profile") !== null) {
    const word = cursor.peek();
    if (word === null) return cursor.mistake("missing", "field");
    // A label of several words, quoted or not.
    const field = word.quoted ? word.raw : cursor.source.slice(word.from).trim();
    while (cursor.next() !== null && !word.quoted);
    return field.length <= MOST_VALUE ? { kind: "slack-field", field } : cursor.mistake("too-much", "field");
  }
  if (cursor.take("groups", "group") === null) {
    return cursor.mistake("not-a-source", "from", ["field", "groups"]);
  }
  const groups: { group: Reference; value: string }[] = [];
  for (let word = cursor.peek(); word !== null; word = cursor.peek()) {
    const read = readGroup(cursor);
    if (read === null || groups.length >= MOST_GROUPS) {
      return cursor.mistakeAt(word, "not-a-group", "groups");
    }
    groups.push(read);
  }
  return groups.length === 0 ? cursor.mistake("missing", "groups") : { kind: "slack-groups", groups };
}

/** Reads `@design=Design`, which Slack hands on as `<!subteam^S1|@design>=Design`: a mention and what stands behind it are two words then. */
function readGroup(cursor: Cursor): { readonly group: Reference; readonly value: string } | null {
  const word = cursor.peek();
  if (word === null) return null;
  const [, head = word.raw, glued] = /^([^=\uFF1D]*)[=\uFF1D](.*)$/su.exec(word.raw) ?? [];
  const place = readPlace({ ...word, raw: head });
  if (place === null || place.kind !== "group") return null;
  cursor.next();
  const value = glued ?? /^[=\uFF1D](.*)$/su.exec(cursor.next()?.raw ?? "")?.[1] ?? "";
  const tidy = value.trim();
  return tidy === "" || tidy.length > MOST_VALUE ? null : { group: place.reference, value: tidy };
}
