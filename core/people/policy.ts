// The house rules on asking, over all surveys: how often at most, and when never.

/** Days on which nobody is asked or reminded, as local dates YYYY-MM-DD; both ends belong to it. */
export interface Blackout {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

/** An organization's rules on asking. */
export interface Policy {
  /** The most questions to one person in 91 days, over all surveys and events; null sets no limit. */
  readonly mostPerQuarter: number | null;
  /** Local times of day HH:MM between which nothing is sent; equal ones mean never. */
  readonly quietHours: { readonly from: string; readonly to: string };
  /** Whether weekends and public holidays are left out for what is sent at local time, and reminders. */
  readonly workdaysOnly: boolean;
  /** ISO 3166-1 alpha-2 code of the country whose public holidays count, with a subdivision ("DE-BE"); null for none. */
  readonly country: string | null;
  readonly blackouts: readonly Blackout[];
}

/** What holds where an organization has said nothing: once a week on average at most, and nothing from 19:00 to 09:00. */
export const DEFAULT_POLICY: Policy = {
  mostPerQuarter: 13,
  quietHours: { from: "19:00", to: "09:00" },
  workdaysOnly: true,
  country: null,
  blackouts: [],
};
