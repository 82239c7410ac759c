// What commands, forms and presses of managers come to: values that bots/copy turns into words.

import type { DryRun } from "../ask/dry-run.ts";
import type { OpenedByHand } from "../ask/open-by-hand.ts";
import type { Country } from "../ask/ports.ts";
import type { Preview } from "../ask/preview.ts";
import type { Round } from "../ask/round.ts";
import type { NewSchedule, Schedule } from "../ask/schedule.ts";
import type { DigestFigures, DigestView } from "../digest/digest.ts";
import type { DigestReader } from "../digest/for-reader.ts";
import type { GatheredExport } from "../exchange/export-survey.ts";
import type { NamedChange } from "../people/change.ts";
import type { Account, Role } from "../people/person.ts";
import type { Policy } from "../people/policy.ts";
import type { Locale } from "../ports.ts";
import type { Publication } from "../publish/publication.ts";
import type { SaidAndDone } from "../steer/action.ts";
import type { EditedSurvey } from "../survey/edit-survey.ts";
import type { SurveyVersion } from "../survey/ports.ts";
import type { Survey, SurveyPromise } from "../survey/survey.ts";
import type { WholeWording } from "../survey/survey-change.ts";
import type { AttributesOutcome } from "./attributes-outcome.ts";
import type { CommandName } from "./command.ts";
import type { EditDifference, Overtaken } from "./edit-draft.ts";
import type { EventsOutcome } from "./event-outcome.ts";
import type { Mistake } from "./fault.ts";
import type { JourneyOutcome, ValueOutcome } from "./journey-outcome.ts";
import type { LinkOutcome } from "./link-outcome.ts";
import type { Section } from "./on-digest.ts";
import type { PendingDraft, PlanProblem } from "./plan.ts";
import type { QuietDone, QuietState } from "./quiet-wish.ts";
import type { RedactionOutcome } from "./redaction-outcome.ts";
import type { Reference } from "./reference.ts";
import type { RosterOutcome } from "./roster-outcome.ts";
import type { RulesFault } from "./rules-change.ts";
import type { SteeringOutcome } from "./steering-outcome.ts";

/** A schedule as lists show it. */
export interface ScheduleLine {
  readonly schedule: Schedule;
  readonly survey: Survey | null;
  /** Null while paused, or where its cadence has no further date. */
  readonly nextAt: Date | null;
  readonly running: Round | null;
  /** The date before it that a blackout passes over. */
  readonly skipped?: { readonly at: Date; readonly name: string };
}

/** A round as lists show it: how many have answered while it runs (in steps where it is anonymous), the figures when it is over. */
export interface RoundLine {
  readonly round: Round;
  readonly scheduleKey: string;
  readonly progress: { readonly answered: number; readonly exact: boolean } | null;
  readonly figures: DigestFigures | null;
}

/** A draft that could be saved, told before it is. */
export interface DraftPreview {
  /** Names the draft in the preview's buttons. */
  readonly token: string;
  readonly pending: PendingDraft;
  readonly schedule: NewSchedule;
  readonly survey: Survey;
  readonly preview: Preview;
  /** The promise that saving gives to the survey; null where it has it already. */
  readonly newPromise: SurveyPromise | null;
  /** What an edit changes; null for a new schedule. */
  readonly difference: EditDifference | null;
  /** What someone else has changed since the edit began; null for nothing. */
  readonly overtaken: Overtaken | null;
}

/** A name that nothing has (null: none was said and there is no only one), the names that there are, and the nearest of them. */
export interface UnknownName {
  readonly key: string | null;
  readonly known: readonly string[];
  readonly nearest: string | null;
}

