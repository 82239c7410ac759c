// Schedules and rounds as lists, with what can be done about each.
import type { Round, RoundState } from "../../../core/ask/round.ts";
import type { RoundLine, ScheduleLine } from "../../../core/command/outcome.ts";
import { NO_TOKEN } from "../../../core/command/run-press.ts";
import type { Button, Message, Part } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import { linkButton } from "./link-button.ts";
import { roundPassedOver } from "./passed-over.ts";
import type { Reader } from "./reader.ts";
import { audienceWords, digestWords, rhythm } from "./rhythm.ts";
import { progressWords, refusedWords, roundName } from "./round-words.ts";

/** Each takes three blocks; Slack shows fifty. */
const MOST_SHOWN = 14;

/** Gives all schedules, each with its buttons. */
export function schedulesMessage(lines: readonly ScheduleLine[], reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.schedules;
  const fresh: Button = {
    label: words.newButton,
    press: encodePress({ verb: VERBS.form, token: NO_TOKEN }),
    ...(lines.length === 0 ? { style: "primary" as const } : {}),
  };
  if (lines.length === 0) {
    const empty = words.listEmpty({ command: reader.command });
    return { text: empty, parts: [paragraph(empty), { kind: "buttons", buttons: [fresh] }] };
  }
  const shown = lines.slice(0, MOST_SHOWN);
  const more = copy.format.number(lines.length - shown.length);
  return {
    text: `${words.listTitle}: ${copy.format.list(lines.map(({ schedule }) => schedule.key))}`,
    parts: [
      { kind: "heading", text: words.listTitle },
      ...shown.flatMap((line) => scheduleParts(line, reader)),
      ...(shown.length < lines.length ? [paragraph(words.listMore({ count: more }))] : []),
      { kind: "buttons", buttons: [fresh] },
    ],
  };
}

/** Gives one schedule with its buttons. */
export function scheduleParts(line: ScheduleLine, reader: Reader): readonly Part[] {
  const copy = copyFor(reader.locale);
  const words = copy.managing.schedules;
  const { schedule, running } = line;
  const token = schedule.id;
  const paused = schedule.state === "paused";
  const buttons: readonly Button[] = [
    { label: words.changeButton, press: encodePress({ verb: VERBS.form, token }) },
    paused
      ? { label: words.resumeButton, press: encodePress({ verb: VERBS.resume, token }), style: "primary" }
      : { label: words.pauseButton, press: encodePress({ verb: VERBS.pause, token }) },
    ...(schedule.mode === "link" ? [linkButton(schedule.id, copy)] : []),
    ...(running === null
      ? [{ label: words.openButton, press: encodePress({ verb: VERBS.open, token }) }]
      : []),
  ];
  const text = [
    words.listLine({ key: schedule.key, state: stateLine(line, reader) }),
    `${schedule.localTime === true ? words.localShort({ rhythm: rhythm(schedule.cadence, copy) }) : rhythm(schedule.cadence, copy)} · ${audienceWords(schedule, copy, reader.platform)}`,
    digestWords(schedule.digest, copy, reader),
  ].join("\n");
  return [paragraph(text), { kind: "buttons", buttons }];
}

/** Gives a schedule's next date, its open round, or that it is paused, in a few words. */
export function stateLine({ schedule, nextAt, running, skipped }: ScheduleLine, reader: Reader): string {
  const copy = copyFor(reader.locale);
  const words = copy.managing.schedules;
  const { format } = copy;
  const state =
    running === null
      ? []
      : [
          stateNow(running, reader) === "closing"
            ? words.listBusy({ number: format.number(running.number) })
            : words.listRunning({
                number: format.number(running.number),
                until: format.moment(running.closesAt, schedule.zone, reader.now),
              }),
        ];
  if (schedule.state === "paused") return [...state, words.listPaused].join(" · ");
  const next =
    nextAt === null
      ? words.listNever
      : words.listNext({ when: format.moment(nextAt, schedule.zone, reader.now) });
  if (skipped === undefined) return [...state, next].join(" · ");
  const free = words.listSkipped({
    day: format.day(skipped.at, schedule.zone, reader.now),
    name: skipped.name === "" ? words.unnamedBlackout : skipped.name,
  });
  return [...state, next, free].join(" · ");
}

/** Gives the latest rounds, those that are open with a button to close them. */
export function roundsMessage(lines: readonly RoundLine[], reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.schedules;
  if (lines.length === 0) return say(words.roundsEmpty);
  return {
    text: words.roundsTitle,
    parts: [
      { kind: "heading", text: words.roundsTitle },
      ...lines.flatMap((line): readonly Part[] => {
        const over = roundPassedOver(line.round, copy);
        const text = [roundName(line, copy), roundState(line, reader), ...(over === null ? [] : [over])].join(
          "\n",
        );
        if (stateNow(line.round, reader) !== "open") return [paragraph(text)];
        const press = encodePress({ verb: VERBS.close, token: line.round.id });
        return [paragraph(text), { kind: "buttons", buttons: [{ label: words.closeButton, press }] }];
      }),
    ],
  };
}

/** Gives a round's state in words, with its progress while it is open and its figures when it is over. */
export function roundState(line: RoundLine, reader: Reader): string {
  const copy = copyFor(reader.locale);
  const words = copy.managing.schedules;
  const { format } = copy;
  const { round, figures } = line;
  const { zone } = round.frozen;
  const day = format.day(round.closesAt, zone, reader.now);
  switch (stateNow(round, reader)) {
    case "opening":
      return words.roundOpening;
    case "open":
      return words.roundOpen({
        until: format.moment(round.closesAt, zone, reader.now),
        progress: progressWords(line, copy),
      });
    case "closing":
      return words.roundClosing;
    case "missed": {
      const why = Object.entries(words.missed).find(([code]) => code === round.why)?.[1] ?? round.why ?? "";
      return words.roundMissed({ day: format.day(round.opensAt, zone, reader.now), why });
    }
    case "refused":
      return words.roundRefused({
        day: format.day(round.opensAt, zone, reader.now),
        why: refusedWords(round.why, copy),
      });
    default: {
      if (figures === null || (figures.nps === null && !figures.display.startsWith("≤"))) {
        return figures?.answered === 0
          ? words.roundDone({ day, display: figures.display })
          : words.roundWithheld({ day });
      }
      const { display } = figures;
      if (figures.answered === null) return words.roundDone({ day, display });
      const answered = format.number(figures.answered);
      return figures.invited === null
        ? words.roundDoneOpen({ day, display, answered })
        : words.roundDoneAnswered({ day, display, answered, invited: format.number(figures.invited) });
    }
  }
}

// Past its closing a round takes words for a while, but for whoever reads this it is over.
function stateNow({ state, closesAt }: Round, { now }: Reader): RoundState {
  return state === "open" && closesAt <= now ? "closing" : state;
}
