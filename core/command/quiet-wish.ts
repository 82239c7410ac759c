// What someone wishes about being asked, as it was said; how they stand, and what was just done about it.

/** What someone wishes; a date is local, YYYY-MM-DD, or --MM-DD without its year. */
export type QuietWish =
  | { readonly kind: "for"; readonly count: number; readonly unit: "day" | "week" | "month" }
  | { readonly kind: "until"; readonly date: string }
  | { readonly kind: "off" }
  | { readonly kind: "survey"; readonly key: string; readonly isOut: boolean };

/** What was just done, for the first sentence of the answer; null where one only looks. */
export type QuietDone =
  | { readonly kind: "until"; readonly at: Date }
  | { readonly kind: "off" }
  | { readonly kind: "out" | "in"; readonly survey: string }
  | null;

/** How someone stands: from when on they are asked, and which surveys are asked at all or were opted out of. */
export interface QuietState {
  /** They refuse for good: nobody asks them before they end it. */
  readonly never?: true;
  /** Null where nothing holds now. */
  readonly until: Date | null;
  readonly surveys: readonly { readonly id: string; readonly key: string; readonly isOut: boolean }[];
}
