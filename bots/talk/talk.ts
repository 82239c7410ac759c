// What people do in chat and what they get back, told in terms that no platform owns. Slack and Telegram listeners call this and render the reply.
import type { Form, Message, MessageFile, Submission } from "../../core/message.ts";
import type { Presser } from "../../core/people/ports.ts";
import type { Locale, Member } from "../../core/ports.ts";
import type { Press } from "../../core/press.ts";

/** Who acts: the account as the platform names it, with what the event itself tells about them (no look-ups on the way in). */
export interface Actor extends Presser {
  readonly member?: Member;
}

/** Where a command was typed. */
export interface Place {
  readonly kind: "private" | "channel";
  readonly externalId: string;
  readonly name?: string;
  readonly threadId?: string;
}

/** What comes back. Every field may be absent; several may be set. */
export interface Reply {
  readonly locale: Locale;
  /** Seen once and leaves no trace (Slack: ephemeral note; Telegram: the callback's toast). The only place for a score of an anonymous answer. At most 200 characters. */
  readonly toast?: string;
  /** Replaces the pressed message in place. */
  readonly redraw?: Message;
  /** Which message `redraw` replaces where nothing was pressed (words that answer a step); the pressed one where absent. */
  readonly redrawRef?: string;
  /** To the asker alone: on Slack ephemeral where they asked (or in the DM), on Telegram in the private chat. */
  readonly answer?: Message;
  /** Into the place where it was asked, for all to see. */
  readonly post?: Message;
  /** To the asker alone, in private. */
  readonly file?: MessageFile;
  /** Asked next: a modal on Slack, steps in private on Telegram. */
  readonly form?: Form;
  /** Telegram only: take the person's own message away, its words are stored. */
  readonly removeWords?: boolean;
  /** Nothing was stored although something should have been: Slack then leaves the press unacknowledged, so that its own sign of failure shows too. */
  readonly failed?: true;
}

/** What comes back from a form: errors by field name keep it open, else a reply. */
export type FormReply =
  | { readonly kind: "errors"; readonly locale: Locale; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: "done"; readonly reply: Reply };

/** The conversation. Each method resolves after what it stores is committed; expected refusals are replies in the reader's language, store failures reply "not saved". */
export interface Talk {
  press(
    who: Actor,
    press: Press,
    at: { readonly place: Place; readonly messageRef: string | null },
  ): Promise<Reply>;
  command(who: Actor, text: string, place: Place): Promise<Reply>;
  submit(who: Actor, press: Press, submission: Submission, place: Place): Promise<FormReply>;
  /**
   * Free words in a private chat (Telegram): an awaited reason, a form's step, or a hint. `messageRef` is the platform's id of the
   * message: one that comes again, because a crash kept the bot from confirming it, is not taken for the next answer.
   */
  words(who: Actor, text: string, messageRef?: string): Promise<Reply>;
  /** `null` is a plain start. */
  start(who: Actor, payload: string | null): Promise<Reply>;
  stop(who: Actor): Promise<Reply>;
  /** The platform tells that someone blocked or unblocked the bot. */
  reachable(who: Actor, reachable: boolean): Promise<void>;
  /** The App Home (Slack) or the answer to /settings. */
  home(who: Actor): Promise<{ readonly locale: Locale; readonly message: Message }>;
}
