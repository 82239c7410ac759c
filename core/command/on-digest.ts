// What a digest's buttons carry beside its round, in the few characters that a button has room for.
import { plainNumber } from "./number.ts";

/** The parts of a digest's details, in the order of their buttons. */
export const SECTIONS = ["segments", "drivers", "words", "trend", "how"] as const;
export type Section = (typeof SECTIONS)[number];

/** How many comments stand on one page of the words. */
export const COMMENTS_A_PAGE = 8;

/** What a digest's button carries beside its round. */
export interface OnDigest {
  readonly last: number | null;
  /** The message stands in a channel for all to see: a press must not change it for them. */
  readonly isPublic: boolean;
  /** Where it was asked for, to be shared there from private chat. */
  readonly place: string | null;
  /** Which part of the details, and which page of it from 0 on. */
  readonly section?: Section;
  readonly page?: number;
}

const LETTERS: Readonly<Record<Section, string>> = {
  segments: "s",
  drivers: "d",
  words: "w",
  trend: "t",
  how: "h",
};
// Such as "4", "4_C123", "_C123", "p", "4pw2": rounds, whether it stands where all see it, part and page, and the place to share it in.
const ON_DIGEST = /^(\d{0,2})(p?)(?:([sdwth])(\d{0,4}))?(?:_([A-Za-z0-9-]{1,32}))?$/;
const MOST_PAGE = 9999;

/** Writes what a digest's button carries; undefined for nothing. A place that does not fit is left out. */
export function writeOnDigest(of: OnDigest): string | undefined {
  const { last, isPublic, place, section, page = 0 } = of;
  const part =
    section === undefined ? "" : `${LETTERS[section]}${page === 0 ? "" : Math.min(page, MOST_PAGE)}`;
  const written = `${last ?? ""}${isPublic ? "p" : ""}${part}${place === null ? "" : `_${place}`}`;
  if (place !== null && !ON_DIGEST.test(written)) return writeOnDigest({ ...of, place: null });
  return written === "" ? undefined : written;
}

/** Reads what writeOnDigest wrote. */
export function readOnDigest(argument: string | undefined): OnDigest {
  const [, last, flag, letter, page, place] = ON_DIGEST.exec(argument ?? "") ?? [];
  const section = SECTIONS.find((each) => LETTERS[each] === letter);
  return {
    last: plainNumber(last ?? "") || null,
    isPublic: flag === "p",
    place: place ?? null,
    ...(section === undefined ? {} : { section, page: plainNumber(page ?? "") ?? 0 }),
  };
}
