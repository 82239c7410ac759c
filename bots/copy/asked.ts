// A question with its reader: whom all copy about a round speaks to.
import type { QuestionFacts } from "../../core/ask/round.ts";
import type { Snooze } from "../../core/ask/snooze.ts";
import type { Locale } from "../../core/ports.ts";
import type { Frozen } from "../../core/survey/survey.ts";
import { type Copy, copyFor } from "./copy.ts";

/** The moments to which a question can be put off now. */
export interface SnoozeOffer {
  readonly times: Readonly<Record<Snooze, Date | null>>;
  readonly now: Date;
}

/** A question and its reader. `zone` is where the reader lives; the round's own where it is not known. */
export type Asked = Pick<QuestionFacts, "round" | "token" | "locale"> & {
  readonly zone?: string | undefined;
  /** The reader's name, for what may carry it. */
  readonly name?: string | undefined;
  /** When that happened which the round asks about. */
  readonly happenedAt?: Date | undefined;
  /** They want no more reminders of the round. */
  readonly hushed?: boolean;
  /** To when they may put the question off. */
  readonly snooze?: SnoozeOffer;
  /** They want it later: the moments stand below the question. */
  readonly choosesLater?: boolean;
};

/** As much of it as decides the words. */
export interface Asking {
  readonly locale: Locale;
  readonly round: { readonly frozen: Pick<Frozen, "relation"> };
}

/** Gives the copy in the reader's language and in the tone of the round. */
export function copyOf(asked: Asking): Copy {
  return copyFor(asked.locale, asked.round.frozen.relation);
}
