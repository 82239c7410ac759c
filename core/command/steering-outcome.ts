// What wishes about marks, reference lines, goals, actions and subscriptions come to.
import type { Scope } from "../people/person.ts";
import type { Action } from "../steer/action.ts";
import type { Goal, Mark, ReferenceLine } from "../steer/mark.ts";
import type { Subscription } from "../steer/subscription.ts";
import type { Survey } from "../survey/survey.ts";

/** Something with the key of its survey; null for every survey. */
export interface Of<Thing> {
  readonly thing: Thing;
  readonly survey: string | null;
}

/** Why a group is none: nobody has defined the attribute, or nobody is in it. */
export interface GroupFault {
  readonly fault: "unknown-attribute" | "unknown-group";
  readonly key: string;
  readonly value: string;
  /** Attributes, or groups in their short form. */
  readonly known: readonly string[];
  readonly nearest: string | null;
}

/** Which field of an action does not do, and why. */
export interface SentenceFault {
  readonly field: "text" | "heard";
  readonly fault: "empty" | "too-long";
}

/** What can be named by a number. */
export type Numbered = "mark" | "reference" | "action" | "subscription";

/** Every way in which such a wish can end. */
export type SteeringOutcome =
  | { readonly kind: "marks"; readonly lines: readonly Of<Mark>[]; readonly mayChange: boolean }
  | { readonly kind: "mark-added" | "mark-removed"; readonly line: Of<Mark> }
  | { readonly kind: "references"; readonly lines: readonly Of<ReferenceLine>[]; readonly mayChange: boolean }
  | { readonly kind: "reference-added" | "reference-removed"; readonly line: Of<ReferenceLine> }
  | { readonly kind: "goals"; readonly lines: readonly Of<Goal>[]; readonly mayChange: boolean }
  | { readonly kind: "goal-set"; readonly line: Of<Goal> }
  /** The day by which it was to be met is over; both are YYYY-MM-DD. */
  | { readonly kind: "goal-past"; readonly by: string; readonly today: string }
  | {
      readonly kind: "goal-removed" | "no-goal";
      readonly survey: string;
      readonly segment: Goal["segment"];
    }
  /** Those that are not done with, newest first, and how many are. */
  | {
      readonly kind: "actions";
      readonly lines: readonly Of<Action>[];
      readonly ended: number;
      readonly mayWrite: boolean;
      /** The id of the survey that another one would be about; null where that is not known, or they may not. */
      readonly writesAbout: string | null;
    }
  | { readonly kind: "action-form"; readonly survey: Survey }
  /** `channels`: where it is said; `masked`: something that points at a person was taken out; `already`: it was written before. */
  | {
      readonly kind: "action-written";
      readonly line: Of<Action>;
      readonly channels: readonly string[];
      readonly masked: boolean;
      readonly already: boolean;
    }
  | {
      readonly kind: "action-moved";
      readonly line: Of<Action>;
      readonly channels: readonly string[];
      readonly already: boolean;
    }
  | ({ readonly kind: "sentence-fault" } & SentenceFault)
  /** They see one segment, and what is said here speaks for the whole. */
  | { readonly kind: "scoped"; readonly scope: Scope }
  | {
      readonly kind: "subscriptions";
      readonly lines: readonly Of<Subscription>[];
      readonly mayChannels: boolean;
    }
  | { readonly kind: "subscribed"; readonly line: Of<Subscription>; readonly firstAt: Date }
  | { readonly kind: "unsubscribed"; readonly line: Of<Subscription> }
  | ({ readonly kind: "group-fault" } & GroupFault)
  | { readonly kind: "unknown-number"; readonly what: Numbered; readonly number: number }
  /** Several surveys could be meant. */
  | { readonly kind: "which-survey"; readonly known: readonly string[] };
