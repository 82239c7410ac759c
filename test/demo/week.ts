// One week: each platform's round opens, is answered, reminded of, closed and published, in the order of the clock.
import type { Platform } from "../../core/ports.ts";
import { DAY_MS, localToInstant, writeWall } from "../../core/time.ts";
import { openSlack, openTelegram } from "./asking.ts";
import { closeRound, postDigest, remind } from "./closing.ts";
import { answerRest, type Round } from "./round.ts";
import type { Show } from "./show.ts";

const FIRST_MONDAY = Date.parse("2026-11-02T00:00:00Z");
const WEEK_DAYS = 7;

type Scene = readonly [at: Date, play: () => Promise<void>];

/** Plays one week; the first is shown in full, later ones by what is new. */
export async function playWeek(show: Show, week: number): Promise<void> {
  const { cast } = show;
  const moment = (zone: string) => (day: number, time: string) => {
    const date = writeWall(FIRST_MONDAY + ((week - 1) * WEEK_DAYS + day - 1) * DAY_MS).slice(0, 10);
    return localToInstant(zone, `${date}T${time}`);
  };
  const slack = moment(cast.slackZone);
  const telegram = moment(cast.telegramZone);
  const rounds: Partial<Record<Platform, Round>> = {};
  const of = (platform: Platform): Round => {
    const round = rounds[platform];
    if (round === undefined) throw new Error(`the round in ${platform} did not open`);
    return round;
  };
  const scenes: readonly Scene[] = [
    [telegram(1, "10:00"), async () => void (rounds.telegram = await openTelegram(show, week))],
    [slack(2, "10:00"), async () => void (rounds.slack = await openSlack(show, week))],
    [telegram(3, "10:00"), () => remind(show, of("telegram"))],
    [telegram(3, "11:00"), () => answerRest(show, of("telegram"))],
    [slack(4, "10:00"), () => remind(show, of("slack"))],
    [slack(4, "11:00"), () => answerRest(show, of("slack"))],
    [telegram(4, "18:00"), () => closeRound(show, of("telegram"))],
    [slack(5, "12:00"), () => closeRound(show, of("slack"))],
    [telegram(5, "10:00"), () => postDigest(show, of("telegram"))],
    [slack(5, "16:00"), () => postDigest(show, of("slack"))],
  ];
  for (const [at, play] of scenes.toSorted(([a], [b]) => a.getTime() - b.getTime())) {
    show.next(at);
    await play();
  }
}
