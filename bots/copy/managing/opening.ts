// What comes of opening and closing rounds by hand.
import type { OpenedByHand } from "../../../core/ask/open-by-hand.ts";
import type { Schedule } from "../../../core/ask/schedule.ts";
import type { RoundLine } from "../../../core/command/outcome.ts";
import type { Message } from "../../../core/message.ts";
import { encodePress, VERBS, YES } from "../../../core/press.ts";
import { copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import { linkButton } from "./link-button.ts";
import { roundPassedOver } from "./passed-over.ts";
import type { Reader } from "./reader.ts";
import { progressWords, refusedWords } from "./round-words.ts";

/** Says whether a round was opened, or why it was not. */
export function openedMessage(schedule: Schedule, opened: OpenedByHand, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.schedules;
  const { format } = copy;
  const moment = (at: Date): string => format.moment(at, schedule.zone, reader.now);
  switch (opened.kind) {
    case "opened": {
      const { round } = opened;
      const number = format.number(round.number);
      const until = moment(round.closesAt);
      if (round.mode === "link") {
        const told = say(words.openedLink({ number, until }));
        return {
          ...told,
          parts: [...told.parts, { kind: "buttons", buttons: [linkButton(schedule.id, copy)] }],
        };
      }
      if (round.population === "open") return say(words.openedPost({ number, until }));
      const people = words.people({ count: format.number(round.invited) });
      const over = roundPassedOver(round, copy);
      return say(words.opened({ number, people, until }), ...(over === null ? [] : [over]));
    }
    case "busy": {
      if (opened.round === null) return say(words.busyUnknown);
      const number = format.number(opened.round.number);
      return opened.round.state === "closing"
        ? say(words.busyCounting({ number }))
        : say(words.busy({ number, until: moment(opened.round.closesAt) }));
    }
    case "next-fire-soon":
      return say(words.nextFireSoon({ when: moment(opened.at) }));
    case "refused":
      return say(words.notAsked({ why: refusedWords(opened.why, copy) }));
    case "not-visible":
      return say(
        opened.code === "directory-unavailable"
          ? copy.managing.commands.problems["directory-unavailable"]
          : words.notVisible,
      );
  }
}

/** Asks whether a round is to be closed before its time; `back` says in the answers where they lead back to. */
export function confirmClose(line: RoundLine, reader: Reader, back = ""): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.schedules;
  const { round, scheduleKey } = line;
  const title = words.confirmClose({ number: copy.format.number(round.number), key: scheduleKey });
  const until = copy.format.moment(round.closesAt, round.frozen.zone, reader.now);
  return {
    text: title,
    parts: [
      { kind: "heading", text: title },
      paragraph(words.confirmCloseWhat({ progress: progressWords(line, copy), until })),
      {
        kind: "buttons",
        buttons: [
          {
            label: words.confirmCloseButton,
            press: encodePress({ verb: VERBS.close, token: round.id, argument: `${YES}${back}` }),
            style: "danger",
          },
          {
            label: words.keepOpenButton,
            press: encodePress({ verb: VERBS.keep, token: round.id, argument: `open${back}` }),
          },
        ],
      },
    ],
  };
}
