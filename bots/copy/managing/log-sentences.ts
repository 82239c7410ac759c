// The shape of the log's sentences: one for each kind of change, so that none is without words.
import type { ChangeKind, ChangeKinds } from "../../../core/people/change.ts";

/** A sentence for each kind of change, with its details as finished texts. A kind without one does not compile. */
export type LogSentences = {
  readonly [Kind in ChangeKind]: (
    p: { readonly who: string } & { readonly [Name in keyof ChangeKinds[Kind]]: string },
  ) => string;
};
