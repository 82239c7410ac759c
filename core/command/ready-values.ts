// Values for attributes as someone typed them, read by the attributes' definitions before anything is stored.
import { attributeValue, MOST_ATTRIBUTES, MOST_VALUE, type ValueFault } from "../people/attribute-value.ts";
import type { CommandPorts } from "./ports.ts";

/** What is wrong with a value for a typed attribute. */
export interface BadValue {
  readonly key: string;
  readonly value: string;
  readonly fault: ValueFault;
  readonly most: number;
}

/** Why values cannot be stored. */
export type UnreadyValues =
  | { readonly kind: "bad-value"; readonly bad: BadValue }
  | { readonly kind: "too-many"; readonly most: number };

/** Values in the form that their definitions keep them in, with the attributes that would be new; or what speaks against them. */
export type ReadyValues =
  | {
      readonly kind: "ready";
      readonly set: Readonly<Record<string, string | null>>;
      readonly created: readonly string[];
    }
  | UnreadyValues;

/** Reads values by the definitions of their attributes; those that nobody has defined become texts. */
export async function readyValues(
  { roster: { definitions } }: Pick<CommandPorts, "roster">,
  organizationId: string,
  wanted: Readonly<Record<string, string | null>>,
): Promise<ReadyValues> {
  const defined = new Map((await definitions(organizationId)).map((each) => [each.key, each]));
  const set: Record<string, string | null> = {};
  for (const [key, text] of Object.entries(wanted)) {
    const read = text === null ? null : attributeValue(defined.get(key)?.kind ?? "text", text);
    if (read?.kind === "fault") {
      return { kind: "bad-value", bad: { key, value: text ?? "", fault: read.fault, most: MOST_VALUE } };
    }
    set[key] = read === null || read.value === "" ? null : read.value;
  }
  const created = Object.keys(set).filter((key) => !defined.has(key) && set[key] !== null);
  if (defined.size + created.length > MOST_ATTRIBUTES) return { kind: "too-many", most: MOST_ATTRIBUTES };
  return { kind: "ready", set, created };
}
