// A round opens: the questions go out, once through a kill, and the account witnesses who has got them.
import type { Platform } from "../../core/ports.ts";
import { planWeek, withOneWithdrawn } from "./answers.ts";
import { CLOSE_SCORE, lookClosely } from "./close-up.ts";
import type { Person } from "./person.ts";
import { ANNOUNCED_IN, showNews } from "./responding.ts";
import { answerNow, type Round } from "./round.ts";
import { isQuestion, type Seen } from "./seen.ts";
import { at, PLATFORM_NAMES, SEATS, type Show } from "./show.ts";

/** The bot is killed while this question waits for the platform's answer. */
const KILLED_AT = 6;
/** What arrived so shortly before a kill, in milliseconds, the bot may not have written down as sent. */
const IN_DOUBT_MS = 1_000;
/** More than a lease: what the dead bot had in hand is free again. */
const LATER_MS = 90_000;

/** Opens a platform's round of a week and has the quick ones answer. In the first week Slack's goes through a kill, and one person is looked at. */
export async function openRound(show: Show, platform: Platform, week: number): Promise<Round> {
  const { screen, words, crowd } = show;
  const people = [...crowd[platform]];
  const inFull = week === 1;
  if (inFull)
    show.chapter(words.asking({ platform: PLATFORM_NAMES[platform], week: String(week) }), platform);
  const before = new Map(people.map((person) => [person.id, questionsOf(person).length]));
  if (inFull && platform === "slack") await sendThroughKill(show, people);
  else await sendWatched(show, people);
  const round = witness(show, { platform, week, people, before });
  if (inFull) {
    if (platform === "telegram") screen.tell(words.asked({ count: String(people.length) }));
    await pressTwice(show, round);
    await lookClosely(show, at(people, SEATS.close), round.answers);
  }
  if (week === ANNOUNCED_IN + 1 && platform === "slack") showNews(show);
  await answerNow(show, round, true);
  return round;
}

/** Does what is due now, and shows how far the sending is. */
async function sendWatched(show: Show, people: readonly Person[]): Promise<void> {
  const unwatch = watch(show, people, async () => undefined);
  await show.stage.goTo(show.time());
  unwatch();
}

/** Kills the bot while Slack has taken a question and not yet said so, and starts it again. */
async function sendThroughKill(show: Show, people: readonly Person[]): Promise<void> {
  const { stage, screen, words } = show;
  const asked = String(people.length);
  const arrived: number[] = [];
  const unwatch = watch(show, people, async (sent) => {
    arrived.push(performance.now());
    if (sent === KILLED_AT) await stage.bot.kill();
  });
  const survived = await stage.goTo(show.time());
  unwatch();
  show.ledger.doubt(arrived.filter((at) => at > performance.now() - IN_DOUBT_MS).length);
  if (survived) throw new Error("the bot should have been killed");
  screen.mark("✗", words.killed({ sent: String(arrived.length), asked }));
  screen.progress(words.starting);
  await stage.start();
  await stage.goTo(new Date(show.time().getTime() + LATER_MS));
  screen.mark("✓", words.restarted({ asked }));
}

/** Counts the questions to these people as a platform takes them, before it says so; gives the function that ends it. */
function watch(
  { stage, screen, words }: Show,
  people: readonly Person[],
  heard: (sent: number) => Promise<void>,
): () => void {
  const { platform } = at(people, 0);
  const double = stage[platform];
  const theirs = new Set(
    people.flatMap(({ id }) => (platform === "slack" ? [id, stage.slack.dm(id)] : [id])),
  );
  let sent = 0;
  return double.onCall(async ({ method, args, status }) => {
    const to =
      method === "chat.postMessage" ? args["channel"] : method === "sendMessage" ? args["chat_id"] : null;
    if (to === null || status !== 200 || !theirs.has(String(to))) return;
    sent += 1;
    screen.progress(words.sending({ sent: String(sent), asked: String(people.length) }));
    await heard(sent);
  });
}

function questionsOf(person: Person): readonly Seen[] {
  return person.messages().filter(isQuestion);
}

/** Plans a round whose questions are out, and has the account witness who got how many copies. */
function witness(
  show: Show,
  of: {
    readonly platform: Platform;
    readonly week: number;
    readonly people: readonly Person[];
    readonly before: ReadonlyMap<string, number>;
  },
): Round {
  const { platform, week, people, before } = of;
  const inFull = week === 1;
  const silent = new Set<number>([SEATS.late, SEATS.leaving]);
  const story = new Map<number, number | null>([
    ...[...silent].map((place) => [place, null] as const),
    ...(inFull ? [[SEATS.close, CLOSE_SCORE[platform]] as const] : []),
  ]);
  const planned = planWeek({ platform, week, people }, story, show.chance);
  const close = new Set(inFull ? [SEATS.close] : []);
  const round: Round = {
    platform,
    week,
    people,
    plans: platform === "slack" ? withOneWithdrawn(planned, silent) : planned,
    shown: close,
    played: new Set(close),
    reminded: 0,
    asked: people.map(({ id }) => id),
    copies: new Map(
      people.map((person) => [person.id, questionsOf(person).length - (before.get(person.id) ?? 0)]),
    ),
    answers: new Map(),
  };
  show.ledger.witness(round);
  return round;
}

/** Whoever has two copies presses both. */
async function pressTwice({ screen, words }: Show, round: Round): Promise<void> {
  const twice = round.people.filter(({ id }) => (round.copies.get(id) ?? 0) > 1);
  for (const { name } of twice) screen.tell(words.twice({ name }));
  const [person] = twice;
  if (person === undefined) return;
  const place = round.people.indexOf(person);
  const score = round.plans[place]?.score ?? null;
  const [older, newer] = questionsOf(person).slice(-2);
  if (score === null || round.played.has(place) || older === undefined || newer === undefined) return;
  const first = score > 0 ? score - 1 : score + 1;
  await person.answer(first, older.id);
  await person.answer(score, newer.id);
  round.answers.set(person.id, score);
  round.played.add(place);
  screen.act(words.pressesBoth({ name: person.name, first: String(first), second: String(score) }));
}
