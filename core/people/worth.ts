// What someone is worth to the organization, as an attributed round freezes it: the number itself, beside the group that it falls into.
import type { AttributeDefinition } from "./attribute.ts";

/** The attribute that says it: `/nps attribute value number`. */
export const VALUE_ATTRIBUTE = "value";

// No attribute's own key begins like this, so that neither is ever shown as a group.
const NUMBER = "=value";
const EDGE = "=value-from";

/** A value and, where an admin has drawn one, the edge from which on someone brings value. */
export interface Worth {
  readonly value: number;
  readonly edge: number | null;
}

/**
 * Gives what an attributed round freezes of someone's value beside their groups; nothing where it is not known, or no attribute of numbers is called
 * `value`. The edge is the highest of its bands: whoever is in the topmost group brings value.
 */
export function frozenWorth(
  definitions: readonly AttributeDefinition[],
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const definition = definitions.find(({ key }) => key === VALUE_ATTRIBUTE);
  if (definition?.kind !== "number") return {};
  const number = numberIn(values, VALUE_ATTRIBUTE);
  if (number === null) return {};
  const edge = definition.bands.at(-1);
  return { [NUMBER]: String(number), ...(edge === undefined ? {} : { [EDGE]: String(edge) }) };
}

/** Reads what a round froze of someone's value; a plain number under `value` counts too, as answers from elsewhere have it. Null where nothing is known. */
export function worthOf(frozen: Readonly<Record<string, string>>): Worth | null {
  const value = numberIn(frozen, NUMBER) ?? numberIn(frozen, VALUE_ATTRIBUTE);
  if (value === null) return null;
  return { value, edge: numberIn(frozen, EDGE) };
}

/** Gives what a round froze of someone as it may be handed out: groups, and their value as the number it was. */
export function shownGroups(frozen: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { [NUMBER]: number, [EDGE]: _edge, ...groups } = frozen;
  return number === undefined ? groups : { ...groups, [VALUE_ATTRIBUTE]: number };
}

function numberIn(values: Readonly<Record<string, string>>, key: string): number | null {
  const text = Object.hasOwn(values, key) ? (values[key] ?? "").trim() : "";
  const number = text === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}
