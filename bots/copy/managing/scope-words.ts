// A segment as people read it: "team = Design", "tenure = 1 to 3 years".
import type { Scope } from "../../../core/people/person.ts";
import type { Copy } from "../copy.ts";
import { bandWords } from "./band-words.ts";

/** Gives the words for a group of an attribute. */
export function scopeWords({ attribute, group }: Scope, copy: Copy): string {
  return `${attribute} = ${bandWords(group, copy)}`;
}