/** Every way in which a manager's wish can end. */
export type CommandOutcome =
  | { readonly kind: "help"; readonly role: Role; readonly all: boolean }
  | { readonly kind: "not-allowed"; readonly command: CommandName; readonly needs: Role }
  | { readonly kind: "unknown-command"; readonly word: string; readonly nearest: string | null }
  | { readonly kind: "mistake"; readonly command: CommandName; readonly mistake: Mistake }
  | {
      readonly kind: "digest";
      readonly publication: Publication;
      readonly view: DigestView;
      readonly reader: DigestReader;
      readonly last: number | null;
      readonly share: boolean;
      /** Which part of the details was asked for; absent for the glance, and where whoever shows it chooses. */
      readonly section?: Section;
    }
  /** `survey`: where one was named, or is the only one that could be meant. */
  | {
      readonly kind: "no-digest";
      readonly open: Round | null;
      readonly asked: boolean;
      readonly survey?: string;
    }
  | { readonly kind: "shared"; readonly place: string }
  /** There is nowhere to share it: asked for in private, and its schedule has no channel. */
  | { readonly kind: "no-channel" }
  /** `about`: what was said may have been no survey at all, but another wish to be asked less. */
  | ({ readonly kind: "unknown-survey"; readonly about?: "quiet" } & UnknownName)
  | ({ readonly kind: "unknown-schedule" } & UnknownName)
  | {
      readonly kind: "schedule-form";
      readonly pending: PendingDraft;
      readonly surveys: readonly Survey[];
      readonly token: string;
      readonly isFresh: boolean;
    }
  | ({ readonly kind: "preview" } & DraftPreview)
  | {
      readonly kind: "draft-problems";
      readonly problems: readonly PlanProblem[];
      readonly token: string | null;
    }
  | { readonly kind: "draft-gone" }
  | { readonly kind: "discarded" }
  | {
      readonly kind: "saved";
      readonly line: ScheduleLine;
      readonly isNew: boolean;
      readonly announced: boolean;
    }
  | { readonly kind: "stale" }
  /** A link to be passed on where it was asked for. */
  | { readonly kind: "link"; readonly schedule: Schedule }
  | { readonly kind: "schedules"; readonly lines: readonly ScheduleLine[] }
  | { readonly kind: "paused" | "resumed"; readonly line: ScheduleLine; readonly already: boolean }
  | { readonly kind: "rounds"; readonly lines: readonly RoundLine[] }
  | { readonly kind: "opening"; readonly schedule: Schedule; readonly opened: OpenedByHand }
  /** `seconds`: how long sending the questions would take. */
  | {
      readonly kind: "dry-run";
      readonly schedule: Schedule;
      readonly run: DryRun;
      readonly seconds: number;
    }
  | { readonly kind: "which-round"; readonly number: number | null; readonly lines: readonly RoundLine[] }
  | { readonly kind: "confirm-close"; readonly line: RoundLine }
  | { readonly kind: "closed"; readonly round: Round }
  | { readonly kind: "not-open"; readonly number: number; readonly state: Round["state"] }
  | { readonly kind: "surveys"; readonly surveys: readonly Survey[] }
  | { readonly kind: "survey"; readonly survey: Survey; readonly edited: boolean }
  /** The form for all sentences of a language (null: the asker's own), filled with `words` where some are kept. */
  | {
      readonly kind: "survey-form";
      readonly survey: Survey;
      readonly locale: Locale | null;
      readonly words: WholeWording | null;
    }
  /** New wording as people will read it; its token names it in the buttons. */
  | {
      readonly kind: "survey-preview";
      /** What the next question opens with; left out for nothing. */
      readonly saidAndDone?: SaidAndDone;
      readonly token: string;
      readonly survey: Survey;
      readonly locale: Locale;
      readonly operator: string;
    }
  | { readonly kind: "survey-saved"; readonly survey: Survey }
  /** Somebody else has changed it since. */
  | { readonly kind: "survey-stale"; readonly survey: Survey }
  | {
      readonly kind: "survey-versions";
      readonly survey: Survey;
      readonly versions: readonly SurveyVersion[];
    }
  | { readonly kind: "survey-created" | "survey-exists" | "survey-removed"; readonly survey: Survey }
  | {
      readonly kind: "survey-needed";
      readonly survey: Survey;
      readonly why: "used" | "default";
      readonly schedules: readonly string[];
    }
  | ({ readonly kind: "unknown-template" } & UnknownName)
  | {
      readonly kind: "survey-fault";
      readonly survey: Survey;
      readonly fault: Extract<EditedSurvey, { kind: "invalid" }>;
    }
  | { readonly kind: "test-sent"; readonly survey: Survey }
  | { readonly kind: "role-set"; readonly account: Account; readonly role: Role }
  | { readonly kind: "role-confirm"; readonly account: Account; readonly role: Role }
  /** What was asked about stays as it is: an open round, one's own role. */
  | { readonly kind: "kept"; readonly what: "open" | "role" }
  | { readonly kind: "last-admin" }
  | { readonly kind: "unknown-person"; readonly who: Reference; readonly found: number }
  | {
      readonly kind: "invite";
      readonly code: string;
      readonly attributes: Readonly<Record<string, string>>;
      /** Those of them that nobody had defined before. */
      readonly created: readonly string[];
      readonly expiresAt: Date;
      readonly uses: number;
    }
  /** Everyone with a role, admins first. */
  | { readonly kind: "roles"; readonly accounts: readonly Account[] }
  /** One's own admin role for that of one segment: another admin has to give it. */
  | { readonly kind: "own-scope" }
  | { readonly kind: "steering"; readonly outcome: SteeringOutcome }
  /** A file for the asker alone. */
  | { readonly kind: "export"; readonly gathered: GatheredExport }
  | { readonly kind: "redaction"; readonly outcome: RedactionOutcome }
  | { readonly kind: "journey"; readonly outcome: JourneyOutcome }
  | { readonly kind: "value"; readonly outcome: ValueOutcome }
  | { readonly kind: "attributes"; readonly outcome: AttributesOutcome }
  | { readonly kind: "roster"; readonly outcome: RosterOutcome }
  | { readonly kind: "linking"; readonly outcome: LinkOutcome }
  | { readonly kind: "events"; readonly outcome: EventsOutcome }
  | { readonly kind: "settings" | "privacy" }
  | { readonly kind: "quiet"; readonly state: QuietState; readonly done: QuietDone }
  | { readonly kind: "quiet-fault"; readonly fault: "past" | "too-long" }
  | {
      readonly kind: "rules";
      readonly policy: Policy;
      /** The country's name by language; null where no holidays count. */
      readonly country: Readonly<Record<Locale, string>> | null;
      readonly today: string;
      readonly isChanged: boolean;
      readonly mayChange: boolean;
    }
  | { readonly kind: "rules-form"; readonly policy: Policy; readonly version: number }
  | {
      readonly kind: "rules-fault";
      readonly fault: RulesFault;
      readonly word: string;
      readonly nearest: Country | null;
    }
  | { readonly kind: "which-zone"; readonly zone: string | null; readonly usual: string }
  | { readonly kind: "zone-set"; readonly zone: string }
  | {
      readonly kind: "unknown-zone";
      readonly word: string;
      readonly nearest: string | null;
      /** How zones are written, by two near the one who asks. */
      readonly examples: readonly [string, string];
    }
  | { readonly kind: "log"; readonly lines: readonly NamedChange[] }
  | { readonly kind: "forget-confirm"; readonly lastAdmin: boolean }
  | { readonly kind: "which-language" }
  | { readonly kind: "language"; readonly locale: Locale }
  | { readonly kind: "claim"; readonly code: string };
