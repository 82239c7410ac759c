// A round ends: the silent are reminded once, the slow answer, someone comes too late, the digest is posted.

import { BUSY_WEEK } from "./answers.ts";
import { answerNow, type Round, sumUp } from "./round.ts";
import { inShort, isQuestion } from "./seen.ts";
import { at, newest, PLATFORM_NAMES, SEATS, type Show } from "./show.ts";

/** After the grace for reasons, so that the round is sealed. */
const SEALED_AFTER_MS = 60 * 60_000;
const LATE_SCORE = 10;

/** Reminds the silent; the first reminder in Slack is shown, it reads alike everywhere. */
export async function remind(show: Show, round: Round): Promise<void> {
  const { stage, screen, words } = show;
  const questions = (): readonly number[] =>
    round.people.map((person) => person.messages().filter(isQuestion).length);
  const before = questions();
  await stage.goTo(show.time());
  const after = questions();
  const reminded = round.people.filter((_, place) => at(after, place) > at(before, place));
  round.reminded = reminded.length;
  const [first] = reminded;
  if (round.week > 1 || round.platform !== "slack" || first === undefined) return;
  show.chapter(words.reminding);
  screen.tell(words.reminded({ count: String(reminded.length), name: first.name }));
  show.draw(first, inShort(newest(first)));
}

/** Has the slow ones answer, and sums the round up. */
export async function answerSlowly(show: Show, round: Round): Promise<void> {
  const { stage, screen, words } = show;
  await stage.goTo(show.time());
  await answerNow(show, round, false);
  if (round.week === BUSY_WEEK && round.platform === "telegram") {
    screen.tell(words.busyWeek({ platform: PLATFORM_NAMES.telegram }));
  }
  const parts = {
    asked: String(round.people.length),
    reminded: String(round.reminded),
    rest: String(round.people.length - round.shown.size),
    what: sumUp(show, round),
    platform: PLATFORM_NAMES[round.platform],
  };
  screen.tell(round.week === 1 ? words.restOfAll(parts) : words.summary(parts));
}

/** Closes and seals; in the first week someone comes too late. */
export async function closeRound(show: Show, round: Round): Promise<void> {
  const { stage, screen, words } = show;
  await stage.goTo(show.time());
  await stage.goTo(new Date(show.time().getTime() + SEALED_AFTER_MS));
  if (round.week > 1 || round.platform !== "slack") return;
  show.chapter(words.closing({ platform: PLATFORM_NAMES.slack }));
  screen.tell(words.sealed);
  const late = at(round.people, SEATS.late);
  screen.act(words.late({ name: late.name, score: String(LATE_SCORE) }));
  await late.press(String(LATE_SCORE));
  show.draw(late, newest(late));
}

/** Has the digest posted, and shows it. */
export async function postDigest(show: Show, round: Round): Promise<void> {
  const { stage, screen, words } = show;
  const { platform } = round;
  await stage.goTo(show.time());
  // The first two would read alike; Slack's has more to show.
  if (round.week === 1 && platform === "telegram") return;
  if (round.week === 1) show.chapter(words.digest, platform);
  const channel = platform === "slack" ? stage.slackChannel : stage.telegramChannel;
  screen.tell(words.posted({ place: channel.name }));
  screen.card(words.onScreen({ platform: PLATFORM_NAMES[platform], name: channel.name }), newest(channel));
}
