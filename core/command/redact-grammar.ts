// The command that takes a comment out: its numbers behind "redact".
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { plainNumber } from "./number.ts";

/** The wish: a comment of a round, by its number in the digest's details. */
export interface RedactCommand {
  readonly kind: "redact";
  readonly round: number;
  readonly comment: number;
}

/** Reads the numbers of a round and of a comment. */
export function readRedact(cursor: Cursor): RedactCommand | Mistake {
  cursor.take("comment");
  cursor.take("round", "rounds");
  const round = takeNumber(cursor);
  if (typeof round === "object") return round;
  cursor.take("comment");
  const comment = takeNumber(cursor);
  cursor.take("comment");
  return typeof comment === "object" ? comment : { kind: "redact", round, comment };
}

function takeNumber(cursor: Cursor): number | Mistake {
  const word = cursor.peek();
  if (word === null) return cursor.mistake("missing", "redact");
  const number = plainNumber(word.text);
  if (number === null || number < 1) return cursor.mistake("not-a-number", "redact");
  cursor.next();
  return number;
}
