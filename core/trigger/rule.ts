// Which events ask which survey, when, whom and how often.

/** What one type of event asks; at most one rule a type. */
export interface EventRule {
  readonly id: string;
  readonly organizationId: string;
  readonly eventType: string;
  readonly surveyId: string;
  /** The schedule whose rounds hold the answers: it has the weekly rhythm and the digest's channel. */
  readonly scheduleId: string | null;
  /** What the question says it is about, such as "Support". */
  readonly touchpoint: string;
  /** From the event to the question. */
  readonly delayMinutes: number;
  /** 1–100: of a hundred events so many ask. */
  readonly samplePercent: number;
  /** From the event on: later it is pointless to ask. */
  readonly deadlineHours: number;
  readonly state: "active" | "paused";
  /** Where its touchpoint stands in the journey, from 1; null, or left out, behind all that have a place. */
  readonly position?: number | null;
  readonly version: number;
}

/** What a rule may say; what was left out keeps what the rule had, or takes the default. */
export interface RuleWish {
  readonly survey?: string;
  readonly touchpoint?: string;
  readonly delayMinutes?: number;
  readonly samplePercent?: number;
  readonly deadlineHours?: number;
}

/** Thirty days: a delay beyond it asks about what nobody remembers. */
export const MOST_DELAY_MINUTES = 30 * 24 * 60;
/** Ninety days, the longest that an event is kept for its question. */
export const MOST_DEADLINE_HOURS = 90 * 24;
export const MOST_TOUCHPOINT = 60;

/** What a rule takes where nothing is said: two hours, everyone, three days; ten days where questions go out together once a week. */
export const RULE_DEFAULTS = {
  delayMinutes: 120,
  samplePercent: 100,
  deadlineHours: { attributed: 72, anonymous: 240 },
} as const;

/** Below this deadline an anonymous rule leaves some days of the week unasked. */
export const WHOLE_WEEK_HOURS = 7 * 24;
