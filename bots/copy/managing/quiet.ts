// How often someone is asked, as they read and set it.
import type { QuietDone, QuietState } from "../../../core/command/quiet-wish.ts";
import type { Button, Message, Part } from "../../../core/message.ts";
import { MOST_QUIET_MONTHS } from "../../../core/people/wish.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { type Copy, copyFor } from "../copy.ts";
import { OWN_TOKEN } from "../privacy.ts";
import { paragraph, say } from "../say.ts";
import type { Reader } from "./reader.ts";

const MONTHS = [1, 3, 6] as const;
/** Ends the argument of a button that stands on the home page, which is drawn again after it. */
export const AT_HOME = "h";

/** Gives what was done, how it stands now, and the buttons that change it. */
export function quietMessage(
  of: { readonly state: QuietState; readonly done: QuietDone },
  reader: Reader,
): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.quiet;
  const { surveys } = of.state;
  const done = quietDone(of.done, copy, reader);
  const toggles = surveys.map(({ id, key, isOut }) =>
    button(
      isOut ? words.inButton({ survey: key }) : words.outButton({ survey: key }),
      id,
      isOut ? "in" : "out",
    ),
  );
  return {
    text: done ?? words.title,
    parts: [
      ...(done === null ? [] : [paragraph(done)]),
      { kind: "heading", text: words.title },
      paragraph(standing(of.state, copy, reader).join("\n")),
      { kind: "buttons", buttons: timeButtons(of.state, copy, "") },
      ...(toggles.length === 0 ? [] : [{ kind: "buttons" as const, buttons: toggles }]),
      paragraph(words.effect),
      { kind: "footnote", text: words.how({ command: reader.command }) },
    ],
  };
}

/** Gives what stands on the home page: how it is, and the usual buttons. */
export function quietParts(state: QuietState, reader: Reader): readonly Part[] {
  const copy = copyFor(reader.locale);
  const more = button(copy.managing.quiet.moreButton, OWN_TOKEN);
  return [
    paragraph(standing(state, copy, reader).join("\n")),
    { kind: "buttons", buttons: [...timeButtons(state, copy, AT_HOME), more] },
  ];
}

/** Gives the sentence for what was just done; null where one only looked. */
export function quietDone(done: QuietDone, copy: Copy, reader: Pick<Reader, "zone" | "now">): string | null {
  const words = copy.managing.quiet;
  switch (done?.kind) {
    case "until":
      return words.setFor({ day: copy.format.day(done.at, reader.zone, reader.now) });
    case "off":
      return words.setOff;
    case "out":
      return words.setOut({ survey: done.survey });
    case "in":
      return words.setIn({ survey: done.survey });
    default:
      return null;
  }
}

/** Gives what is wrong with a wish. */
export function quietFault(fault: "past" | "too-long", reader: Reader): Message {
  const { managing, format } = copyFor(reader.locale);
  const { past, tooLong } = managing.quiet;
  return say(fault === "past" ? past : tooLong({ months: format.number(MOST_QUIET_MONTHS) }));
}

function standing(
  { never, until, surveys }: QuietState,
  copy: Copy,
  { zone, now }: Pick<Reader, "zone" | "now">,
): readonly string[] {
  const words = copy.managing.quiet;
  const out = surveys.filter(({ isOut }) => isOut).map(({ key }) => key);
  if (never === true) return [words.never];
  return [
    until === null ? words.asked : words.quietUntil({ day: copy.format.day(until, zone, now) }),
    ...(out.length === 0 ? [] : [words.optedOut({ surveys: copy.format.list(out) })]),
  ];
}

function timeButtons({ never, until }: QuietState, copy: Copy, where: string): readonly Button[] {
  const words = copy.managing.quiet;
  const off = until === null && never !== true ? [] : [button(words.offButton, OWN_TOKEN, `off${where}`)];
  const offered = where === AT_HOME ? MONTHS.slice(1, 2) : MONTHS;
  const months = offered.map((count) =>
    button(words.monthsButton({ count: copy.format.number(count) }), OWN_TOKEN, `m${count}${where}`),
  );
  return [...off, ...months];
}

function button(label: string, token: string, argument?: string): Button {
  const press = { verb: VERBS.quiet, token, ...(argument === undefined ? {} : { argument }) };
  return { label, press: encodePress(press) };
}
