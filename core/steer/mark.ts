// What a trend is read against: things that happened, scores from elsewhere, and goals.

/** Something that happened on a day, compared before and after. */
export interface Mark {
  readonly id: string;
  readonly organizationId: string;
  /** Null for every survey. */
  readonly surveyId: string | null;
  /** Counts 1, 2, … in the organization; what commands and charts call it. */
  readonly number: number;
  /** YYYY-MM-DD, by the organization's calendar. */
  readonly day: string;
  readonly label: string;
}

/** A score from elsewhere, with where it is from. */
export interface ReferenceLine {
  readonly id: string;
  readonly organizationId: string;
  readonly surveyId: string | null;
  readonly number: number;
  /** −100…100. */
  readonly nps: number;
  readonly label: string;
  readonly source: string;
}

/** A score to be reached, by the whole or by one segment. */
export interface Goal {
  readonly id: string;
  readonly organizationId: string;
  readonly surveyId: string;
  /** Null for the whole. */
  readonly segment: { readonly attribute: string; readonly group: string } | null;
  /** −100…100. */
  readonly target: number;
  /** YYYY-MM-DD; null without a date. */
  readonly by: string | null;
}
