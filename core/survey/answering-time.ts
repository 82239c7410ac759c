// How long a survey takes to answer: an estimate in seconds, so that the question can say it and no form outgrows a minute.
import { type Asking, backgroundOf, ratedOf, tickedOf } from "./survey-extras.ts";

/** The most seconds that a survey may take: what the announcement and the question promise. */
export const MOST_SECONDS = 60;

/**
 * Seconds a part. A careful reader takes in about four words a second and needs one to two for a press (Fitts and Hick for a handful of large
 * targets): a sentence and one of eleven numbers come to 10, a short question with two to six options to 5, one more row of numbers under a
 * single word to 4, a list of up to ten words to tick to 8. Typing on a phone goes at about 36 words a minute: a reason of a dozen words
 * takes 20, and half as many words on what to improve take 10. They are means of those who fill in everything; nobody has to.
 */
export const SECONDS = { score: 10, background: 5, rating: 4, ticks: 8, reason: 20, improve: 10 } as const;

/** Estimates how many seconds it takes to answer all that a survey asks. */
export function answeringSeconds(survey: Asking): number {
  const ticks = tickedOf(survey).length === 0 ? 0 : SECONDS.ticks;
  return (
    SECONDS.score +
    backgroundOf(survey).length * SECONDS.background +
    ratedOf(survey).length * SECONDS.rating +
    ticks +
    SECONDS.reason +
    SECONDS.improve
  );
}

/** Gives the time to say: rounded up to a quarter of a minute, so that nobody is kept longer than they were told. */
export function saidSeconds(survey: Asking): number {
  return Math.ceil(answeringSeconds(survey) / 15) * 15;
}
