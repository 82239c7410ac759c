// A score as other tools write it into a cell. What could be read in two ways is no score.

/** Why a cell holds no score. */
export type ScoreFault = "no-score" | "not-a-score" | "not-whole" | "out-of-range";

// A number alone, as a spreadsheet may have written it; with a unit; out of ten; before its label; behind its label.
const NUMBER = String.raw`([+-]?\d{1,4}(?:[.,]\d{1,6})?)`;
const FORMS: readonly RegExp[] = [
  new RegExp(`^${NUMBER}\\s*[分点]?$`, "u"),
  new RegExp(`^${NUMBER}\\s*(?:/|out of|von|sur)\\s*10$`, "iu"),
  new RegExp(
    `^${NUMBER}\\s*[分点]?\\s*(?:[-–—:,、.=]\\s*|[(（\\[【]\\s*|\\s)(?!stars?\\b|星)\\p{L}[^\\d]*$`,
    "u",
  ),
  /^\p{L}[^\d+-]*?\s*(?:[-–—:=]\s*|[(（[【]\s*)(\d{1,4}(?:[.,]\d{1,6})?)\s*[分点]?\s*[)）\]】]?$/u,
];

/** Reads a cell as a whole number 0–10: full-width digits, "9.0", "9分", "9/10", "9 - Very likely" and "Extremely likely - 10" are scores; 7.5, 11 and "nine" are none. */
export function readScore(
  cell: string,
):
  | { readonly kind: "score"; readonly score: number }
  | { readonly kind: "fault"; readonly fault: ScoreFault } {
  const text = cell
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  if (text === "") return { kind: "fault", fault: "no-score" };
  for (const form of FORMS) {
    const found = form.exec(text)?.[1];
    if (found !== undefined) return judged(Number(found.replace(",", ".")));
  }
  return { kind: "fault", fault: "not-a-score" };
}

function judged(value: number): ReturnType<typeof readScore> {
  if (!Number.isInteger(value)) return { kind: "fault", fault: "not-whole" };
  // "-0" is written by nobody who means a score.
  if (value < 0 || value > 10 || Object.is(value, -0)) return { kind: "fault", fault: "out-of-range" };
  return { kind: "score", score: value };
}
