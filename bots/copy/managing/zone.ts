// The choice of one's own time zone: common ones as buttons, by language, and a way to name any other.
import type { CommandOutcome } from "../../../core/command/outcome.ts";
import type { Button, Form, Message, Part } from "../../../core/message.ts";
import type { Locale } from "../../../core/ports.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import { joined } from "./joined.ts";
import type { Reader } from "./reader.ts";

/** The name of the form's only field. */
export const ZONE_FIELD = "zone";
/** The token and arguments of buttons about one's own zone. */
export const ZONE_TOKEN = "own";
export const START_ZONE_TOKEN = "start";
export const USUAL_ZONE = "usual";
export const OTHER_ZONE = "other";

// A button carries a word: a zone's name has a slash, and is known here by the city.
const COMMON: Readonly<Record<Locale, readonly (readonly [string, string, string])[]>> = {
  en: [
    ["london", "Europe/London", "London"],
    ["berlin", "Europe/Berlin", "Berlin, Paris"],
    ["dubai", "Asia/Dubai", "Dubai"],
    ["india", "Asia/Kolkata", "India"],
    ["singapore", "Asia/Singapore", "Singapore"],
    ["tokyo", "Asia/Tokyo", "Tokyo"],
    ["sydney", "Australia/Sydney", "Sydney"],
    ["newyork", "America/New_York", "New York"],
    ["losangeles", "America/Los_Angeles", "Los Angeles"],
  ],
  "zh-CN": [
    ["beijing", "Asia/Shanghai", "北京时间"],
    ["hongkong", "Asia/Hong_Kong", "香港"],
    ["singapore", "Asia/Singapore", "新加坡"],
    ["tokyo", "Asia/Tokyo", "东京"],
    ["berlin", "Europe/Berlin", "柏林、巴黎"],
    ["london", "Europe/London", "伦敦"],
    ["newyork", "America/New_York", "纽约"],
    ["losangeles", "America/Los_Angeles", "洛杉矶"],
    ["sydney", "Australia/Sydney", "悉尼"],
  ],
};

/** Gives the zone that a button's argument stands for; null for anything else. */
export function zoneOfButton(argument: string | undefined, usual: string): string | null {
  if (argument === USUAL_ZONE) return usual;
  const found = Object.values(COMMON)
    .flat()
    .find(([key]) => key === argument);
  return found?.[1] ?? null;
}

/** Gives the question for someone's zone as parts, to stand alone or below a greeting. */
export function zoneParts(
  of: { readonly zone: string | null; readonly usual: string },
  reader: Pick<Reader, "locale" | "now" | "command">,
  token: typeof ZONE_TOKEN | typeof START_ZONE_TOKEN = ZONE_TOKEN,
): readonly Part[] {
  const copy = copyFor(reader.locale);
  const words = copy.managing.rules;
  const told = (zone: string) => ({ zone, time: copy.format.time(reader.now, zone) });
  const now = of.zone === null ? words.zoneUsual(told(of.usual)) : words.zoneNow(told(of.zone));
  return [
    paragraph(joined(copy, words.zoneAsk, now)),
    { kind: "buttons", buttons: zoneButtons(of, copy, token) },
    { kind: "footnote", text: joined(copy, words.zoneWhy, words.zoneHow({ command: reader.command })) },
  ];
}

/** Gives the question for someone's zone. */
export function whichZone(of: Extract<CommandOutcome, { kind: "which-zone" }>, reader: Reader): Message {
  return { text: copyFor(reader.locale).managing.rules.zoneAsk, parts: zoneParts(of, reader) };
}

/** Gives the confirmation, with the time there: a slip shows at once. */
export function zoneSet(zone: string, reader: Pick<Reader, "locale" | "now">): Message {
  const copy = copyFor(reader.locale);
  return say(copy.managing.rules.zoneSet({ zone, time: copy.format.time(reader.now, zone) }));
}

/** Says that no zone was found, and the nearest one. */
export function unknownZone(
  { word, nearest, examples: [one, other] }: Omit<Extract<CommandOutcome, { kind: "unknown-zone" }>, "kind">,
  reader: Pick<Reader, "locale">,
): Message {
  const { rules, commands } = copyFor(reader.locale).managing;
  return say(
    rules.zoneUnknown({ word, one, other }),
    ...(nearest === null ? [] : [commands.meant({ nearest })]),
  );
}

/** Gives the form that asks for a city. */
export function zoneForm(locale: Locale): Form {
  const words = copyFor(locale).managing.rules;
  return {
    press: encodePress({ verb: VERBS.zone, token: ZONE_TOKEN }),
    title: words.zoneFormTitle,
    submit: words.zoneFormSubmit,
    cancel: words.formCancel,
    fields: [
      { kind: "text", name: ZONE_FIELD, label: words.zoneFormLabel, hint: words.zoneFormHint, maxLength: 64 },
    ],
  };
}

function zoneButtons({ usual }: { readonly usual: string }, copy: Copy, token: string): readonly Button[] {
  const { zoneOther } = copy.managing.rules;
  const common = COMMON[copy.locale];
  const press = (argument: string): string => encodePress({ verb: VERBS.zone, token, argument });
  const own: Button[] = common.some(([, each]) => each === usual)
    ? []
    : [{ label: usual, press: press(USUAL_ZONE) }];
  return [
    ...own,
    ...common.map(([key, , label]) => ({ label, press: press(key) })),
    { label: zoneOther, press: press(OTHER_ZONE) },
  ];
}
