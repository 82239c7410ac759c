// A person's answer while the round is open, and what a press may do to it.

/** One a person and round; can be changed or withdrawn until closing. */
export interface Ballot {
  /** 0–10. */
  readonly score: number;
  readonly reason: string | null;
  readonly improve: string | null;
  readonly drivers: readonly string[];
  readonly mayQuote: boolean;
}
