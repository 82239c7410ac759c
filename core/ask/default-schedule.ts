// The schedule that is offered before anyone has chosen: often enough to see change, rarely enough to be answered.
import type { AudienceSource } from "../ports.ts";
import type { Survey, SurveyKind } from "../survey/survey.ts";
import type { Cadence } from "./cadence.ts";
import type { ScheduleDraft } from "./draft.ts";
import { DRAFT_DEFAULTS } from "./draft.ts";
import type { ChannelRef, LocalMoment } from "./schedule.ts";

interface OfferedMoments {
  readonly closes: LocalMoment;
  readonly reminders: readonly LocalMoment[];
}

/** From this many people each is asked once a month in weekly panels: every panel can still show a score. */
export const PANELS_FROM = 100;

/** What the default depends on. */
export interface DefaultFor {
  readonly survey: Pick<Survey, "id" | "organizationId" | "key" | "kind" | "relation">;
  readonly connectionId: string;
  /** How many people are in the audience. */
  readonly size: number;
  readonly zone: string;
  readonly audience: AudienceSource;
  readonly audienceName: string;
  readonly digestChannel: ChannelRef | null;
}

const OPENS = { day: 2, at: "10:00" } as const;

// The tenth: clear of month ends and of the first week's holidays.
const CUSTOMER_CADENCE: Readonly<Record<SurveyKind, Cadence>> = {
  transactional: { kind: "monthly", day: 10, at: OPENS.at },
  relationship: { kind: "quarterly", month: 2, day: 10, at: OPENS.at },
  strategic: { kind: "yearly", month: 2, day: 10, at: OPENS.at },
};

const STAFF_MOMENTS: OfferedMoments = {
  closes: { kind: "weekday", day: 5, at: "12:00" },
  reminders: [{ kind: "weekday", day: 4, at: OPENS.at }],
};

// A day of the month is any day of the week: a fixed weekday could be hours after the opening.
const CUSTOMER_MOMENTS: OfferedMoments = {
  closes: { kind: "after", hours: 7 * 24 },
  reminders: [{ kind: "after", hours: 3 * 24 }],
};

/**
 * Gives the draft offered for a survey. Staff: weekly in four panels from 100 people, below that everyone every four weeks, opening on Tuesday
 * 10:00, one reminder on Thursday 10:00, closing on Friday 12:00. Customers: monthly (transactional), quarterly (relationship) or yearly (strategic),
 * a week to answer and one reminder after three days. The digest comes on Monday 10:00.
 */
export function defaultSchedule(of: DefaultFor): ScheduleDraft {
  const staff = of.survey.relation === "staff";
  const inPanels = staff && of.size >= PANELS_FROM;
  return {
    organizationId: of.survey.organizationId,
    surveyId: of.survey.id,
    connectionId: of.connectionId,
    key: of.survey.key,
    cadence: staff
      ? { kind: "weekly", everyWeeks: inPanels ? 1 : 4, ...OPENS }
      : CUSTOMER_CADENCE[of.survey.kind],
    zone: of.zone,
    audience: of.audience,
    audienceName: of.audienceName,
    mode: "direct",
    panels: inPanels ? 4 : 1,
    gapDays: DRAFT_DEFAULTS.gapDays,
    ...(staff ? STAFF_MOMENTS : CUSTOMER_MOMENTS),
    digest: { channel: of.digestChannel, at: { kind: "weekday", day: 1, at: "10:00" } },
    catchUp: "latest",
    openDigest: true,
  };
}
