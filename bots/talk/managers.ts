// The managers' side of the conversation, as the respondents' side hands over to it.
import type { Claimed } from "../../core/deliver/ports.ts";
import type { Message, Part, Submission } from "../../core/message.ts";
import type { Dialog } from "../../core/ports.ts";
import type { Press } from "../../core/press.ts";
import type { Asker } from "./ports.ts";
import type { FormReply, Place, Reply } from "./talk.ts";

/** Commands, forms, digests: all that needs a role, and the commands of everyone. Each method checks the role itself. */
export interface Managers {
  /**
   * Gives the command in free words ("/nps digest" in any width, "、nps", "周报"), null where there is none. While words are
   * awaited only what begins like a command is one: a bare word is then an answer.
   */
  commandIn(text: string, awaited: boolean): string | null;
  command(asker: Asker, text: string, place: Place): Promise<Reply>;
  /** Every press whose verb the respondents' side does not know. */
  press(
    asker: Asker,
    press: Press,
    at: { readonly place: Place; readonly messageRef: string | null },
  ): Promise<Reply>;
  /** Every form but the reason's. */
  submit(asker: Asker, press: Press, submission: Submission, place: Place): Promise<FormReply>;
  /** Words that answer a step of a form. */
  formWords(asker: Asker, dialog: Dialog, text: string): Promise<Reply>;
  /** What the App Home shows beside the part for everyone; empty without a role. */
  homeParts(asker: Asker): Promise<readonly Part[]>;
  /** Says a digest, a first round's offer or trouble; null cancels the delivery. */
  content(claimed: Claimed, now: Date): Promise<Message | null>;
}
