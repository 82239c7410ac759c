// Linked accounts in words, for everyone who has two of them.
import type { LinkOutcome } from "../../../core/command/link-outcome.ts";
import type { Message } from "../../../core/message.ts";
import type { Account } from "../../../core/people/person.ts";
import { encodePress, VERBS, YES } from "../../../core/press.ts";
import { copyFor } from "../copy.ts";
import { PLATFORM_NAMES } from "../platform-names.ts";
import { paragraph, say } from "../say.ts";
import type { Reader } from "./reader.ts";

/** Says what came of a wish about one's own accounts. */
export function linkMessage(outcome: LinkOutcome, reader: Reader): Message {
  const { managing, format } = copyFor(reader.locale);
  const words = managing.people;
  const { command } = reader;
  switch (outcome.kind) {
    case "code": {
      const [first] = outcome.elsewhere;
      if (first === undefined) return say(words.linkNowhere);
      const where = format.list(outcome.elsewhere.map((platform) => PLATFORM_NAMES[platform]));
      const minutes = format.number(outcome.minutes);
      const there = reader.commandOn?.(first) ?? command;
      return say(words.linkCode({ code: outcome.code, where, minutes, command: there }), words.linkCodeWhy);
    }
    case "ask":
      return question(outcome, reader);
    case "linked": {
      const { maker, prefers } = outcome;
      const sentence = words.linked({ ...called(maker), prefers: PLATFORM_NAMES[prefers] });
      return say(sentence, words.linkedHow({ command }));
    }
    case "fault":
      return say(words.linkFaults[outcome.fault]({ command }));
    case "kept":
      return say(words.linkKept);
    case "off":
      return say(outcome.wasLinked ? words.linkOff : words.linkOffNothing({ command }));
    case "preferred":
      return say(words.linkPrefers({ platform: PLATFORM_NAMES[outcome.platform] }));
    case "not-there":
      return say(words.linkNotThere({ platform: PLATFORM_NAMES[outcome.platform], command }));
  }
}

function question({ code, maker }: Extract<LinkOutcome, { kind: "ask" }>, reader: Reader): Message {
  const words = copyFor(reader.locale).managing.people;
  const title = words.linkAsk(called(maker));
  const press = (argument: string) => encodePress({ verb: VERBS.link, token: code, argument });
  return {
    text: title,
    parts: [
      { kind: "heading", text: title },
      paragraph(words.linkAskWhat),
      {
        kind: "buttons",
        buttons: [
          { label: words.linkYes, press: press(YES) },
          { label: words.linkNo, press: press("no") },
        ],
      },
    ],
  };
}

function called({ name, handle, externalId, platform }: Account) {
  const known = name === "" ? externalId : name;
  // Anybody may call themselves Ann; a user name is one person's alone.
  return {
    name: handle === undefined ? known : `${known} (@${handle})`,
    platform: PLATFORM_NAMES[platform],
  };
}
