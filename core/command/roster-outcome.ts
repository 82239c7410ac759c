// What a wish about other people comes to: values that bots/copy turns into words. Never whether or what someone has answered.
import type { AttributeDefinition } from "../people/attribute.ts";
import type { PersonCard, PersonQuery } from "../people/roster.ts";
import type { UnreadyValues } from "./ready-values.ts";

/** One person with what an admin may know. */
export interface PersonShown {
  readonly card: PersonCard;
  readonly lastAsked: Date | null;
  /** Keys of the surveys that they want to hear nothing of. */
  readonly optedOut: readonly string[];
  /** Keys of the surveys that an admin keeps them out of. */
  readonly keptOut: readonly string[];
  /** An admin keeps them out of every survey, those that are made later too. */
  readonly keptOutOfAll?: true;
}

/** What a wish about other people comes to. */
export type RosterOutcome =
  | {
      readonly kind: "overview";
      readonly total: number;
      readonly definitions: readonly AttributeDefinition[];
    }
  | {
      readonly kind: "found";
      readonly query: PersonQuery;
      readonly people: readonly PersonCard[];
      readonly total: number;
    }
  | { readonly kind: "person"; readonly person: PersonShown }
  | {
      readonly kind: "set";
      readonly person: PersonShown;
      /** Attributes that nobody had defined before. */
      readonly created: readonly string[];
    }
  | UnreadyValues
  /** Null: of every survey that there is. */
  | {
      readonly kind: "opted-out" | "opted-in";
      readonly name: string;
      readonly survey: string | null;
    }
  | { readonly kind: "confirm-erase"; readonly card: PersonCard }
  /** Erasing them would tell two scores apart by one person; until `from` only they themselves may. */
  | { readonly kind: "erase-waits"; readonly card: PersonCard; readonly from: Date }
  | { readonly kind: "erased"; readonly ballots: number; readonly deliveries: number }
  | { readonly kind: "kept" };
