// Calls that may wait: a 429 is waited out, a hiccup is tried again, and in the end it is said that Slack does not answer.
import { setTimeout as sleep } from "node:timers/promises";
import { SurveyError } from "../../core/errors.ts";
import { type Failure, failureOf } from "./failure.ts";

/** A call that Slack answered with an error of its own. */
type Answered = Extract<Failure, { kind: "answered" }>;

const TRIES = 8;
/** Listing a large workspace may take its minutes; a limit that lasts longer is not waited for. */
const LONGEST_WAIT = 120_000;

/**
 * Gives what a call gives, or Slack's own error as a value. Waits out limits and tries again what may not have arrived (for reading only).
 * Throws SurveyError `directory-unavailable` where Slack does not answer, or `signal` aborts.
 */
export async function patiently<Answer>(
  call: () => Promise<Answer>,
  signal: AbortSignal,
): Promise<{ readonly kind: "given"; readonly answer: Answer } | Answered> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { kind: "given", answer: await call() };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "answered") return failure;
      const wait = failure.kind === "limited" ? failure.retryAfterMs : 250 * 2 ** (attempt - 1);
      const isHopeless = failure.kind !== "limited" && attempt >= 3;
      if (isHopeless || attempt >= TRIES || wait > LONGEST_WAIT || signal.aborted) throw unavailable(failure);
      await sleep(wait, undefined, { signal }).catch(() => {
        throw unavailable(failure);
      });
    }
  }
}

function unavailable(failure: Failure): SurveyError {
  const code = failure.kind === "limited" ? "rate-limited" : failure.code;
  return new SurveyError("directory-unavailable", { platform: "slack", code });
}
