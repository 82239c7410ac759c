// What becomes of a delivery after one try: the state it ends in, and what has to happen beside it.
import type { Random, SendOutcome } from "../ports.ts";
import type { Claimed, Settlement } from "./ports.ts";
import type { TroubleCode } from "./report-trouble.ts";

/** The end of one attempt. */
export interface Verdict {
  readonly settlement: Settlement;
  /** What the admins have to hear. */
  readonly trouble?: TroubleCode;
}

const AMBIGUOUS_WAIT_MS = 10_000;
const MOST_REDRAWS = 5;

/** Gives the wait before try number `attempt` + 1 in milliseconds: doubling from `first` up to `most`, up to a quarter longer by chance. */
export function backoff(attempt: number, first: number, most: number, random?: Random): number {
  const wait = Math.min(most, first * 2 ** Math.min(30, Math.max(0, attempt - 1)));
  return Math.round(wait * (1 + (random?.int(251) ?? 0) / 1000));
}

/** Decides what a send has come to. `moved` and `suspended` leave the delivery owed; the caller sees to the rest of them. */
export function judgeSend(claimed: Claimed, outcome: SendOutcome, now: Date, random?: Random): Verdict {
  const later = (ms: number) => new Date(now.getTime() + ms);
  switch (outcome.kind) {
    case "sent":
      return { settlement: { state: "sent", messageRef: outcome.messageRef } };
    case "rate-limited":
      return retry(later(outcome.retryAfterMs), "rate-limited");
    case "refused":
      return retry(later(backoff(claimed.attempt, 1000, 300_000, random)), outcome.code);
    case "moved":
      return retry(now, "moved");
    case "suspended":
      return retry(now, outcome.code);
    case "ambiguous":
      // Once more, and marked; a second doubt is not paid with a third copy.
      if (claimed.again)
        return { settlement: { state: "dead", code: outcome.code }, trouble: "ambiguous-twice" };
      return { settlement: { state: "ambiguous", notBefore: later(AMBIGUOUS_WAIT_MS), code: outcome.code } };
    case "unreachable": {
      const settlement = { state: "unreachable", code: outcome.code } as const;
      // People block a bot and need no helper for it; a channel that the bot was removed from needs its admins.
      return claimed.address.kind === "channel"
        ? { settlement, trouble: "channel-unreachable" }
        : { settlement };
    }
    case "rejected":
      return { settlement: { state: "dead", code: outcome.code }, trouble: "message-rejected" };
  }
}

/** Decides what a redraw has come to: it may be repeated without harm, and a post that is gone is nobody's trouble. */
export function judgeRedraw(claimed: Claimed, outcome: SendOutcome, now: Date, random?: Random): Verdict {
  switch (outcome.kind) {
    case "unreachable":
    case "rejected":
      return { settlement: { state: "cancelled", code: outcome.code } };
    case "ambiguous":
    case "refused":
      if (claimed.attempt >= MOST_REDRAWS) return { settlement: { state: "cancelled", code: outcome.code } };
      return retry(new Date(now.getTime() + backoff(claimed.attempt, 5000, 60_000, random)), outcome.code);
    default:
      return judgeSend(claimed, outcome, now, random);
  }
}

function retry(notBefore: Date, code: string): Verdict {
  return { settlement: { state: "retry", notBefore, code } };
}
