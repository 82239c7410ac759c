// Whether a comment is well meant, ill meant or neither.
import { mask } from "./masking.ts";
import type { Reader } from "./ports.ts";

/** How a comment is meant. */
export type Mood = "positive" | "neutral" | "negative";

/** The most characters of one text that are read: the longest that is taken. */
export const MOST_READ = 5_000;

// Feelings nearer to nothing than this are neither: VADER's own boundary (Hutto and Gilbert 2014).
const NEITHER = 0.05;

/** Gives the mood of what one person wrote: their texts together, each counting the same; null where there are no words nor signs of any. */
export function moodOf(texts: readonly string[], reader: Pick<Reader, "feeling">): Mood | null {
  const read = texts.map((text) => text.trim()).filter((text) => text !== "");
  if (read.length === 0) return null;
  const sum = read.reduce((total, text) => total + reader.feeling(mask(text.slice(0, MOST_READ))), 0);
  return moodOfFeeling(sum / read.length);
}

/** Gives the mood behind a feeling of −1 to 1. */
export function moodOfFeeling(feeling: number): Mood {
  if (feeling >= NEITHER) return "positive";
  return feeling <= -NEITHER ? "negative" : "neutral";
}
