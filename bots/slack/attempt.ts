// Calls whose failure nobody can mend: what a reply tells of is committed, and what cannot be shown is logged by its code.
import { failureOf } from "./failure.ts";
import type { Listening } from "./listening.ts";
import type { Responded } from "./respond.ts";

/** Calls Slack once, and gives what became of it. */
export async function trying(call: () => Promise<unknown>): Promise<Responded> {
  try {
    await call();
    return { kind: "done" };
  } catch (error) {
    const failure = failureOf(error);
    return { kind: "failed", code: failure.kind === "limited" ? "rate-limited" : failure.code };
  }
}

/** Calls Slack once; false, and a line in the log, where it fails. */
export async function attempt(
  listening: Listening,
  kind: string,
  call: () => Promise<unknown>,
): Promise<boolean> {
  const done = await trying(call);
  if (done.kind === "failed") failed(listening, kind, done.code);
  return done.kind === "done";
}

/** Writes down what could not be shown. */
export function failed({ log }: Listening, kind: string, code: string): void {
  log.warn({ event: "reply-failed", platform: "slack", kind, code });
}
