// The question before a comment is taken out, and what became of it.
import type { RedactionOutcome } from "../../../core/command/redaction-outcome.ts";
import { KEEP_COMMENT, writeCommentId } from "../../../core/command/run-redact.ts";
import type { Message } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import type { Reader } from "./reader.ts";

/** Gives the message of an outcome. */
export function redactionMessage(outcome: RedactionOutcome, { locale }: Pick<Reader, "locale">): Message {
  const { managing, format } = copyFor(locale);
  const words = managing.redaction;
  const numbered = (p: { round: number; comment: number }) => ({
    round: format.number(p.round),
    comment: format.number(p.comment),
  });
  switch (outcome.kind) {
    case "no-comments":
      return say(
        outcome.round === null ? words.noRound : words.noComments({ round: format.number(outcome.round) }),
      );
    case "no-such":
      return say(words.noSuch({ ...numbered(outcome), most: format.number(outcome.most) }));
    case "already":
      return say(words.already(numbered(outcome)));
    case "done":
      return say(words.done({ round: format.number(outcome.round) }));
    case "kept":
      return say(words.kept);
    case "confirm": {
      const title = words.title(numbered(outcome));
      const press = (argument: string) =>
        encodePress({ verb: VERBS.redact, token: outcome.roundId, argument });
      return {
        text: title,
        parts: [
          { kind: "heading", text: title },
          { kind: "quote", text: outcome.text },
          paragraph(words.what),
          {
            kind: "buttons",
            buttons: [
              { label: words.button, press: press(writeCommentId(outcome.commentId)), style: "danger" },
              { label: words.keepButton, press: press(KEEP_COMMENT) },
            ],
          },
        ],
      };
    }
  }
}
