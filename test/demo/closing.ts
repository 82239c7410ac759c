// A round ends: the silent are reminded once, someone comes late, the digest is posted.
import { copyFor } from "../../bots/copy/copy.ts";
import type { Round } from "./round.ts";
import { isQuestion } from "./seen.ts";
import { SEATS } from "./setting-up.ts";
import { at, newest, PLATFORM_NAMES, type Show } from "./show.ts";

/** After the grace for reasons, so that the round is sealed. */
const SEALED_AFTER_MS = 60 * 60_000;
const LATE_SCORE = 10;

/** Reminds the silent. */
export async function remind(show: Show, round: Round): Promise<void> {
  const { stage, screen, words } = show;
  const questions = () => round.people.map((person) => person.messages().filter(isQuestion).length);
  const before = questions();
  await stage.goTo(show.time());
  const after = questions();
  const reminded = round.people.filter((_, place) => at(after, place) > at(before, place));
  const first = reminded[0];
  const count = String(reminded.length);
  // Slack's first one is shown; it reads alike everywhere.
  if (round.week > 1 || round.platform !== "slack" || first === undefined) {
    screen.tell(words.remindedBriefly({ count }));
    return;
  }
  show.chapter(words.reminding);
  screen.tell(words.reminded({ count, name: first.name }));
  show.draw(first, newest(first));
}

/** Closes and seals; in the first week someone comes too late. */
export async function closeRound(show: Show, round: Round): Promise<void> {
  const { stage, screen, words } = show;
  await stage.goTo(show.time());
  await stage.goTo(new Date(show.time().getTime() + SEALED_AFTER_MS));
  if (round.week > 1 || round.platform !== "slack") return;
  show.chapter(words.closing({ platform: PLATFORM_NAMES[round.platform] }));
  screen.tell(words.sealed);
  const late = at(round.people, SEATS.late);
  screen.tell(words.late({ name: late.name, score: String(LATE_SCORE) }));
  await late.press(String(LATE_SCORE));
  show.draw(late, newest(late));
}

/** Has the digest posted, and shows it. */
export async function postDigest(show: Show, round: Round): Promise<void> {
  const { stage, screen, words } = show;
  await stage.goTo(show.time());
  const channel = round.platform === "slack" ? stage.slackChannel : stage.telegramChannel;
  show.chapter(words.digest);
  screen.tell(words.posted({ place: channel.name }));
  screen.card(`${PLATFORM_NAMES[round.platform]} · ${channel.name}`, newest(channel));
}

/** Gives the label of a digest's Details in someone's language. */
export function detailsLabel(locale: Show["cast"]["locale"]): string {
  return copyFor(locale).managing.digest.detailsButton;
}
