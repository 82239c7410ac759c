// Who answers what in a week: the bands come out as the story wants them, who is in which is chance from a seed.
import type { Platform } from "../../core/ports.ts";

/** Chance as the plan draws it. */
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
  readonly reason: boolean;
  readonly mayQuote: boolean;
  /** Before the reminder, or after it. */
  readonly early: boolean;
}

/** How many end in each band. */
interface Mood {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

// The first three weeks are the story: so-so; a little better, which is noise (Telegram: too few to publish); much better, which is not.
const STORY: Readonly<Record<Platform, readonly Mood[]>> = {
  slack: [
    { promoters: 7, passives: 5, detractors: 6 },
    { promoters: 8, passives: 5, detractors: 5 },
    { promoters: 16, passives: 4, detractors: 1 },
  ],
  telegram: [
    { promoters: 6, passives: 4, detractors: 3 },
    { promoters: 2, passives: 1, detractors: 1 },
    { promoters: 9, passives: 4, detractors: 2 },
  ],
};

const SILENT: Plan = {
  score: null,
  first: null,
  withdraws: false,
  reason: false,
  mayQuote: false,
  early: false,
};
/** One in so many answers late, says why, changes the answer. */
const LATE_IN = 4;
const REASON_IN = 2;
const CHANGE_EVERY = 8;

/** Gives a week's mood; after the story it wavers. */
function moodOf(platform: Platform, week: number, chance: Chance): Mood {
  const told = STORY[platform][week - 1];
  if (told !== undefined) return told;
  const promoters = 6 + chance.int(5);
  const passives = 2 + chance.int(4);
  return { promoters, passives, detractors: 1 + chance.int(4) };
}

/**
 * Plans a week for everyone asked, in their order. `fixed` are scores that the story needs, by place (null for silence);
 * the others fill the bands up.
 */
export function planWeek(
  of: { readonly platform: Platform; readonly week: number; readonly people: number },
  fixed: ReadonlyMap<number, number | null>,
  chance: Chance,
): readonly Plan[] {
  const mood = moodOf(of.platform, of.week, chance);
  const wanted = [
    ...Array.from({ length: mood.promoters }, () => 9 + chance.int(2)),
    ...Array.from({ length: mood.passives }, () => 7 + chance.int(2)),
    ...Array.from({ length: mood.detractors }, () => 2 + chance.int(5)),
  ];
  for (const score of fixed.values()) take(wanted, score);
  const free = of.people - fixed.size;
  const scores = shuffled(
    Array.from({ length: free }, (_, at) => wanted[at] ?? null),
    chance,
  );
  let answers = 0;
  return Array.from({ length: of.people }, (_, place) => {
    const isFixed = fixed.has(place);
    const score = isFixed ? (fixed.get(place) ?? null) : (scores.pop() ?? null);
    if (score === null) return SILENT;
    answers += isFixed ? 0 : 1;
    const changes = !isFixed && answers % CHANGE_EVERY === 3;
    return {
      score,
      first: changes ? Math.max(0, score - 2) : null,
      withdraws: false,
      reason: isFixed || chance.int(REASON_IN) === 0,
      mayQuote: chance.int(2) === 0,
      early: isFixed || chance.int(LATE_IN) > 0,
    };
  });
}

/** Has one of those who would stay silent answer and take it back; `except` are spared. */
export function withOneWithdrawn(plans: readonly Plan[], except: ReadonlySet<number>): readonly Plan[] {
  const place = plans.findIndex((plan, at) => plan.score === null && !except.has(at));
  return plans.map((plan, at) => (at === place ? { ...plan, withdraws: true, first: 3, early: true } : plan));
}

// Takes a score of the same band away, so that the bands still come out.
function take(wanted: number[], score: number | null): void {
  if (score === null) return;
  const band = (one: number): number => (one >= 9 ? 2 : one >= 7 ? 1 : 0);
  const at = wanted.findIndex((one) => band(one) === band(score));
  if (at >= 0) wanted.splice(at, 1);
}

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  const left = [...items];
  const mixed: T[] = [];
  while (left.length > 0) mixed.push(...left.splice(chance.int(left.length), 1));
  return mixed;
}
