// When and whom: a schedule as plain data. A round freezes what it needs of it at opening.
import type { AudienceSource, Locale } from "../ports.ts";
import type { Cadence } from "./cadence.ts";

/** Where a digest or an announcement goes. */
export interface ChannelRef {
  readonly connectionId: string;
  readonly externalId: string;
  readonly threadId?: string;
  readonly name: string;
  readonly locale: Locale;
}

/** A day of the week (1 Monday … 7 Sunday) at a local time, or so many hours after opening. */
export type LocalMoment =
  | { readonly kind: "weekday"; readonly day: number; readonly at: string }
  | { readonly kind: "after"; readonly hours: number };

export interface Schedule {
  readonly id: string;
  readonly organizationId: string;
  readonly surveyId: string;
  readonly connectionId: string;
  /** Short name used in commands, unique in the organization. */
  readonly key: string;
  readonly cadence: Cadence;
  readonly zone: string;
  /** A local Monday, YYYY-MM-DD, from which "every n weeks" counts. */
  readonly anchor: string;
  readonly audience: AudienceSource;
  readonly audienceName: string;
  /** `direct`: each in private. `post`: one post in the audience's channel. `link`: whoever opens a link, an open crowd. */
  readonly mode: "direct" | "post" | "link";
  /** 1 asks all each time; n asks a different nth each time. */
  readonly panels: number;
  readonly gapDays: number;
  readonly closes: LocalMoment;
  readonly reminders: readonly LocalMoment[];
  readonly digest: { readonly channel: ChannelRef | null; readonly at: LocalMoment };
  /** What to do with fires missed while down. */
  readonly catchUp: "latest" | "skip" | "all";
  /** Those who were asked may see the whole round's digest. */
  readonly openDigest: boolean;
  /** Asks at the cadence's time of day in each recipient's own zone. */
  readonly localTime?: boolean;
  /** `past`: holds rounds that were brought in from elsewhere, asks nobody, and stands in no list. */
  readonly state: "active" | "paused" | "past";
  /** Fires at or before this instant are past: creation, edit or resume. */
  readonly since: Date;
  readonly version: number;
}

/** A schedule before it is saved for the first time. */
export type NewSchedule = Omit<Schedule, "id" | "version">;
