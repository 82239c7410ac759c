// What a wish to take a comment out comes to.

/** Every way in which it can end. */
export type RedactionOutcome =
  /** No round with this number has comments to show; null where none was said. */
  | { readonly kind: "no-comments"; readonly round: number | null }
  /** The round has `most` comments, and none with this number. */
  | { readonly kind: "no-such"; readonly round: number; readonly comment: number; readonly most: number }
  | { readonly kind: "already"; readonly round: number; readonly comment: number }
  /** Asked before it is done; the press says which comment by its own id, whatever its number is by then. */
  | {
      readonly kind: "confirm";
      readonly round: number;
      readonly comment: number;
      readonly text: string;
      readonly roundId: string;
      readonly commentId: string;
    }
  | { readonly kind: "done"; readonly round: number }
  | { readonly kind: "kept" };
