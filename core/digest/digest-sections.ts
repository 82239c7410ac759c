// What a digest says of parts of a round: its groups, what played a part, what was written.
import type { Split } from "../publish/publication.ts";
import type { Priority } from "../score/priority.ts";
import type { RatedApart } from "../score/rated-apart.ts";
import type { DigestChange, DigestFigures, Label } from "./digest-figures.ts";

/** The figures of one group, or of several that are shown together because some of them would be too few. */
export interface DigestCell extends DigestFigures {
  /** Each with one value an attribute; null where nothing is known. */
  readonly groups: readonly (readonly (string | null)[])[];
  /** The very same groups in the round before; null where they were not shown alike. */
  readonly before: DigestFigures | null;
  /** Judged with the false discovery rate controlled over all cells of the digest. */
  readonly change: DigestChange | null;
}

/** One attribute, or two that are crossed. No cells where they are withheld. */
export interface DigestSegment {
  readonly attributes: readonly string[];
  readonly withheld: boolean;
  readonly cells: readonly DigestCell[];
}

/** Shares (0–1) that ticked a driver, of those who gave 9–10 and of those who gave 0–6 (or of all others, where 7–8 and 0–6 stand together). */
export interface DigestLift {
  readonly against: "detractors" | "others";
  readonly share: number;
  readonly other: number;
  /** The first share divided by the second; null where nobody of the second ticked it. */
  readonly lift: number | null;
  readonly p: number;
  /** With the false discovery rate controlled over all drivers of the digest. */
  readonly adjusted: number;
}

/** A ticked driver: how many named it, and in which bands they are as far as that may be shown. */
export interface DigestDriver {
  readonly key: string;
  readonly label: Label;
  readonly count: number;
  readonly split: Split | null;
  readonly lift: DigestLift | null;
}

/** How much each rated driver explains of the score, beside how it is rated. */
export interface DigestImportance {
  /** People who rated every driver; null where that may not be told. */
  readonly answered: number | null;
  /** 0–1. */
  readonly explained: number;
  /** The one that explains most first. */
  readonly drivers: readonly {
    readonly key: string;
    readonly label: Label;
    /** 0–1, with its 95 % bootstrap interval. */
    readonly share: number;
    readonly low: number;
    readonly high: number;
    /** 0–10. */
    readonly mean: number;
    /** Whether the same people rate it lower or higher than the others: a paired t test, p adjusted for all drivers; null in rounds that were sealed without it. */
    readonly rated: RatedApart | null;
    /** Null where nothing may be claimed. */
    readonly priority: Priority | null;
  }[];
}

/** What many comments have in common. */
export interface DigestTheme {
  readonly key: string;
  readonly language: "en" | "zh";
  readonly label: string;
  readonly variants: readonly string[];
  readonly people: number;
  /** Of rounds that carry names; null where two themes could tell what one comment's author gave. */
  readonly split: Split | null;
  readonly lean: "promoters" | "detractors" | null;
  /** Share (0–1) of all who answered. */
  readonly share: number;
  /** The same in the round before; null where it was no theme there. */
  readonly before: { readonly people: number; readonly share: number } | null;
  /** Whether more speak of it than in the round before, against chance. `new` was no theme then, which is not to say that nobody spoke of it. */
  readonly verdict: "new" | "more" | "less" | "same" | null;
}

/** How comments are meant, and how those of the round before were. */
export interface DigestSentiment {
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
  readonly before: { readonly positive: number; readonly neutral: number; readonly negative: number } | null;
}
