// What every scene works with: the stage, the narrator, the account, and chance.
import { type Copy, copyFor } from "../../bots/copy/copy.ts";
import type { Demo } from "../../bots/copy/en/demo.ts";
import type { Platform } from "../../core/ports.ts";
import { seededRandom } from "../journeys/movable-clock.ts";
import { type Cast, castFor } from "./cast.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import type { Person } from "./person.ts";
import type { Screen } from "./screen.ts";
import type { Seen } from "./seen.ts";
import { type Stage, setStage } from "./stage.ts";

/** One performance. */
export interface Show {
  readonly cast: Cast;
  readonly stage: Stage;
  readonly screen: Screen;
  readonly words: Demo;
  readonly copy: Copy;
  readonly ledger: Ledger;
  readonly chance: { int(below: number): number };
  /** Who is there, by platform; people come and go. */
  readonly crowd: Readonly<Record<Platform, Person[]>>;
  /** Writes a moment as the reader's language does, in the zone that Slack's people live in. */
  when(at: Date): string;
  /** The instant of the scene that is being played. */
  time(): Date;
  /** Goes on to the scene of an instant; the bot hears of it by `stage.goTo`. */
  next(at: Date): void;
  /** Begins a chapter at the scene's time, as a platform's people have it; Slack's where none is named. */
  chapter(title: string, platform?: Platform): void;
  /** Begins a chapter on the scene's day. */
  dayChapter(title: string): void;
  /** Draws what someone sees; `alone` says that nobody else does. */
  draw(person: Person, seen: Seen, alone?: boolean): void;
}

/** The seats of those whom scenes know by what they do; the same on both platforms. */
export const SEATS = { admin: 0, manager: 1, close: 2, late: 4, leaving: 6 } as const;

/** How a platform is called. */
export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = { slack: "Slack", telegram: "Telegram" };

/** A Friday before the first week, in the morning everywhere. */
const BEGIN = new Date("2026-10-30T08:30:00Z");
/** Every date is written whole: the reader has no today. */
const LONG_AGO = new Date(0);

/** Sets everything up; the bot is not started yet. */
export async function prepareShow(of: {
  readonly locale: Cast["locale"];
  readonly seed: number;
  readonly screen: Screen;
}): Promise<Show> {
  const { locale, seed, screen } = of;
  const cast = castFor(locale);
  const copy = copyFor(locale);
  const words = copy.demo;
  const stage = await setStage(cast, BEGIN, seed);
  const when = (at: Date): string => copy.format.moment(at, cast.slackZone, LONG_AGO);
  const whenThere = (at: Date): string =>
    words.local({
      when: copy.format.moment(at, cast.telegramZone, LONG_AGO),
      place: words.cities[cast.telegramCity],
    });
  let scene = BEGIN;
  return {
    cast,
    stage,
    crowd: { slack: [...stage.slackPeople], telegram: [...stage.telegramPeople] },
    time: () => scene,
    next: (at) => {
      scene = at;
    },
    screen,
    words,
    copy,
    ledger: createLedger(),
    chance: seededRandom(seed),
    when,
    chapter: (title, platform = "slack") =>
      screen.chapter(title, platform === "slack" ? when(scene) : whenThere(scene)),
    dayChapter: (title) => screen.chapter(title, copy.format.day(scene, cast.slackZone)),
    draw(person, seen, alone = false) {
      const title = words.onScreen({ platform: PLATFORM_NAMES[person.platform], name: person.name });
      screen.card(alone ? `${title} · ${words.alone}` : title, seen);
    },
  };
}

/** Gives one of a list whose length the cast guarantees. */
export function at<T>(items: readonly T[], place: number): T {
  const item = items.at(place);
  if (item === undefined) throw new Error(`the cast has nobody in place ${place}`);
  return item;
}

/** Gives the newest of what someone sees. */
export function newest(of: { messages(): readonly Seen[] }): Seen {
  return at(of.messages(), -1);
}
