// A person's answer while the round is open, and what one change of it amounts to.

/** One a person and round; can be changed or withdrawn until closing. */
export interface Ballot {
  /** 0–10. */
  readonly score: number;
  readonly reason: string | null;
  readonly improve: string | null;
  readonly drivers: readonly string[];
  readonly mayQuote: boolean;
  /** The options chosen of the questions before the score, by question; left out where there are none. */
  readonly background?: Readonly<Record<string, string>>;
  /** 0–10 by driver; left out where there are none. */
  readonly ratings?: Readonly<Record<string, number>>;
}

/** How long after closing the words to an existing ballot are still taken, in milliseconds: someone may be typing. */
export const GRACE_MS = 15 * 60_000;

/** Gives a ballot with a score (0–10) and nothing else. */
export function newBallot(score: number): Ballot {
  return { score, reason: null, improve: null, drivers: [], mayQuote: false };
}

const PARTS = ["score", "reason", "improve", "drivers", "mayQuote", "background", "ratings"] as const;

/** Says what a change amounts to: `recorded` where only empty places were filled, `changed` where something else stood there. */
export function kindOfChange(before: Ballot | null, after: Ballot): "recorded" | "changed" | "unchanged" {
  if (before === null) return "recorded";
  const empty = newBallot(before.score);
  const touched = PARTS.filter((part) => !same(before[part], after[part]));
  if (touched.length === 0) return "unchanged";
  const onlyFilled = touched.every((part) => part !== "score" && same(before[part], empty[part]));
  return onlyFilled ? "recorded" : "changed";
}

function same(one: Ballot[keyof Ballot], other: Ballot[keyof Ballot]): boolean {
  // Every list and record is kept in the survey's order, so that the same answers are the same text.
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
