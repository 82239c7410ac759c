// What is done about the scores, as managers follow it and as a channel reads it.
import type { Of, SteeringOutcome } from "../../../core/command/steering-outcome.ts";
import type { Button, Message, Part } from "../../../core/message.ts";
import type { Locale } from "../../../core/ports.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import type { Action } from "../../../core/steer/action.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph } from "../say.ts";
import { joined } from "./joined.ts";
import type { Reader } from "./reader.ts";
import { placeWords } from "./rhythm.ts";

type Outcome<Kind extends SteeringOutcome["kind"]> = Extract<SteeringOutcome, { kind: Kind }>;

// So many have buttons: more rows would be more than a phone shows.
const WITH_BUTTONS = 5;

/** Gives what is under way, with buttons to move each on and one to write another. */
export function actionsMessage(
  { lines, ended, mayWrite, writesAbout }: Outcome<"actions">,
  reader: Reader,
): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.steering;
  const { format } = copy;
  const listed = lines.flatMap((line): readonly Part[] => [paragraph(actionLine(line, copy, reader))]);
  const buttons = mayWrite ? lines.slice(0, WITH_BUTTONS).flatMap(({ thing }) => movesOf(thing, copy)) : [];
  const another: readonly Button[] = writesAbout === null ? [] : [newActionButton(writesAbout, copy)];
  return {
    text: words.actionsTitle,
    parts: [
      { kind: "heading", text: words.actionsTitle },
      ...(lines.length === 0 ? [paragraph(words.actionsEmpty)] : listed),
      ...(ended === 0 ? [] : [paragraph(words.actionsEnded({ count: format.number(ended) }))]),
      ...[buttons, another].flatMap((row): readonly Part[] =>
        row.length === 0 ? [] : [{ kind: "buttons", buttons: row }],
      ),
      ...(mayWrite
        ? [{ kind: "footnote" as const, text: words.actionsHow({ command: reader.command }) }]
        : []),
    ],
  };
}

/** Gives the button behind which someone writes what will be done about a survey's results. */
function newActionButton(surveyId: string, { managing }: Pick<Copy, "managing">): Button {
  return {
    label: managing.steering.newActionButton,
    press: encodePress({ verb: VERBS.action, token: surveyId }),
  };
}

/** Says that an action was noted, where it is read, and what becomes of it. */
export function actionWritten(
  { line, channels, masked, already }: Outcome<"action-written">,
  reader: Reader,
): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.steering;
  const number = copy.format.number(line.thing.number);
  if (already) return messageOf(words.actionAlready({ number }), [], line.thing, copy);
  const title = words.actionWritten({ number, survey: line.survey ?? "" });
  const where =
    channels.length === 0
      ? words.actionNowhere
      : words.actionPosted({ channels: placesIn(channels, copy, reader) });
  const more = [where, words.actionNext, ...(masked ? [words.actionMasked] : [])];
  return messageOf(title, [joined(copy, ...more)], line.thing, copy);
}

/** Says how far an action has come. */
export function actionMoved({ line, channels, already }: Outcome<"action-moved">, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.steering;
  const number = copy.format.number(line.thing.number);
  const state = words.actionStates[line.thing.state];
  if (already) return messageOf(words.actionSame({ number, state }), [], line.thing, copy);
  const where =
    channels.length === 0 ? [] : [words.actionPosted({ channels: placesIn(channels, copy, reader) })];
  return messageOf(words.actionMoved({ number, state }), where, line.thing, copy);
}

/** Gives an action as everyone reads it in the channel of the results. */
export function actionPost(
  { heard, text, state }: Pick<Action, "heard" | "text" | "state">,
  locale: Locale,
): Message {
  const copy = copyFor(locale);
  const words = copy.managing.steering;
  const title = words.posted[state];
  return {
    text: `${title}: ${text}`,
    parts: [
      { kind: "heading", text: title },
      ...(heard === null ? [] : [paragraph(words.postedHeard({ heard }))]),
      { kind: "quote", text },
    ],
  };
}

/** Gives one action in a line: its number, sentence, state and survey. */
export function actionLine(
  { thing, survey }: Of<Action>,
  copy: Copy,
  reader: Pick<Reader, "zone" | "now">,
): string {
  const words = copy.managing.steering;
  const { format } = copy;
  const line = words.actionLine({
    ...{ number: format.number(thing.number), text: thing.text, state: words.actionStates[thing.state] },
    ...{ since: format.day(thing.stateAt, reader.zone, reader.now), survey: survey ?? "" },
  });
  return thing.heard === null ? line : `${line}\n${words.actionHeard({ heard: thing.heard })}`;
}

function placesIn(names: readonly string[], copy: Copy, { platform }: Reader): string {
  return copy.format.list(names.map((name) => placeWords(name, copy, platform)));
}

function messageOf(title: string, more: readonly string[], { heard, text }: Action, copy: Copy): Message {
  const words = copy.managing.steering;
  return {
    text: title,
    parts: [
      paragraph(title),
      ...(heard === null ? [] : [paragraph(words.actionHeard({ heard }))]),
      { kind: "quote", text },
      ...more.map(paragraph),
    ],
  };
}

function movesOf({ number, state }: Action, copy: Copy): readonly Button[] {
  const words = copy.managing.steering.actionButtons;
  const named = { number: copy.format.number(number) };
  const press = (to: Action["state"]): string =>
    encodePress({ verb: VERBS.actionState, token: String(number), argument: to });
  return [
    ...(state === "planned" ? [{ label: words.doing(named), press: press("doing") }] : []),
    { label: words.done(named), press: press("done") },
  ];
}
