// What stands behind a command in any order, each at most once: the loop that every such part of the grammar walks.
import type { Cursor } from "./cursor.ts";
import type { Fault, Mistake } from "./fault.ts";
import type { Word } from "./words.ts";

/** How an option is taken, and what is said of a second one. */
export interface Option<Value> {
  /** Gives null, and takes nothing, where something else comes next. */
  readonly take: (cursor: Cursor, word: Word) => Value | Mistake | null;
  readonly second: readonly [reason: Fault, about: string, candidates?: readonly string[]];
}

/** Takes all words that are left as options, the first that fits; an option that was not said is null, and a word that fits none is `otherwise`. */
export function takeOptions<Values extends Readonly<Record<string, string | object>>>(
  cursor: Cursor,
  options: { readonly [Name in keyof Values]: Option<Values[Name]> },
  otherwise: () => Mistake,
): { readonly [Name in keyof Values]: Values[Name] | null } | Mistake {
  const names: readonly (keyof Values)[] = Object.keys(options);
  const said: { [Name in keyof Values]?: Values[Name] } = {};
  for (let word = cursor.peek(); word !== null; word = cursor.peek()) {
    const taken = takeOne(cursor, word, options, names);
    if (taken === null) return otherwise();
    if ("mistake" in taken) return taken.mistake;
    if (said[taken.name] !== undefined) return cursor.mistakeAt(word, ...options[taken.name].second);
    said[taken.name] = taken.value;
  }
  const all = names.map((name) => [name, said[name] ?? null]);
  return Object.fromEntries(all) as { [Name in keyof Values]: Values[Name] | null };
}

function takeOne<Values extends Readonly<Record<string, string | object>>, Name extends keyof Values>(
  cursor: Cursor,
  word: Word,
  options: { readonly [Each in Name]: Option<Values[Each]> },
  names: readonly Name[],
): { readonly name: Name; readonly value: Values[Name] } | { readonly mistake: Mistake } | null {
  for (const name of names) {
    const value = options[name].take(cursor, word);
    if (value === null) continue;
    return isMistake(value) ? { mistake: value } : { name, value };
  }
  return null;
}

/** Tells a mistake from what was read. */
export function isMistake(read: unknown): read is Mistake {
  return typeof read === "object" && read !== null && "kind" in read && read.kind === "invalid";
}
