// What is wrong with a command that was understood as far as its first word, for sentences with an example.
import type { CadenceFault } from "../ask/cadence.ts";

/** What a word was expected to be, or what was missing. */
export type Fault =
  | "missing"
  | "unknown-word"
  | "too-much"
  | "twice"
  | "not-a-number"
  | "not-a-time"
  | "not-a-weekday"
  | "not-a-zone"
  | "not-a-moment"
  | "not-a-duration"
  | "not-a-place"
  | "not-a-share"
  | "not-a-person"
  | "not-a-role"
  | "not-a-language"
  | "not-an-attribute"
  | "not-a-field"
  | "not-a-band"
  | "not-a-date"
  | "ambiguous-date"
  | "not-hours"
  | "not-a-name"
  | "not-a-kind"
  | "missing-bands"
  | "not-an-edge"
  | "not-a-source"
  | "not-a-group"
  | "not-a-platform"
  | "not-a-score"
  | "not-a-state"
  | "not-a-period"
  | "not-a-format"
  | "too-long"
  | `cadence-${CadenceFault}`;

/** Where a text stops being right. `about` names the option or argument in the grammar's own word. */
export interface Mistake {
  readonly kind: "invalid";
  readonly reason: Fault;
  readonly about: string;
  /** The word as typed; empty where one is missing. */
  readonly word: string;
  /** Index of that word in what was typed; its length where one is missing. */
  readonly at: number;
  /** The right word that was probably meant. */
  readonly nearest: string | null;
}
