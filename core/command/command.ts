// What people can ask for in words: every command with what it says, as plain data.

import type { Role } from "../people/person.ts";
import type { Locale } from "../ports.ts";
import type { SurveyChange } from "../survey/survey-change.ts";
import type { ActionWish } from "./action-grammar.ts";
import type { AttributeWish } from "./attribute-grammar.ts";
import type { EventsWish, TokenWish } from "./event-grammar.ts";
import type { ExportCommand } from "./export-grammar.ts";
import type { Mistake } from "./fault.ts";
import type { JourneyWish, ValueWish } from "./journey-grammar.ts";
import type { GoalWish, MarkWish, ReferenceWish, SaidGroup } from "./mark-grammar.ts";
import type { QuietWish } from "./quiet-wish.ts";
import type { RedactCommand } from "./redact-grammar.ts";
import type { Reference } from "./reference.ts";
import type { LinkWish, PeopleWish } from "./roster-grammar.ts";
import type { RulesChange } from "./rules-change.ts";
import type { ScheduleSpec } from "./schedule-spec.ts";
import type { SubscribeWish } from "./subscription-grammar.ts";
import type { SurveyWish } from "./survey-wish.ts";

/** The names of all commands, in the order in which help lists them. */
export const COMMAND_NAMES = [
  "help",
  "digest",
  "why",
  "export",
  "journey",
  "value",
  "schedule",
  "schedules",
  "pause",
  "resume",
  "rounds",
  "open",
  "close",
  "redact",
  "survey",
  "test",
  "role",
  "invite",
  "events",
  "event",
  "token",
  "mark",
  "reference",
  "goal",
  "action",
  "subscribe",
  "subscriptions",
  "unsubscribe",
  "people",
  "attribute",
  "settings",
  "quiet",
  "log",
  "rules",
  "zone",
  "language",
  "link",
  "privacy",
  "forget",
  "claim",
] as const;

/** One of the commands' names. */
export type CommandName = (typeof COMMAND_NAMES)[number];

/** A command that was understood. A key, number or survey that is null was not said. */
export type Command =
  /** `all` asks for every command, not only the everyday ones. */
  | { readonly kind: "help"; readonly all?: true }
  | {
      readonly kind: "digest";
      readonly survey: string | null;
      readonly last: number | null;
      readonly share: boolean;
    }
  /** How the figures of a survey's newest digest came about. */
  | { readonly kind: "why"; readonly survey: string | null }
  | ExportCommand
  | JourneyWish
  | ValueWish
  /** Without a spec the form is asked for. */
  | { readonly kind: "schedule"; readonly spec: ScheduleSpec | null }
  | { readonly kind: "schedules" }
  | { readonly kind: "pause"; readonly key: string | null }
  | { readonly kind: "resume"; readonly key: string | null }
  | { readonly kind: "rounds" }
  /** A dry run does everything but write and send. */
  | { readonly kind: "open"; readonly key: string | null; readonly dryRun?: true }
  | { readonly kind: "close"; readonly number: number | null }
  /** A driver is named by its key or its label. */
  | {
      readonly kind: "survey";
      readonly key: string | null;
      readonly change: SurveyChange | null;
      readonly wish?: SurveyWish;
    }
  | RedactCommand
  | { readonly kind: "test"; readonly survey: string | null }
  /** A manager's group is as it was typed; without anyone the roles are listed. */
  | { readonly kind: "role"; readonly who: Reference; readonly role: Role; readonly group?: SaidGroup }
  | { readonly kind: "role"; readonly who: null }
  | { readonly kind: "mark"; readonly wish: MarkWish }
  | { readonly kind: "reference"; readonly wish: ReferenceWish }
  | { readonly kind: "goal"; readonly wish: GoalWish }
  | { readonly kind: "action"; readonly wish: ActionWish }
  /** Without a wish it lists what there is. */
  | { readonly kind: "subscribe"; readonly wish: SubscribeWish | null }
  | { readonly kind: "subscriptions" }
  | { readonly kind: "unsubscribe"; readonly number: number | null }
  | { readonly kind: "invite"; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: "people"; readonly wish: PeopleWish }
  | { readonly kind: "attribute"; readonly wish: AttributeWish }
  | { readonly kind: "events"; readonly wish: EventsWish }
  /** Without a type the form is asked for. */
  | { readonly kind: "event"; readonly eventType: string | null; readonly who: Reference | null }
  | { readonly kind: "token"; readonly wish: TokenWish }
  | { readonly kind: "settings" }
  /** Without a wish how it stands is asked for. */
  | { readonly kind: "quiet"; readonly wish: QuietWish | null }
  /** The house rules: shown, asked for as a form, or changed in one point. */
  | { readonly kind: "rules"; readonly wish: "show" | "form" | RulesChange }
  /** One's own time zone, as it was typed; null asks which. */
  | { readonly kind: "zone"; readonly zone: string | null }
  /** So many lines of the log of changes; null for the usual number. */
  | { readonly kind: "log"; readonly last: number | null }
  /** Null asks which. */
  | { readonly kind: "language"; readonly locale: Locale | null }
  | { readonly kind: "link"; readonly wish: LinkWish }
  | { readonly kind: "privacy" }
  | { readonly kind: "forget" }
  | { readonly kind: "claim"; readonly code: string };

/** What a text came to. `nearest` is a command's word in the script of the word that was typed. */
export type ParsedCommand =
  | Command
  | { readonly kind: "unknown"; readonly word: string; readonly nearest: string | null }
  | (Mistake & { readonly command: CommandName });
