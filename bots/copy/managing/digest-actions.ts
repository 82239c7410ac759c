// What a digest ends with: what will be done about it.
import type { DigestView } from "../../../core/digest/digest.ts";
import { isBounded } from "../../../core/digest/reason-of.ts";
import type { Part } from "../../../core/message.ts";
import type { Copy } from "../copy.ts";
import { paragraph } from "../say.ts";
import { heading } from "./digest-words.ts";
import type { Reader } from "./reader.ts";

/** Gives what is announced, one line each; where nothing is, those who may write are invited to. */
export function actionParts(
  { digest }: DigestView,
  { mayAct, command }: { readonly mayAct: boolean } & Pick<Reader, "command">,
  copy: Copy,
): readonly Part[] {
  const words = copy.managing.digest;
  const { actionStates } = copy.managing.steering;
  const lines = digest.actions.map(({ number, text, state }) =>
    words.action({ number: copy.format.number(number), text, state: actionStates[state] }),
  );
  const isInvited = mayAct && digest.final && (digest.nps !== null || isBounded(digest));
  if (lines.length === 0 && !isInvited) return [];
  const body = lines.length === 0 ? words.actionsInvite({ command }) : lines.join("\n");
  return [heading(words.actionsTitle), paragraph(body)];
}
