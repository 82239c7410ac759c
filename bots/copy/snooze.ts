// Putting a question off: the buttons below it, and what stands there afterwards.
import type { Snooze } from "../../core/ask/snooze.ts";
import type { Button, Message, Part } from "../../core/message.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import { DAY_MS, wallMillis } from "../../core/time.ts";
import { type Asked, copyOf } from "./asked.ts";
import { hushButtons } from "./hush.ts";
import { privacyPress } from "./privacy-press.ts";
import { paragraph } from "./say.ts";

/** The argument of the button that shows to when a question can be put off. */
export const LATER = "later";

/** Gives what stands below the numbers: one way to later and one to privacy; the ways to later themselves once they were asked for. */
export function belowScale(asked: Asked): readonly Part[] {
  const copy = copyOf(asked);
  const moments = snoozeButtons(asked);
  const privacy = privacyPress(asked.token, copy);
  const row = (...buttons: readonly Button[]): Part => ({ kind: "buttons", buttons });
  if (moments.length === 0) return [row(privacy, ...hushButtons(asked))];
  if (asked.choosesLater === true) return [row(...moments), row(privacy, ...hushButtons(asked))];
  const press = encodePress({ verb: VERBS.snooze, token: asked.token, argument: LATER });
  return [row({ label: copy.answering.laterButton, press }, privacy)];
}

function snoozeButtons(asked: Asked): readonly Button[] {
  const { snooze, token, round } = asked;
  if (snooze === undefined) return [];
  const copy = copyOf(asked);
  const words = copy.answering;
  const { afternoon, tomorrow } = snooze.times;
  const zone = asked.zone ?? round.frozen.zone;
  const dayOf = (at: Date): number => Math.floor(wallMillis(at, zone) / DAY_MS);
  const isNext = tomorrow !== null && dayOf(tomorrow) === dayOf(snooze.now) + 1;
  const press = (argument: Snooze): string => encodePress({ verb: VERBS.snooze, token, argument });
  return [
    ...(afternoon === null ? [] : [{ label: words.snoozeAfternoon, press: press("afternoon") }]),
    ...(tomorrow === null
      ? []
      : [
          {
            label: isNext
              ? words.snoozeTomorrow
              : words.snoozeDay({ day: copy.format.weekday(weekdayOf(dayOf(tomorrow))) }),
            press: press("tomorrow"),
          },
        ]),
  ];
}

/** Gives what stands in the question's place until it comes again. */
export function snoozed(asked: Asked, at: Date, now: Date): Message {
  const copy = copyOf(asked);
  const words = copy.answering;
  const { token, round } = asked;
  const zone = asked.zone ?? round.frozen.zone;
  const text = words.snoozed({ when: copy.format.moment(at, zone, now) });
  const closes = copy.format.moment(round.closesAt, zone, now);
  return {
    text,
    parts: [
      paragraph(text),
      paragraph(words.snoozedStill({ closes })),
      {
        kind: "buttons",
        buttons: [{ label: words.answerNowButton, press: encodePress({ verb: VERBS.change, token }) }],
      },
    ],
  };
}

// Day 0 of 1970 was a Thursday.
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
