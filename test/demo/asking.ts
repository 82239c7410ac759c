// A round opens: the questions go out (once through a kill), and one person is looked at closely.
import { copyFor } from "../../bots/copy/copy.ts";
import type { Platform } from "../../core/ports.ts";
import { bandOf } from "../../core/score/tally.ts";
import { planWeek, withOneWithdrawn } from "./answers.ts";
import { askForWhy, driversOffered, fillWindow } from "./people-acts.ts";
import type { Person } from "./person.ts";
import { CLOSE_UP } from "./reasons.ts";
import { answerNow, type Round } from "./round.ts";
import { isQuestion, type Seen } from "./seen.ts";
import { SEATS } from "./setting-up.ts";
import { at, newest, PLATFORM_NAMES, type Show } from "./show.ts";

/** The bot is killed while this question waits for the platform's answer. */
const KILLED_AT = 9;
/** More than a lease: what the dead bot had in hand is free again. */
const LATER_MS = 90_000;
const CLOSE_SCORE: Readonly<Record<Platform, number>> = { slack: 9, telegram: 3 };

/** Opens Slack's round of a week; in the first the bot is killed in the middle of sending. */
export async function openSlack(show: Show, week: number): Promise<Round> {
  const { stage, screen, words } = show;
  const people = stage.slackPeople;
  show.chapter(words.asking({ platform: PLATFORM_NAMES.slack, week: String(week) }));
  const before = copiesOf(people);
  if (week === 1) {
    const sent = await sendThroughKill(show, people);
    const count = String(people.length);
    screen.mark("✗", words.killed({ sent: String(sent), asked: count }));
    screen.progress(words.starting);
    await stage.start();
    await stage.goTo(new Date(show.time().getTime() + LATER_MS));
    screen.mark("✓", words.restarted({ asked: count }));
  } else {
    await sendWatched(show, people);
  }
  const round = begin(show, { platform: "slack", week, people, before });
  if (week > 1) screen.tell(words.questionsOut({ count: String(people.length) }));
  else await lookClosely(show, round);
  return afterOpening(show, round);
}

/** Opens Telegram's round of a week. */
export async function openTelegram(show: Show, week: number): Promise<Round> {
  const { stage, screen, words } = show;
  show.chapter(words.asking({ platform: PLATFORM_NAMES.telegram, week: String(week) }));
  const people = stage.telegramPeople;
  const before = copiesOf(people);
  await sendWatched(show, people);
  const round = begin(show, { platform: "telegram", week, people, before });
  if (week > 1) screen.tell(words.questionsOut({ count: String(people.length) }));
  else await lookClosely(show, round);
  return afterOpening(show, round);
}

async function afterOpening(show: Show, round: Round): Promise<Round> {
  await answerNow(show, round, true);
  return round;
}

/** Does what is due now, and shows how far the sending is. */
async function sendWatched({ stage, screen, words, time }: Show, people: readonly Person[]): Promise<void> {
  const double = at(people, 0).platform === "slack" ? stage.slack : stage.telegram;
  let sent = 0;
  const unwatch = double.onCall(({ method }) => {
    if (method !== "chat.postMessage" && method !== "sendMessage") return;
    sent += 1;
    screen.progress(words.sending({ sent: String(sent), asked: String(people.length) }));
  });
  await stage.goTo(time());
  unwatch();
}

/** Kills the bot while Slack has taken a question and not yet said so; gives how many questions had arrived. */
async function sendThroughKill(show: Show, people: readonly Person[]): Promise<number> {
  const { stage, screen, words } = show;
  const isTheirs = new Set(people.map(({ id }) => stage.slack.dm(id)));
  let sent = 0;
  const unwatch = stage.slack.onCall(async ({ method, args, status }) => {
    const channel = String(args["channel"]);
    if (method !== "chat.postMessage" || status !== 200) return;
    if (!isTheirs.has(channel) && !people.some(({ id }) => id === channel)) return;
    sent += 1;
    screen.progress(words.sending({ sent: String(sent), asked: String(people.length) }));
    if (sent === KILLED_AT) await stage.bot.kill();
  });
  const survived = await stage.goTo(show.time());
  unwatch();
  if (survived) throw new Error("the bot should have been killed");
  return sent;
}

type Copies = ReadonlyMap<string, readonly string[]>;

