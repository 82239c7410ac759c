// What is asked around the score by one press each: questions before it, ratings after it. Nothing that stays in a chat shows what was pressed.
import type { Ballot } from "../../core/answer/ballot.ts";
import type { BackgroundPress, RatingPress } from "../../core/answer/record-besides.ts";
import type { Button, Field, Message, Part } from "../../core/message.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import { answeringSeconds, SECONDS, saidSeconds } from "../../core/survey/answering-time.ts";
import type { BackgroundQuestion, Driver, Frozen } from "../../core/survey/survey.ts";
import { type Asking, backgroundOf, ratedOf } from "../../core/survey/survey-extras.ts";
import { type Asked, copyOf } from "./asked.ts";
import type { Copy } from "./copy.ts";
import { paragraph } from "./say.ts";
import { nameInto } from "./spaced.ts";

/** One press around the score. */
export type Beside =
  | { readonly kind: "background"; readonly question: BackgroundQuestion }
  | { readonly kind: "rating"; readonly driver: Driver };

/** What a press around the score carries, and whether all are being gone through again. */
export interface BesidePress<What> {
  readonly press: What;
  readonly again: boolean;
}

/** The argument of the button that begins with the first of them. */
export const FROM_START = "again";
const LEFT_OUT = "x";
const ARGUMENT = /^([a-z0-9-]+)-([a-z0-9]+)(_a)?$/;
/** What the fields of the reason's form begin with. */
export const BESIDE_FIELDS = { background: "bg-", rating: "rt-" } as const;

/** Gives all that a round asks by presses around the score, in order. */
export function besidesOf(asking: Asking): readonly Beside[] {
  return [
    ...backgroundOf(asking).map((question) => ({ kind: "background", question }) as const),
    ...ratedOf(asking).map((driver) => ({ kind: "rating", driver }) as const),
  ];
}

/** Gives how long a survey takes, as the question says it. */
export function takes(asking: Asking, copy: Copy): string {
  return timeWords(saidSeconds(asking), copy);
}

/** Gives how long the form behind the score takes. */
export function formTakes(asking: Asking, copy: Copy): string {
  const seconds = Math.ceil((answeringSeconds(asking) - SECONDS.score) / 5) * 5;
  return copy.answering.formTakes({ time: timeWords(seconds, copy) });
}

/** Gives the row of one question before the score, the `at`th; nothing where there is none. */
export function backgroundRow(
  asked: Pick<Asked, "locale" | "token"> & {
    readonly round: { readonly frozen: Pick<Frozen, "relation" | "subject" | "drivers" | "extras"> };
  },
  at: number,
): readonly Part[] {
  const { frozen } = asked.round;
  const question = backgroundOf(frozen)[at];
  if (question === undefined) return [];
  const words = copyOf(asked).answering;
  const text = nameInto(question.text[asked.locale], frozen.subject);
  return [
    paragraph(words.backgroundFirst({ question: text })),
    {
      kind: "buttons",
      buttons: optionButtons(asked, question, { skip: words.backgroundSkip, again: false }),
    },
  ];
}

/** Gives one of them as a step of its own, after the score; `before` says what became of the one before. */
export function askBeside(asked: Asked, beside: Beside, before: string, again: boolean): Message {
  const copy = copyOf(asked);
  const words = copy.answering;
  if (beside.kind === "background") {
    const text = nameInto(beside.question.text[asked.locale], asked.round.frozen.subject);
    const buttons = optionButtons(asked, beside.question, { skip: words.besidesSkip, again });
    return {
      text: `${before} ${text}`,
      parts: [paragraph(before), paragraph(text), { kind: "buttons", buttons }],
    };
  }
  const { key, label } = beside.driver;
  const text = words.ratingAsk({ driver: label[asked.locale] });
  const press = (rating: string) => besidePress(asked.token, VERBS.rating, key, rating, again);
  const numbers = Array.from({ length: 11 }, (_, rating) => String(rating));
  return {
    text: `${before} ${text}`,
    parts: [
      paragraph(before),
      paragraph(text),
      {
        kind: "scale",
        anchors: words.ratingAnchors,
        buttons: numbers.map((rating) => ({ label: rating, press: press(rating) })),
      },
      { kind: "buttons", buttons: [{ label: words.besidesSkip, press: press(LEFT_OUT) }] },
    ],
  };
}

/** Gives the button that goes through them again, where there are any. */
export function besidesAgain(asked: Asked): readonly Button[] {
  if (besidesOf(asked.round.frozen).length === 0) return [];
  const press = encodePress({ verb: VERBS.background, token: asked.token, argument: FROM_START });
  return [{ label: copyOf(asked).answering.besidesAgain, press }];
}

/** Gives them as fields of a form, filled with what is stored. */
export function besideFields(asked: Asked, { background = {}, ratings = {} }: Ballot): readonly Field[] {
  const words = copyOf(asked).answering;
  const { frozen } = asked.round;
  return besidesOf(frozen).map((beside): Field => {
    if (beside.kind === "rating") {
      const { key, label } = beside.driver;
      const rating = ratings[key];
      return {
        kind: "choice",
        name: `${BESIDE_FIELDS.rating}${key}`,
        label: words.ratingField({ driver: label[asked.locale] }),
        optional: true,
        options: Array.from({ length: 11 }, (_, each) => ({ value: String(each), label: String(each) })),
        ...(rating === undefined ? {} : { initial: String(rating) }),
      };
    }
    const { key, text, options } = beside.question;
    const chosen = background[key];
    return {
      kind: "choice",
      name: `${BESIDE_FIELDS.background}${key}`,
      label: nameInto(text[asked.locale], frozen.subject),
      optional: true,
      options: options.map((option) => ({ value: option.key, label: option.label[asked.locale] })),
      ...(chosen === undefined ? {} : { initial: chosen }),
    };
  });
}

/** Reads what an option's button asks for; a question of no round where it is none of ours. */
export function readBackground(argument: string | undefined): BesidePress<BackgroundPress> {
  const { key, value, again } = read(argument);
  return { press: { question: key, option: value }, again };
}

/** Reads what a rating's button asks for; a driver of no round where it is none of ours. */
export function readRating(argument: string | undefined): BesidePress<RatingPress> {
  const { key, value, again } = read(argument);
  return { press: { driver: key, rating: value }, again };
}

function read(argument: string | undefined) {
  const [, key, value, again] = ARGUMENT.exec(argument ?? "") ?? [];
  return {
    key: key ?? "",
    value: value === undefined || value === LEFT_OUT ? null : value,
    again: again !== undefined,
  };
}

function optionButtons(
  asked: Pick<Asked, "token" | "locale">,
  { key, options }: BackgroundQuestion,
  { skip, again }: { readonly skip: string; readonly again: boolean },
): readonly Button[] {
  const press = (value: string) => besidePress(asked.token, VERBS.background, key, value, again);
  return [
    ...options.map((option) => ({ label: option.label[asked.locale], press: press(option.key) })),
    { label: skip, press: press(LEFT_OUT) },
  ];
}

function besidePress(
  token: string,
  verb: typeof VERBS.background | typeof VERBS.rating,
  key: string,
  value: string,
  again: boolean,
): string {
  return encodePress({ verb, token, argument: `${key}-${value}${again ? "_a" : ""}` });
}

function timeWords(seconds: number, copy: Copy): string {
  const { aboutMinutes, aboutSeconds } = copy.answering;
  return seconds % 60 === 0
    ? aboutMinutes({ count: copy.format.number(seconds / 60) })
    : aboutSeconds({ count: copy.format.number(seconds) });
}
