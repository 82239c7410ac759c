// Conditions on attributes: whether someone meets them, and what is known to compare with.
import type { AttributeDefinition } from "../people/attribute.ts";
import type { AttributeCondition } from "../ports.ts";

type Attributes = Readonly<Record<string, string>>;

/** Gives an attribute's value as the label of its band; null where it has none. */
export type BandOf = (definition: AttributeDefinition, raw: string) => string | null;

/** What a value can be called: as it is stored, and as its band where it has one. */
export interface Called {
  readonly raw: string;
  readonly band: string | null;
}

const DASHES = /\s*[\u2010-\u2015\u2212~\uFF5E-]\s*/g;
const RANGE = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/;

/** Brings a value to how values are compared: without case, width, doubled spaces or kinds of dashes. */
export function comparable(value: string): string {
  return value.normalize("NFKC").toLowerCase().trim().replace(/\s+/g, " ").replace(DASHES, "-");
}

/** Gives what someone's attribute is called; null where they have none. Keys are compared without case, too. */
export function calledBy(
  attributes: Attributes,
  key: string,
  definitions: readonly AttributeDefinition[],
  bandOf: BandOf,
): Called | null {
  const wanted = comparable(key);
  const found = Object.entries(attributes).find(([name]) => comparable(name) === wanted);
  if (found === undefined) return null;
  const definition = definitions.find((each) => comparable(each.key) === wanted);
  return { raw: found[1], band: definition === undefined ? null : bandOf(definition, found[1]) };
}

/** Says whether a value is meant: by its own text, by its band, or, where it is a bare number, by a range that holds it ("3–6"). */
export function isMeant(called: Called, wanted: string): boolean {
  const text = comparable(wanted);
  if (comparable(called.raw) === text) return true;
  if (called.band !== null) return comparable(called.band) === inShort(text);
  const [, from, to] = RANGE.exec(text) ?? [];
  if (from === undefined || to === undefined || called.raw.trim() === "") return false;
  const number = Number(called.raw);
  return number >= Number(from) && number <= Number(to);
}

/** Gives a band as its short form has it: "1-3 years" is "1-3y". */
function inShort(text: string): string {
  return text.replace(/\s*(?:years?|年)/gu, "y").replace(/\s*(?:months?|个月)/gu, "m");
}

/** Says whether someone meets every condition. */
export function meetsAll(
  attributes: Attributes,
  where: readonly AttributeCondition[],
  definitions: readonly AttributeDefinition[],
  bandOf: BandOf,
): boolean {
  return where.every(({ key, values }) => {
    const called = calledBy(attributes, key, definitions, bandOf);
    return called !== null && values.some((wanted) => isMeant(called, wanted));
  });
}
