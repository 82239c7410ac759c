// The figures that everything in a digest is told in.

export interface DigestInterval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/** The figures of one round or pool: unrounded in −100…100, null where withheld or not defined. */
export interface DigestFigures {
  readonly invited: number | null;
  /** An open link: nobody knows how many saw it. */
  readonly byLink?: true;
  readonly answered: number | null;
  /** 0–1; null for an open crowd or where withheld. */
  readonly responseRate: number | null;
  readonly promoters: number | null;
  readonly passives: number | null;
  readonly detractors: number | null;
  readonly nps: number | null;
  /** "+32", "–", or a bound such as "≤ −71". */
  readonly display: string;
  readonly interval: DigestInterval | null;
  readonly bounds: { readonly worst: number; readonly best: number } | null;
}

export interface DigestRound {
  readonly id: string;
  readonly number: number;
  readonly opensAt: string;
  readonly closesAt: string;
}

/** A difference from the round before. `adjusted`: the p by which it is judged where several were tested at once (Benjamini–Hochberg). */
export interface DigestChange {
  readonly delta: number;
  readonly z: number;
  readonly p: number;
  /** Null where fewer than ten answered, which nothing is claimed of, or where only this one was tested. */
  readonly adjusted: number | null;
  readonly verdict: "up" | "down" | "within-noise" | "too-few";
}

/** A name in both languages. */
export type Label = Readonly<Record<"en" | "zh-CN", string>>;
