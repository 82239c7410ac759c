// Reads the labelled sentences, and says how well their moods are found.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createLanguage } from "../../../bots/words/language.ts";
import { type Mood, moodOf } from "../../../core/words/mood.ts";
import type { Reader, WordLanguage } from "../../../core/words/ports.ts";

export const MOODS = ["positive", "neutral", "negative"] as const satisfies readonly Mood[];
const MARKS: Readonly<Record<string, Mood>> = { "+": "positive", "0": "neutral", "-": "negative" };

/** How many of those found were right, and how many of those there are were found; 0–1. */
export interface Quality {
  readonly language: WordLanguage;
  readonly mood: Mood;
  readonly precision: number;
  readonly recall: number;
  readonly sentences: number;
}

// Dictionaries take half a second to load.
const bothLanguages = createLanguage();

/** Gives the reader of both languages, the same for a whole file. */
export function sharedReader(): Promise<Reader> {
  return bothLanguages.reader({ next: async () => undefined });
}

const fileOf = (language: WordLanguage, half: "seen" | "held-out") =>
  readFileSync(new URL(`labelled/${language}-${half}.txt`, import.meta.url), "utf8");

/** The sum of a held-out file, which nobody changes after looking at what is found in it. */
export function sumOf(language: WordLanguage, half: "seen" | "held-out"): string {
  return createHash("sha256").update(fileOf(language, half)).digest("hex");
}

/** Gives the sentences of a half with their labels. */
export function labelled(
  language: WordLanguage,
  half: "seen" | "held-out",
): readonly { readonly mood: Mood; readonly text: string }[] {
  const lines = fileOf(language, half).trim().split("\n");
  return lines.map((line) => {
    const mood = MARKS[line.charAt(0)];
    if (mood === undefined) throw new Error(`no label: ${line}`);
    return { mood, text: line.slice(2) };
  });
}

/** Measures one half of one language. */
export async function qualityOf(
  language: WordLanguage,
  half: "seen" | "held-out",
): Promise<readonly Quality[]> {
  const reader = await sharedReader();
  const found = labelled(language, half).map(({ mood, text }) => ({ mood, found: moodOf([text], reader) }));
  return MOODS.map((mood) => {
    const right = found.filter((each) => each.mood === mood && each.found === mood).length;
    const all = found.filter((each) => each.mood === mood).length;
    const claimed = found.filter((each) => each.found === mood).length;
    return { language, mood, precision: right / Math.max(claimed, 1), recall: right / all, sentences: all };
  });
}
