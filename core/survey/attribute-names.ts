// The names of what results are split by: an attribute as `team`, or two that are crossed as `team+office`.
import { attributeKey } from "../people/attribute-value.ts";
import type { Frozen } from "./survey.ts";

/** Stands between two attributes that are crossed; no attribute's own name holds it. */
const CROSSING = "+";

/** Gives the attributes of a split: one, or the two that are crossed. */
function crossed(split: string): readonly string[] {
  return split.split(CROSSING);
}

/** Brings a split to its kept form; null where it cannot be one. `team+office` crosses two different attributes. */
export function splitName(text: string): string | null {
  const parts = text.normalize("NFKC").split(CROSSING).map(attributeKey);
  const keys = [...new Set(parts.filter((part) => part !== null))];
  return keys.length === parts.length && keys.length <= 2 ? keys.join(CROSSING) : null;
}

/** Gives the splits without those that divide people like one before them: crossing two the other way round is the same. */
export function differentSplits(splits: readonly string[]): readonly string[] {
  const known = new Set<string>();
  return splits.filter((split) => {
    const same = crossed(split).toSorted().join(CROSSING);
    if (known.has(same)) return false;
    known.add(same);
    return true;
  });
}

type Splitting = Pick<Frozen, "attributes" | "extras">;

/** Gives what a round's results are split by, the most important first: each one attribute, or two that are crossed. */
export function partitionsOf({ attributes, extras }: Splitting): readonly (readonly string[])[] {
  return (attributes ?? extras?.attributes ?? []).map(crossed);
}

/** Gives every attribute that a round's results are split by. */
export function attributesOf(frozen: Splitting): readonly string[] {
  return [...new Set(partitionsOf(frozen).flat())];
}
