// What it means when a platform did not answer the command line.
import { SurveyError } from "../../core/errors.ts";

/** A platform that said nothing, by code: `timeout` where the command gave up waiting. */
interface Silence {
  readonly kind: "silent";
  readonly code: string;
}

/** Gives the silence behind an error; throws it again where it is the database's, or none of ours. */
export function silenceOf(error: unknown, gaveUp: AbortSignal): Silence {
  if (gaveUp.aborted) return { kind: "silent", code: "timeout" };
  if (error instanceof SurveyError && !error.code.startsWith("database-")) {
    return { kind: "silent", code: error.code };
  }
  throw error;
}
