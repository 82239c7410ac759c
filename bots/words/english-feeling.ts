// How well an English text is meant: VADER's rules for negation, degree, capitals and "but", over a text in which the words of work stand in words that VADER knows.
import { BAD, GOOD, NEITHER, PHRASES } from "./english-lexicon.ts";
import { type Vader, vaderFeeling } from "./vader-feeling.ts";

const STAND_IN: ReadonlyMap<string, string> = new Map([
  ...NEITHER.map((word) => [word, "thing"] as const),
  ...GOOD.map((word) => [word, "good"] as const),
  ...BAD.map((word) => [word, "bad"] as const),
]);
const NEUTRAL_LIKE = /\b(?<!\b(?:i|we|they|you|really|do|also|would|people|n't|not|don't) )like\b/giu;
// Nobody and none turn what follows, which VADER does not know of.
const NOBODY = /\b(?:nobody|no one|no-one|none of (?:us|them|it|the \w+))\b/giu;
const WISH =
  /^\s*(?:could|can|would) (?:you|we|it|there)\b|^\s*(?:please|i wish|it would be|maybe|perhaps|consider|add|i(?:'d| would) (?:like|love|prefer|appreciate|wish))\b/iu;

/** Gives −1 to 1; 0 where no word tells. */
export function englishFeeling(text: string, vader: Vader): number {
  const sentences = text
    .replaceAll("\u2019", "'")
    .split(/(?<=[.!?])\s+|\n+/u)
    .filter((sentence) => /\p{Script=Latin}/u.test(sentence));
  if (sentences.length === 0) return 0;
  let sum = 0;
  for (const sentence of sentences) {
    const feeling = vaderFeeling(inVaderWords(sentence), vader);
    // A wish is no praise: what would be good is not there yet.
    sum += WISH.test(sentence) ? 0 : feeling;
  }
  return Math.max(-1, Math.min(1, sum));
}

function inVaderWords(sentence: string): string {
  let told = sentence;
  for (const [phrase, word] of PHRASES) told = told.replace(phrase, word);
  return told
    .replace(NOBODY, "not")
    .replace(NEUTRAL_LIKE, "thing")
    .replace(/\p{Script=Latin}[\p{Script=Latin}'-]*/gu, (word) => {
      const small = word.toLowerCase();
      // VADER knows "not" and not "Not"; words all in capitals are shouted, which it hears.
      return STAND_IN.get(small) ?? (/^\p{Lu}{2,}$/u.test(word) ? word : small);
    });
}
