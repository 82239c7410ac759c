// A schedule as someone asks for it, before it is checked, and everything that can be wrong with it.
import type { AudienceSource } from "../ports.ts";
import type { Cadence, CadenceFault } from "./cadence.ts";
import type { ChannelRef, LocalMoment, Schedule } from "./schedule.ts";

/** What an admin says; what is left out takes the defaults of `DRAFT_DEFAULTS`. */
export interface ScheduleDraft {
  readonly organizationId: string;
  readonly surveyId: string;
  readonly connectionId: string;
  /** Checked with parseCadence: whatever a form or a command gave may stand here. */
  readonly cadence: Cadence;
  /** An IANA zone in any case. */
  readonly zone: string;
  readonly audience: AudienceSource;
  readonly audienceName: string;
  /** Short name for commands; the survey's key where it is left out. */
  readonly key?: string;
  readonly mode?: Schedule["mode"];
  readonly panels?: number;
  readonly gapDays?: number;
  readonly closes?: LocalMoment;
  readonly reminders?: readonly LocalMoment[];
  readonly digest?: { readonly channel: ChannelRef | null; readonly at?: LocalMoment };
  readonly catchUp?: Schedule["catchUp"];
  readonly openDigest?: boolean;
  /** At the cadence's time of day in each recipient's own zone. */
  readonly localTime?: boolean;
}

/** Which part of a draft a problem belongs to, for forms that show it at its field. */
export type DraftField =
  | "survey"
  | "key"
  | "cadence"
  | "zone"
  | "audience"
  | "mode"
  | "panels"
  | "gap"
  | "closes"
  | "reminders"
  | "digest";

/** What is wrong. `cadence-…` carries what parseCadence found. */
export type DraftFault =
  | "unknown-survey"
  | "unknown-connection"
  | "bad-key"
  | `cadence-${CadenceFault}`
  | "fires-too-often"
  | "unknown-zone"
  | "audience-not-visible"
  | "audience-empty"
  | "all-excluded"
  | "condition-unknown"
  | "condition-nobody"
  | "conditions-together"
  | "crowd-alone"
  | "sample-too-small"
  | "directory-unavailable"
  | "too-few-people"
  | "panel-too-small"
  | "post-needs-channel"
  | "crowd-needs-post"
  | "post-has-no-panels"
  | "post-has-no-local-time"
  | "panels-out-of-range"
  | "gap-out-of-range"
  | "bad-moment"
  | "closes-before-opening"
  | "closes-after-next-fire"
  | "reminder-outside-round"
  | "too-many-reminders"
  | "channel-not-visible";

/** One thing wrong with a draft; `params` are figures and limits for the sentence that says so. */
export interface DraftProblem {
  readonly field: DraftField;
  readonly code: DraftFault;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a draft takes where it says nothing: no panels, three weeks between questions, three days to answer. */
export const DRAFT_DEFAULTS = {
  mode: "direct",
  panels: 1,
  gapDays: 21,
  closes: { kind: "after", hours: 72 },
  reminders: [],
  digestAt: { kind: "after", hours: 0 },
  catchUp: "latest",
  openDigest: true,
} as const;

/** The most panels a schedule may have: a year of weeks. */
export const MAX_PANELS = 52;
/** The longest gap between two questions to one person, in days. */
export const MAX_GAP_DAYS = 366;
/** At most two reminders: a third is pestering. */
export const MAX_REMINDERS = 2;
