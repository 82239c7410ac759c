// One week: each platform's round opens, is answered, reminded of, closed and published, in the order of the clock.
import type { Platform } from "../../core/ports.ts";
import { DAY_MS, localToInstant, writeWall } from "../../core/time.ts";
import { openRound } from "./asking.ts";
import { answerSlowly, closeRound, postDigest, remind } from "./closing.ts";
import { respond } from "./responding.ts";
import type { Round } from "./round.ts";
import { begin } from "./setting-up.ts";
import { at, newest, PLATFORM_NAMES, SEATS, type Show } from "./show.ts";

const FIRST_MONDAY = Date.parse("2026-11-02T00:00:00Z");
const WEEK_MS = 7 * DAY_MS;
const LEAVING_WEEK = 2;
const JOINING_WEEK = 3;

type Scene = readonly [at: Date, play: () => Promise<void>];

/** Plays one week; the first is shown in full, later ones by what is new. */
export async function playWeek(show: Show, week: number): Promise<void> {
  const { cast, words } = show;
  const moments = (zone: string) => (day: number, time: string) => {
    const date = writeWall(FIRST_MONDAY + (week - 1) * WEEK_MS + (day - 1) * DAY_MS).slice(0, 10);
    return localToInstant(zone, `${date}T${time}`);
  };
  const slack = moments(cast.slackZone);
  const telegram = moments(cast.telegramZone);
  const rounds = new Map<Platform, Round>();
  const open = (platform: Platform) => async () => {
    rounds.set(platform, await openRound(show, platform, week));
  };
  const later = (platform: Platform, play: (show: Show, round: Round) => Promise<void>) => async () => {
    const round = rounds.get(platform);
    if (round === undefined) throw new Error(`the round in ${platform} did not open`);
    await play(show, round);
  };
  const scenes: readonly Scene[] = [
    [telegram(1, "09:00"), () => comeAndGo(show, week)],
    [telegram(1, "10:00"), open("telegram")],
    [telegram(3, "10:00"), later("telegram", remind)],
    [telegram(3, "11:00"), later("telegram", answerSlowly)],
    [telegram(4, "18:00"), later("telegram", closeRound)],
    [telegram(5, "10:00"), later("telegram", postDigest)],
    [slack(1, "10:00"), () => (week === 1 ? announce(show) : Promise.resolve())],
    [slack(2, "10:00"), open("slack")],
    [slack(4, "10:00"), later("slack", remind)],
    [slack(4, "11:00"), later("slack", answerSlowly)],
    [slack(5, "12:00"), later("slack", closeRound)],
    [slack(5, "16:00"), later("slack", postDigest)],
    [slack(5, "16:30"), () => respond(show, week)],
  ];
  const inOrder = scenes.toSorted(([a], [b]) => a.getTime() - b.getTime());
  show.next(at(inOrder, 0)[0]);
  if (week > 1) show.dayChapter(words.week({ week: String(week) }));
  for (const [moment, play] of inOrder) {
    show.next(moment);
    await play();
  }
}

/** In Telegram someone leaves in one week, and someone new comes in another. */
async function comeAndGo({ stage, crowd, screen, words, time }: Show, week: number): Promise<void> {
  await stage.goTo(time());
  const platform = PLATFORM_NAMES.telegram;
  if (week === LEAVING_WEEK) {
    const [leaving] = crowd.telegram.splice(SEATS.leaving, 1);
    if (leaving === undefined) return;
    await leaving.type("/stop");
    screen.tell(words.leaves({ name: leaving.name, platform }));
  }
  if (week === JOINING_WEEK) {
    const newcomer = stage.newcomer();
    crowd.telegram.push(newcomer);
    await begin(newcomer);
    screen.tell(words.joins({ name: newcomer.name, platform }));
  }
}

/** A day before the first questions their channel hears of them. */
async function announce(show: Show): Promise<void> {
  const { stage, screen, words, time } = show;
  await stage.goTo(time());
  const { slackChannel } = stage;
  show.chapter(words.announcing({ place: slackChannel.name }));
  screen.card(
    words.onScreen({ platform: PLATFORM_NAMES.slack, name: slackChannel.name }),
    newest(slackChannel),
  );
}
