// What a chart shows, as plain data that knows no picture: each platform's messenger has it drawn when it sends. No words: only what digits and dates can say.

/** One round in a trend. Scores in −100…100; null where nothing was published. */
export interface TrendPoint {
  /** Digits alone, e.g. "11-02". */
  readonly label: string;
  readonly nps: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** 0–1; null where nobody knows how many were asked, or the round is withheld. */
  readonly rate: number | null;
  /** From here on other words, or another audience. */
  readonly edited?: true;
}

/** Scores with their intervals as a band, the response rate beneath. */
export interface TrendChart {
  readonly kind: "trend";
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
  /** `at` counts points: 2.5 lies between the third and the fourth. */
  readonly marks: readonly { readonly number: number; readonly at: number }[];
  /** Scores that lines are drawn at, in the order in which the text names them. */
  readonly references: readonly number[];
  readonly goal: number | null;
}

/** Drivers by how much they matter (share 0–1 with its interval) and how they are rated (mean 0–10). The numbers are those of the text. */
export interface PriorityChart {
  readonly kind: "priority";
  readonly drivers: readonly {
    readonly number: number;
    readonly share: number;
    readonly low: number;
    readonly high: number;
    readonly mean: number;
    /** What the text says of it; null or absent where it says nothing. */
    readonly priority?: "fix" | "keep" | "watch" | "later" | null;
  }[];
}

/** Scores of several groups or touchpoints with their intervals, in order, and the score before where there is one. */
export interface DotsChart {
  readonly kind: "dots";
  /** Whether the order is a way that people go, drawn as a line. */
  readonly isJourney: boolean;
  readonly rows: readonly {
    readonly number: number;
    readonly nps: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly before: number | null;
    readonly answered: number | null;
  }[];
  /** The whole's score, as a line. */
  readonly whole: number | null;
}

/** Who brings value: share of heads and of value (0–1 each) by A1 … C2. */
export interface ValueChart {
  readonly kind: "value";
  readonly cells: readonly {
    readonly name: "A1" | "A2" | "B1" | "B2" | "C1" | "C2";
    readonly heads: number;
    readonly value: number;
  }[];
}

export type Chart = TrendChart | PriorityChart | DotsChart | ValueChart;
