// A ballot as sealing counts it: what was answered and in which groups its author was, and nobody's name.

/** One answer of a closing round. */
export interface CountedBallot {
  /** 0–10. */
  readonly score: number;
  /** Keys of ticked drivers. */
  readonly drivers: readonly string[];
  readonly background: Readonly<Record<string, string>>;
  /** 0–10 by driver. */
  readonly ratings: Readonly<Record<string, number>>;
  /** The reason and what should be improved, as far as they were written. */
  readonly texts: readonly string[];
  readonly mayQuote: boolean;
  /** As the invitation froze them. */
  readonly groups: Readonly<Record<string, string>>;
}
