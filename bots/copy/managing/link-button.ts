// The button that passes an open link on where it is pressed.
import type { Button } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import type { Copy } from "../copy.ts";

/** Gives the button of a schedule's link. */
export function linkButton(scheduleId: string, copy: Copy): Button {
  return {
    label: copy.managing.schedules.linkShareButton,
    press: encodePress({ verb: VERBS.linkShare, token: scheduleId }),
  };
}
