// Ids that follow one another, so that rows written together lie together in every index: opening a large round then writes a fraction of the pages.
import type { Random } from "../../core/ports.ts";

const TIME_DIGITS = 8;
const COUNT_DIGITS = 4;
const COUNT_LIMIT = 36 ** COUNT_DIGITS;
const CHANCE_LENGTH = 10;

/**
 * Gives ids of 22 characters of [A-Za-z0-9_-] in rising order: the time, a count, and 60 bits of chance that keep two processes apart. Only for
 * rows whose order tells nothing: never for a ballot or an answer, and never where an id must not be guessed.
 */
export function createIds(random: Pick<Random, "id">): (now: Date) => string {
  let count = 0;
  return (now) => {
    count = (count + 1) % COUNT_LIMIT;
    const time = now.getTime().toString(36).padStart(TIME_DIGITS, "0");
    return `${time}${count.toString(36).padStart(COUNT_DIGITS, "0")}${random.id().slice(-CHANCE_LENGTH)}`;
  };
}

/** Counts what is owed, so that what falls due at the same instant goes out in the order in which it was owed. */
export function createCount(): () => number {
  let count = 0;
  return () => count++;
}
