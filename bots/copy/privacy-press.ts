// The button that leads to what is stored, under every question.
import type { Button } from "../../core/message.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import type { Copy } from "./copy.ts";

/** Gives the button about a question's privacy. */
export function privacyPress(token: string, copy: Copy): Button {
  return { label: copy.answering.privacyButton, press: encodePress({ verb: VERBS.privacy, token }) };
}
