// A listener that failed for a reason that the conversation did not foresee: the person is told, Slack is not told that all is well.
import { SurveyError } from "../../../core/errors.ts";
import { copyFor } from "../../copy/copy.ts";
import type { Reply } from "../../talk/talk.ts";
import type { Listening } from "../listening.ts";
import { deliver } from "../reply.ts";
import type { Recipient } from "../surface.ts";

/** Says "not saved" to the person who acted. */
export async function tellFailure(listening: Listening, to: Recipient): Promise<void> {
  const locale = listening.acquaintances.localeOf(to.userId);
  const reply: Reply = { locale, toast: copyFor(locale).answering.notSaved };
  await deliver(listening, reply, to);
}

/** Gives an error's code for the log: never its message, which may carry words or names. */
export function codeOf(error: unknown): string {
  if (error instanceof SurveyError) return error.code;
  return error instanceof Error ? error.name : "unknown";
}

/** Keeps Slack from hearing that a press was taken when it was not. */
export function notTaken(what: string): SurveyError {
  return new SurveyError("internal", { what });
}
