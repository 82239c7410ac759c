// The wish to hear no more of a round, as a button.
import type { Button } from "../../core/message.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import { type Asked, copyOf } from "./asked.ts";

/** Gives the button that stops a round's reminders to its presser; none where there are none to stop. */
export function hushButtons(asked: Asked): readonly Button[] {
  const { round, token, hushed } = asked;
  if (hushed === true || round.reminderAt.length === 0 || round.mode !== "direct") return [];
  return [{ label: copyOf(asked).answering.hushButton, press: encodePress({ verb: VERBS.hush, token }) }];
}
