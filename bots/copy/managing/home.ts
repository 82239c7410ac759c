// The admins' part of the home page: every schedule with its next date, its open round, and buttons that do everything in place.
import type { RoundLine, ScheduleLine } from "../../../core/command/outcome.ts";
import { NO_TOKEN } from "../../../core/command/run-press.ts";
import type { Button, Part } from "../../../core/message.ts";
import { encodePress, type Press, VERBS, type Verb } from "../../../core/press.ts";
import { copyFor } from "../copy.ts";
import { paragraph } from "../say.ts";
import { roundState, stateLine } from "./lists.ts";
import { confirmClose } from "./opening.ts";
import type { Reader } from "./reader.ts";
import { audienceWords, rhythm } from "./rhythm.ts";

/** A schedule on the home page, with how far its open round has come. */
export interface HomeLine {
  readonly line: ScheduleLine;
  readonly round: RoundLine | null;
}

/** What a press on the page has just come to, shown at the schedule that it was about: a sentence, or the question whether to close. */
export interface HomeNotice {
  readonly scheduleId: string | null;
  readonly text: string;
  readonly confirm: RoundLine | null;
}

// A view has room for a hundred blocks, but the same page is also an answer of fifty blocks, and a message of 4,096 characters.
const PAGE_SIZES: Readonly<Record<Reader["platform"], number>> = { slack: 10, telegram: 5 };
const ON_PAGE: ReadonlySet<Verb> = new Set([
  ...([VERBS.home, VERBS.open, VERBS.close, VERBS.keep, VERBS.pause, VERBS.resume] as const),
]);
const FROM_HOME = /^(?:(yes|open)-)?h(\d{1,3})$/;

/** Gives the part of the page with the schedules from `page` (1 is the first; past the end the last) on. */
export function adminHome(
  lines: readonly HomeLine[],
  page: number,
  notice: HomeNotice | null,
  reader: Reader,
): readonly Part[] {
  const copy = copyFor(reader.locale);
  const { commands: words, schedules } = copy.managing;
  const size = PAGE_SIZES[reader.platform];
  const pages = Math.max(1, Math.ceil(lines.length / size));
  const at = Math.min(Math.max(page, 1), pages);
  const shown = lines.slice((at - 1) * size, at * size);
  const isSeen = shown.some(({ line }) => line.schedule.id === notice?.scheduleId);
  const ofOne = lines.length === 1 || reader.platform === "slack";
  return [
    { kind: "heading", text: words.homeAdmin },
    ...(notice === null || isSeen ? [] : noticeParts(notice, at, reader)),
    ...(lines.length === 0 ? [paragraph(schedules.listEmpty({ command: reader.command }))] : []),
    ...shown.flatMap((each) => entry(each, { page: at, notice, ofOne }, reader)),
    ...(pages > 1 ? [{ kind: "buttons" as const, buttons: turns(at, pages, size, lines.length) }] : []),
    {
      kind: "buttons",
      buttons: [
        button(schedules.newButton, VERBS.form),
        ...(lines.length === 0 ? [] : [button(words.homeSchedulesButton, VERBS.schedules)]),
      ],
    },
  ];
}

/** Takes the mark of the home page off a press; null where it was pressed elsewhere. */
export function pressedAtHome(press: Press): { readonly press: Press; readonly page: number } | null {
  if (!ON_PAGE.has(press.verb)) return null;
  const [found, argument, page] = FROM_HOME.exec(press.argument ?? "") ?? [];
  if (found === undefined) return null;
  const { verb, token } = press;
  return { press: { verb, token, ...(argument === undefined ? {} : { argument }) }, page: Number(page) };
}

function entry(
  { line, round }: HomeLine,
  {
    page,
    notice,
    ofOne,
  }: { readonly page: number; readonly notice: HomeNotice | null; readonly ofOne: boolean },
  reader: Reader,
): readonly Part[] {
  const copy = copyFor(reader.locale);
  const words = copy.managing.schedules;
  const { schedule } = line;
  const { number } = copy.format;
  const isAnswerable = round !== null && round.round.state === "open" && round.round.closesAt > reader.now;
  const text = [
    words.listLine({ key: schedule.key, state: stateLine({ ...line, running: null }, reader) }),
    `${rhythm(schedule.cadence, copy)} · ${audienceWords(schedule, copy, reader.platform)}`,
    ...(round === null
      ? []
      : [
          words.roundLine({
            number: number(round.round.number),
            state: roundState(round, reader),
          }),
        ]),
  ];
  const token = schedule.id;
  // Under a message of Telegram all buttons stand together: each says what it is about.
  const label = (said: string): string =>
    ofOne ? said : copy.managing.commands.homeButtonOf({ key: schedule.key, label: said });
  const argument = `h${page}`;
  const buttons: readonly Button[] = [
    { label: label(words.changeButton), press: encodePress({ verb: VERBS.form, token }) },
    schedule.state === "paused"
      ? {
          label: label(words.resumeButton),
          press: encodePress({ verb: VERBS.resume, token, argument }),
          style: "primary",
        }
      : { label: label(words.pauseButton), press: encodePress({ verb: VERBS.pause, token, argument }) },
    ...(round === null
      ? [
          {
            label: label(words.openButton),
            press: encodePress({ verb: VERBS.open, token, argument }),
          },
        ]
      : []),
    ...(isAnswerable
      ? [
          {
            label: label(words.closeRoundButton({ number: number(round.round.number) })),
            press: encodePress({ verb: VERBS.close, token: round.round.id, argument }),
          },
        ]
      : []),
  ];
  const isAbout = notice !== null && notice.scheduleId === schedule.id;
  return [
    paragraph(text.join("\n")),
    ...(isAbout ? noticeParts(notice, page, reader) : []),
    ...(isAbout && notice.confirm !== null ? [] : [{ kind: "buttons" as const, buttons }]),
  ];
}

function noticeParts({ text, confirm }: HomeNotice, page: number, reader: Reader): readonly Part[] {
  if (confirm === null) return [paragraph(`→ ${text}`)];
  // The question with its two answers, which lead back to this page.
  return confirmClose(confirm, reader, `-h${page}`).parts.map((part) =>
    part.kind === "heading" ? paragraph(part.text) : part,
  );
}

function turns(at: number, pages: number, size: number, count: number): readonly Button[] {
  const to = (page: number, label: string): Button => ({
    label,
    press: encodePress({ verb: VERBS.home, token: NO_TOKEN, argument: `h${page}` }),
  });
  const range = (page: number): string => `${(page - 1) * size + 1}–${Math.min(page * size, count)}`;
  return [
    ...(at > 1 ? [to(at - 1, `‹ ${range(at - 1)}`)] : []),
    ...(at < pages ? [to(at + 1, `${range(at + 1)} ›`)] : []),
  ];
}

function button(label: string, verb: Verb): Button {
  return { label, press: encodePress({ verb, token: NO_TOKEN }) };
}