/** Gives the ids of all questions that people have on their screens. */
function copiesOf(people: readonly Person[]): Copies {
  return new Map(people.map((person) => [person.id, questionsOf(person).map(({ id }) => id)]));
}

function questionsOf(person: Person): readonly Seen[] {
  return person.messages().filter(isQuestion);
}

/** Plans a round whose questions are out, and has the account witness who got how many copies. */
function begin(
  show: Show,
  of: {
    readonly platform: Platform;
    readonly week: number;
    readonly people: readonly Person[];
    readonly before: Copies;
  },
): Round {
  const { platform, week, people, before } = of;
  const fresh = new Map(
    people.map((person) => {
      const known = new Set(before.get(person.id));
      return [person.id, questionsOf(person).filter(({ id }) => !known.has(id)).length];
    }),
  );
  const story = new Map<number, number | null>([
    [SEATS.late, null],
    [SEATS.leaving, null],
    ...(week === 1 ? [[SEATS.close, CLOSE_SCORE[platform]] as const] : []),
  ]);
  const planned = planWeek({ platform, week, people: people.length }, story, show.chance);
  const spared = new Set<number>([SEATS.late, SEATS.leaving]);
  const round: Round = {
    platform,
    week,
    people,
    plans: platform === "slack" ? withOneWithdrawn(planned, spared) : planned,
    shown: new Set(week === 1 ? [SEATS.close] : []),
    played: new Set(week === 1 ? [SEATS.close] : []),
    asked: people.map(({ id }) => id),
    copies: fresh,
    answers: new Map(),
  };
  show.ledger.witness(round);
  return round;
}

/** One person, from the question to the reason. */
async function lookClosely(show: Show, round: Round): Promise<void> {
  const { screen, words, chance } = show;
  const person = at(round.people, SEATS.close);
  const { name } = person;
  const score = CLOSE_SCORE[round.platform];
  await pressTwice(show, round);
  screen.tell(words.asked({ count: String(round.people.length) }));
  show.draw(person, newest(person));
  const id = newest(person).id;
  const note = await person.answer(score);
  round.answers.set(person.id, score);
  screen.act(words.pressesNote({ name, label: String(score), note }));
  const drawn = (): Seen => person.messages().find((one) => one.id === id) ?? newest(person);
  show.draw(person, drawn());

  const { reasonButton, skipButton, doneButton } = copyFor(person.locale).answering;
  const text = at(CLOSE_UP[person.locale][bandOf(score)], 0);
  if (person.platform === "slack") {
    screen.act(words.presses({ name, label: reasonButton }));
    await askForWhy(person);
    const window = person.window();
    if (window !== null) show.draw(person, window);
    const ticks = tickable(window).slice(0, 2);
    await fillWindow(person, { text, ticks, mayQuote: true }, chance);
    screen.act(words.fillsInTicks({ name, text, ticks: show.copy.format.list(ticks) }));
    return;
  }
  await person.type(text);
  screen.act(words.writesRemoved({ name, text }));
  await person.press(skipButton);
  const ticks = driversOffered(person).slice(2, 4);
  for (const tick of ticks) await person.press(tick);
  show.draw(person, drawn());
  screen.act(words.presses({ name, label: doneButton }));
  await person.press(doneButton);
}

function tickable(window: Seen | null): readonly string[] {
  return (
    window?.rows.flatMap((row) => (row.kind === "field" && row.options.length > 1 ? row.options : [])) ?? []
  );
}

/** Whoever has two copies presses both. */
async function pressTwice(show: Show, round: Round): Promise<void> {
  const { screen, words } = show;
  const place = round.people.findIndex(({ id }) => (round.copies.get(id) ?? 0) > 1);
  const person = round.people[place];
  const score = round.plans[place]?.score ?? null;
  if (person === undefined) return;
  screen.tell(words.twice({ name: person.name }));
  if (score === null || round.shown.has(place)) return;
  const [older, newer] = questionsOf(person).slice(-2);
  const first = score > 0 ? score - 1 : score + 1;
  if (older === undefined || newer === undefined) return;
  await person.answer(first, older.id);
  await person.answer(score, newer.id);
  round.answers.set(person.id, score);
  round.played.add(place);
  screen.act(words.pressesBoth({ name: person.name, first: String(first), second: String(score) }));
}
