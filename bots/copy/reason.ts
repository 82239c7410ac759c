// Asking why: everything at once on a form, or step by step in a chat, where an anonymous round words it alike for every number.
import type { Ballot } from "../../core/answer/ballot.ts";
import type { Tick } from "../../core/answer/record-words.ts";
import type { Button, Field, Form, Message } from "../../core/message.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import { type Band, bandOf } from "../../core/score/tally.ts";
import { tickedOf } from "../../core/survey/survey-extras.ts";
import { afterwards, answeredLine } from "./answered.ts";
import { type Asked, copyOf } from "./asked.ts";
import { besideFields, besidesAgain, formTakes } from "./besides.ts";
import { paragraph } from "./say.ts";

/** The names of the reason form's fields. */
export const REASON_FIELDS = {
  reason: "reason",
  improve: "improve",
  drivers: "drivers",
  quote: "quote",
} as const;

/** The one value of the quote field when it is ticked. */
export const QUOTE_YES = "yes";

/** The most characters a form takes; Slack's own limit of an input is the same. */
const MAX_FORM_WORDS = 3000;

/** Gives the form that asks everything at once, filled with what is stored. It may ask the band's own question: a form leaves no trace. */
export function reasonForm(asked: Asked, band: Band, ballot: Ballot): Form {
  const { wording } = asked.round.frozen;
  const drivers = tickedOf(asked.round.frozen);
  const words = copyOf(asked).answering;
  const text = (name: string, label: string, stored: string | null): Field => ({
    kind: "text",
    name,
    label,
    multiline: true,
    optional: true,
    maxLength: MAX_FORM_WORDS,
    ...(stored === null ? {} : { initial: stored.slice(0, MAX_FORM_WORDS) }),
  });
  const ticks: Field = {
    kind: "choices",
    name: REASON_FIELDS.drivers,
    label: words.driversLabel,
    optional: true,
    options: drivers.map((driver) => ({ value: driver.key, label: driver.label[asked.locale] })),
    initial: ballot.drivers,
  };
  const quote: Field = {
    kind: "choices",
    name: REASON_FIELDS.quote,
    label: words.quoteLabel,
    optional: true,
    options: [{ value: QUOTE_YES, label: quoteLabel(asked) }],
    initial: ballot.mayQuote ? [QUOTE_YES] : [],
  };
  return {
    press: encodePress({ verb: VERBS.why, token: asked.token }),
    title: words.reasonTitle,
    submit: words.reasonSubmit,
    cancel: words.reasonCancel,
    intro: `${words.reasonIntro}\n${formTakes(asked.round.frozen, copyOf(asked))}`,
    fields: [
      ...besideFields(asked, ballot),
      text(REASON_FIELDS.reason, wording[asked.locale].reason[band], ballot.reason),
      text(REASON_FIELDS.improve, wording[asked.locale].improve, ballot.improve),
      ...(drivers.length === 0 ? [] : [ticks]),
      quote,
    ],
  };
}

/** Gives the step that awaits the reason as the next message, in the place of the pressed question. */
export function askReason(asked: Asked, ballot: Ballot): Message {
  const words = copyOf(asked).answering;
  const anonymous = isAnonymous(asked);
  const ask = anonymous
    ? words.reasonPlain
    : asked.round.frozen.wording[asked.locale].reason[bandOf(ballot.score)];
  const taken = anonymous ? words.nextMessageRemoved : words.nextMessageKept;
  return step(
    answeredLine(asked, ballot.score),
    [ask, taken],
    [skip(asked, "reason"), ...besidesAgain(asked), ...otherwise(asked)],
  );
}

/** Gives the step that awaits what else to improve; `before` says what became of the reason. */
export function askImprove(asked: Asked, before: string): Message {
  const words = copyOf(asked).answering;
  const ask = asked.round.frozen.wording[asked.locale].improve;
  const taken = isAnonymous(asked) ? words.improveNextRemoved : words.improveNextKept;
  return step(before, [ask, taken], [skip(asked, "improve"), ...otherwise(asked)]);
}

/** Gives the step with the drivers and the permission to quote as buttons that toggle, and Done. */
export function askDrivers(asked: Asked, ballot: Ballot, before: string): Message {
  const words = copyOf(asked).answering;
  const { token } = asked;
  const ticks = tickedOf(asked.round.frozen).map(({ key, label }): Button => {
    const ticked = ballot.drivers.includes(key);
    const argument = writeTick({ driver: key, ticked: !ticked });
    return {
      label: label[asked.locale],
      press: encodePress({ verb: VERBS.driver, token, argument }),
      ticked,
    };
  });
  const quote: Button = {
    label: quoteLabel(asked),
    press: encodePress({ verb: VERBS.quote, token, argument: ballot.mayQuote ? "off" : "on" }),
    ticked: ballot.mayQuote,
  };
  const done: Button = {
    label: words.doneButton,
    press: encodePress({ verb: VERBS.skip, token, argument: "drivers" }),
    style: "primary",
  };
  const ask = ticks.length === 0 ? [words.quoteHint] : [words.driversLabel, words.driversHint];
  return step(before, ask, ticks, [quote], [done]);
}

/** Reads what a driver's button asks for; one of no driver where it is none of ours. */
export function readTick(argument: string | undefined): Tick {
  const [, want, driver] = /^(on|off)-(.+)$/.exec(argument ?? "") ?? [];
  return { driver: driver ?? "", ticked: want === "on" };
}

function writeTick({ driver, ticked }: Tick): string {
  return `${ticked ? "on" : "off"}-${driver}`;
}

/** Says that words were cut, when they were. */
export function storedLine(asked: Asked, shortened: boolean, limit: number): string {
  const { answering, format } = copyOf(asked);
  return shortened ? answering.shortened({ limit: format.number(limit) }) : answering.stored;
}

function quoteLabel(asked: Asked): string {
  const words = copyOf(asked).answering;
  return isAnonymous(asked) ? words.quoteAnonymously : words.quoteUnnamed;
}

function isAnonymous(asked: Asked): boolean {
  return asked.round.frozen.promise === "anonymous";
}

function step(first: string, more: readonly string[], ...rows: readonly (readonly Button[])[]): Message {
  const buttons = rows
    .filter((row) => row.length > 0)
    .map((row) => ({ kind: "buttons", buttons: row }) as const);
  return { text: [first, ...more].join(" "), parts: [first, ...more].map(paragraph).concat(buttons) };
}

function otherwise(asked: Asked): readonly Button[] {
  return afterwards(asked).filter((button) => button.label !== copyOf(asked).answering.reasonButton);
}

function skip(asked: Asked, step: "reason" | "improve"): Button {
  return {
    label: copyOf(asked).answering.skipButton,
    press: encodePress({ verb: VERBS.skip, token: asked.token, argument: step }),
  };
}
