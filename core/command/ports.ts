// What commands need from outside: every port of the store, the platforms' directories, chance, and the setting behind k.
import type { Calendars } from "../ask/ports.ts";
import type { Directory, Random } from "../ports.ts";
import type { Looks } from "../publish/looks.ts";
import type { Store } from "../store.ts";
import type { Language } from "../words/ports.ts";

/** Everything that a command may use. */
export interface CommandPorts extends Store {
  /** By connection id. */
  readonly directories: ReadonlyMap<string, Directory>;
  readonly calendars: Calendars;
  readonly random: Random;
  readonly minGroup: number;
  readonly language: Language;
  readonly looks?: Looks;
  /** Hashes a one-time code for storing: the code itself is told once and kept nowhere. */
  hash(code: string): string;
}

/** Where a command was given, as its platform names it. */
export interface CommandPlace {
  readonly kind: "private" | "channel";
  readonly externalId: string;
  readonly name?: string;
  readonly threadId?: string;
}
