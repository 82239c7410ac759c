// Counts what stands beside a score, and decides what of it a round may show: whole-round figures with k answers behind each, and behind all that are left.
import type { Ballot } from "../answer/ballot.ts";
import type { Driver, Frozen } from "../survey/survey.ts";
import { backgroundOf, ratedOf } from "../survey/survey-extras.ts";
import type { PublishedQuestion, PublishedRating } from "./publication.ts";
import { figuresOfFewer, ratingFigures } from "./rating-figures.ts";

type Counts = Readonly<Record<string, number>>;

// Neither keys of questions nor of drivers hold a space.
const optionKey = (question: string, option: string) => `b ${question} ${option}`;
const ratingKey = (driver: string, rating: number) => `r ${driver} ${rating}`;

/** Gives the keys under which a ballot's background answers and ratings are counted, one each. */
export function extraKeys({
  background,
  ratings,
}: {
  readonly background?: Ballot["background"] | null;
  readonly ratings?: Ballot["ratings"] | null;
}): readonly string[] {
  return [
    ...Object.entries(background ?? {}).map(([question, option]) => optionKey(question, option)),
    ...Object.entries(ratings ?? {}).map(([driver, rating]) => ratingKey(driver, rating)),
  ];
}

/** What is known of a round when its extras are published. */
export interface ExtrasOf {
  readonly frozen: Pick<Frozen, "promise" | "k" | "drivers" | "extras">;
  readonly counts: Counts;
  /** Ballots in all. */
  readonly answered: number;
}

/** Gives the figures of the questions before the score that may be shown; a question of which nothing may is left out. */
export function publishedBackground({ frozen, counts, answered }: ExtrasOf): readonly PublishedQuestion[] {
  return backgroundOf(frozen).flatMap((question) => {
    const all = question.options
      .map(({ key }) => ({ key, count: counts[optionKey(question.key, key)] ?? 0 }))
      .filter(({ count }) => count > 0);
    const options = frozen.promise === "attributed" ? all : showable(all, { k: frozen.k, answered });
    return options.length === 0 ? [] : [{ key: question.key, options }];
  });
}

/** Gives the figures of the ratings that may be shown. */
export function publishedRatings({ frozen, counts, answered }: ExtrasOf): readonly PublishedRating[] {
  return ratedOf(frozen).flatMap((driver) => {
    const given = ratingsOf(driver, counts);
    const raters = given.reduce((sum, count) => sum + count, 0);
    if (raters === 0) return [];
    const sums = {
      total: given.reduce((all, count, rating) => all + count * rating, 0),
      high: highIn(given),
    };
    const { promise, k } = frozen;
    if (promise === "anonymous" && !mayShowRating(given, raters, k)) return [];
    const silent = answered - raters;
    // How many left it out is told only where they are nobody, or as many as may be spoken of.
    const isTold = promise === "attributed" || silent === 0 || silent >= k;
    const figures = isTold ? ratingFigures(sums, raters) : figuresOfFewer(sums, raters, { k, answered });
    return figures === null ? [] : [{ key: driver.key, ...figures, answered: isTold ? raters : null }];
  });
}

// An answer is in one option, or in what is left: the small options and those who gave none, which anyone can work out from the total. The smallest
// option goes in with them until they are k, so that neither a figure nor a difference speaks of fewer. In a round of under 2k answers that leaves at
// most one figure, which would say of everyone what they chose: there nothing is shown.
function showable(
  all: readonly { readonly key: string; readonly count: number }[],
  { k, answered }: { readonly k: number; readonly answered: number },
): readonly { readonly key: string; readonly count: number }[] {
  if (answered < 2 * k) return [];
  const shown = all.filter(({ count }) => count >= k).sort((a, b) => a.count - b.count);
  let left = answered - shown.reduce((sum, { count }) => sum + count, 0);
  while (left > 0 && left < k) {
    const smallest = shown.shift();
    if (smallest === undefined) return [];
    left += smallest.count;
  }
  const keys = new Set(shown.map(({ key }) => key));
  return all.filter(({ key }) => keys.has(key));
}

// A mean of k ratings speaks of no fewer. Where nearly all of a few are 0–6, it would say of each what they think.
function mayShowRating(given: readonly number[], raters: number, k: number): boolean {
  const low = given.slice(0, 7).reduce((sum, count) => sum + count, 0);
  return raters >= k && !(raters < 2 * k && low >= raters - 1);
}

function ratingsOf(driver: Driver, counts: Counts): readonly number[] {
  return Array.from({ length: 11 }, (_, rating) => counts[ratingKey(driver.key, rating)] ?? 0);
}

function highIn(given: readonly number[]): number {
  return (given[9] ?? 0) + (given[10] ?? 0);
}
