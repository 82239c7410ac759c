// Thanks in a survey's own words, and what answering brings. By band only where nothing lasts, or where answers carry names.

import { bandOf } from "../../core/score/tally.ts";
import { NAME_PLACE } from "../../core/survey/change-incentive.ts";
import type { Asked } from "./asked.ts";

/** The longest note that a platform shows beside a press, in UTF-16 units. */
const LONGEST_TOAST = 200;

/** Gives the survey's own thanks for a score, null where it says the usual ones. Not for messages that last, unless answers carry names. */
export function thanksFor({ round, locale }: Pick<Asked, "round" | "locale">, score: number): string | null {
  const text = round.frozen.extras?.thanks?.[locale][bandOf(score)] ?? "";
  return text === "" ? null : text;
}

/** Gives a note with the survey's own thanks in front, as far as both fit. */
export function withThanks(asked: Pick<Asked, "round" | "locale">, score: number, note: string): string {
  const thanks = thanksFor(asked, score);
  if (thanks === null) return note;
  const both = `${thanks} ${note}`;
  return both.length > LONGEST_TOAST ? note : both;
}

/** Gives what answering brings, null where it brings nothing: the same words for everyone, with the reader's name where answers carry names. */
export function incentiveFor({
  round,
  locale,
  name,
}: Pick<Asked, "round" | "locale" | "name">): string | null {
  const { promise, extras } = round.frozen;
  const text = extras?.incentive?.[locale];
  if (text === undefined) return null;
  return promise === "attributed" ? text.replaceAll(NAME_PLACE, name ?? "").trim() : text;
}
