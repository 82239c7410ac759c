// What people send, without the one character that PostgreSQL takes in no text: NUL, which no keyboard writes and a paste can hold.
import type { Submission } from "../../core/message.ts";

/** Gives a text without NUL. */
export function storable(text: string): string {
  return text.replaceAll("\u0000", "");
}

/** Gives a submission whose texts are without NUL. */
export function storableSubmission(submission: Submission): Submission {
  return Object.fromEntries(
    Object.entries(submission).map(([name, value]) => [
      name,
      value === null ? null : typeof value === "string" ? storable(value) : value.map(storable),
    ]),
  );
}
