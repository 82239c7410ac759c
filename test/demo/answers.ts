// Who answers what in a week: the bands come out as the story wants them, who is in which is chance from a seed.

import type { Locale, Platform } from "../../core/ports.ts";
import { type Band, bandOf } from "../../core/score/tally.ts";
import { REASONS } from "./reasons.ts";

/** Chance as the plan draws it: a whole number from 0 to `below` − 1. */
export interface Chance {
  int(below: number): number;
}

/** What one person does about one question. */
export interface Plan {
  /** What stands at closing; null for silence. */
  readonly score: number | null;
  /** What was pressed before, by someone who changes their mind. */
  readonly first: number | null;
  /** Answered, and taken back again: `score` is null. */
  readonly withdraws: boolean;
  /** What is written when asked why; null for nothing. */
  readonly reason: string | null;
  /** Which drivers are ticked, by their place among those offered; null for whatever chance says. */
  readonly ticks: readonly number[] | null;
  readonly mayQuote: boolean;
  /** Before the reminder, or after it. */
  readonly early: boolean;
}

/** How many end in each band. */
type Mood = Readonly<Record<Band, number>>;

// The first three weeks are the story: so-so; a little better, which is noise (Telegram: too few to publish); much better, which is not.
const STORY: Readonly<Record<Platform, readonly Mood[]>> = {
  slack: [
    { promoter: 7, passive: 5, detractor: 6 },
    { promoter: 8, passive: 5, detractor: 5 },
    { promoter: 16, passive: 4, detractor: 1 },
  ],
  telegram: [
    { promoter: 6, passive: 4, detractor: 3 },
    { promoter: 2, passive: 1, detractor: 1 },
    { promoter: 9, passive: 4, detractor: 2 },
  ],
};

/** From this week on people feel what was done about the first. */
const FELT_FROM = 3;

/** The week in which Telegram has no time for surveys. */
export const BUSY_WEEK = 2;

const SILENT: Plan = {
  score: null,
  first: null,
  withdraws: false,
  reason: null,
  ticks: null,
  mayQuote: false,
  early: false,
};
/** The drivers that the story is about, by their place among those offered. */
const WORKLOAD = 2;
const FLEXIBILITY = 8;
/** What the others tick in turn, each too seldom to stand out. */
const ELSE = [0, 1, 4] as const;
/** So many are named by, and so many by not, before a digest may say so: its least group. */
const LEAST = 5;
/** One in so many answers late, says why, changes the answer. */
const LATE_IN = 4;
const SILENT_ON_WHY_IN = 3;
const CHANGE_EVERY = 8;

/** Gives a week's mood; after the story it wavers. */
function moodOf(platform: Platform, week: number, chance: Chance): Mood {
  const told = STORY[platform][week - 1];
  if (told !== undefined) return told;
  return { promoter: 6 + chance.int(5), passive: 2 + chance.int(4), detractor: 1 + chance.int(4) };
}

/**
 * Plans a week for everyone asked, in their order. `fixed` are scores that the story needs, by place (null for silence);
 * the others fill the bands up. Nobody writes what somebody else has written.
 */
export function planWeek(
  of: {
    readonly platform: Platform;
    readonly week: number;
    readonly people: readonly { readonly locale: Locale }[];
  },
  fixed: ReadonlyMap<number, number | null>,
  chance: Chance,
): readonly Plan[] {
  const mood = moodOf(of.platform, of.week, chance);
  const wanted = [
    ...Array.from({ length: mood.promoter }, () => 9 + chance.int(2)),
    ...Array.from({ length: mood.passive }, () => 7 + chance.int(2)),
    ...Array.from({ length: mood.detractor }, () => 2 + chance.int(5)),
  ];
  for (const score of fixed.values()) if (score !== null) takeLike(wanted, score);
  const free = of.people.length - fixed.size;
  const scores = shuffled(
    Array.from({ length: free }, (_, place) => wanted[place] ?? null),
    chance,
  );
  const unsaid = reasonsLeft(of.week < FELT_FROM ? "before" : "after", chance);
  const ticksOf = tickingIn(of.week, mood);
  let answers = 0;
  return of.people.map(({ locale }, place): Plan => {
    const isFixed = fixed.has(place);
    const score = isFixed ? (fixed.get(place) ?? null) : (scores.pop() ?? null);
    if (score === null) return SILENT;
    if (isFixed) return { ...SILENT, score, early: true };
    answers += 1;
    return {
      score,
      first: answers % CHANGE_EVERY === 3 ? Math.max(0, score - 2) : null,
      withdraws: false,
      reason: chance.int(SILENT_ON_WHY_IN) > 0 ? (unsaid[locale][bandOf(score)].pop() ?? null) : null,
      ticks: of.platform === "slack" ? ticksOf(bandOf(score)) : null,
      mayQuote: chance.int(2) === 0,
      early: chance.int(LATE_IN) > 0,
    };
  });
}

/** Has one of those who would stay silent answer and take it back; `except` are spared. */
export function withOneWithdrawn(plans: readonly Plan[], except: ReadonlySet<number>): readonly Plan[] {
  const found = plans.findIndex((plan, place) => plan.score === null && !except.has(place));
  return plans.map((plan, place) =>
    place === found ? { ...plan, withdraws: true, first: 3, early: true } : plan,
  );
}

/** Gives who ticks what in a week: at first half of those who are not glad name their workload; what is done about it is felt as flexibility, by those who are. */
function tickingIn(week: number, mood: Mood): (band: Band) => readonly number[] {
  const isFelt = week >= FELT_FROM;
  const those = isFelt ? mood.promoter : mood.passive + mood.detractor;
  // Those who do not name it have to be enough, or none.
  const enough = those >= 2 * LEAST ? those - LEAST : those;
  let naming = 0;
  let others = 0;
  return (band) => {
    if ((band === "promoter") === isFelt) {
      naming += 1;
      return naming <= enough ? [isFelt ? FLEXIBILITY : WORKLOAD] : [];
    }
    others += 1;
    return isFelt ? [] : [ELSE[others % ELSE.length] ?? 0];
  };
}

function reasonsLeft(
  when: keyof typeof REASONS,
  chance: Chance,
): Readonly<Record<Locale, Record<Band, string[]>>> {
  const left = (locale: Locale): Record<Band, string[]> => ({
    promoter: shuffled(REASONS[when][locale].promoter, chance),
    passive: shuffled(REASONS[when][locale].passive, chance),
    detractor: shuffled(REASONS[when][locale].detractor, chance),
  });
  return { en: left("en"), "zh-CN": left("zh-CN") };
}

// Takes a score of the same band away, so that the bands still come out.
function takeLike(wanted: number[], score: number): void {
  const found = wanted.findIndex((one) => bandOf(one) === bandOf(score));
  if (found >= 0) wanted.splice(found, 1);
}

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  const left = [...items];
  const mixed: T[] = [];
  while (left.length > 0) mixed.push(...left.splice(chance.int(left.length), 1));
  return mixed;
}
