// What a new admin is offered: the first round, in one press.

import type { FirstRound } from "../../../core/command/offer-first-round.ts";
import { NO_TOKEN } from "../../../core/command/run-press.ts";
import type { Button, Message } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { copyFor } from "../copy.ts";
import { paragraph } from "../say.ts";
import { previewParts } from "./preview.ts";
import { problemLine } from "./problems.ts";
import type { Reader } from "./reader.ts";

/** Gives the offer. Where nobody can be asked yet it says how people come, and what can be tried meanwhile. */
export function offerMessage(
  offer: Exclude<FirstRound, { kind: "not-first" }>,
  organization: string,
  reader: Reader,
): Message {
  const { commands, schedules: words } = copyFor(reader.locale).managing;
  const title = words.offerTitle({ organization });
  const test: Button = {
    label: words.offerTestButton,
    press: encodePress({ verb: VERBS.test, token: NO_TOKEN }),
  };
  const change: Button = {
    label: words.changeButton,
    press: encodePress({ verb: VERBS.form, token: NO_TOKEN }),
  };
  const later = { kind: "footnote", text: words.offerLater({ command: reader.command }) } as const;
  if (offer.kind === "not-yet") {
    const has = (wanted: string) => offer.problems.some(({ code }) => code === wanted);
    const isThere = reader.platform === "telegram";
    const invite = words.offerInvite({ command: reader.command });
    const problems = offer.problems.map((problem) => problemLine(problem, reader));
    const lines =
      isThere && has("audience-empty")
        ? [words.offerNobody, invite]
        : [
            commands.problemsTitle,
            ...problems,
            // The admin has pressed Start; how everyone else comes is not said anywhere on the way here.
            ...(isThere && has("too-few-people") ? [words.offerFew, invite] : []),
          ];
    return {
      text: title,
      parts: [
        { kind: "heading", text: title },
        ...lines.map(paragraph),
        { kind: "buttons", buttons: [test, change] },
        later,
      ],
    };
  }
  const start: Button = {
    label: words.offerButton,
    press: encodePress({ verb: VERBS.openFirst, token: NO_TOKEN }),
    style: "primary",
  };
  const { schedule, preview, survey, pending } = offer;
  return {
    text: title,
    parts: [
      { kind: "heading", text: title },
      paragraph(words.offerWhat),
      ...previewParts(schedule, preview, { promise: pending.promise, changes: null, survey }, reader),
      { kind: "buttons", buttons: [start, change, test] },
      later,
    ],
  };
}
