// Takes out of someone's words what points at a person: addresses, numbers, mentions, ids and links.

/** Stands where something was taken out. */
export const MASK = "\u2022\u2022\u2022";

// Letters but Han: Chinese has no spaces, and a word before an address is not a part of it.
const LETTER = "[[\\p{L}\\p{N}]--\\p{Script=Han}]";
const AT = "[@\\uFF20\\uFE6B]";
const ANY_AT = new RegExp(AT);
// What may follow inside a link: no space, no Han, no closing mark.
const LINK_REST = "[^\\s\\p{Script=Han}\\u3000-\\u303F\\uFF00-\\uFFEF<>\\u201C\\u201D]{0,2000}";
const ENDINGS =
  "com|net|org|edu|gov|info|biz|app|dev|io|ai|co|me|cn|hk|tw|jp|kr|sg|in|de|at|ch|fr|nl|be|es|it|pt|pl|eu|uk|us|ca|au|br|ru";

// Each length is bounded: the time to search stays linear in the length of the words. What a pattern needs is looked for first, since most words have
// nothing of the kind.
const PATTERNS: readonly (readonly [needs: RegExp, pattern: RegExp])[] = [
  // Slack's own escapes: <@U1|ann>, <#C1>, <!here>, <mailto:…>, <https://…|text>.
  [/</, /<(?:[@#!]|mailto:|tel:|[a-z][a-z0-9+.-]{1,20}:\/\/)[^<>]{0,2000}>/giu],
  [/:\/\//, new RegExp(`\\b[a-z][a-z0-9+.\\-]{1,20}:\\/\\/${LINK_REST}`, "giv")],
  [/:/, new RegExp(`\\b(?:mailto|tel|skype|sms):${LINK_REST}`, "giv")],
  [
    ANY_AT,
    new RegExp(`[${LETTER}._%+\\-]{1,64}${AT}(?:[${LETTER}\\-]{1,63}\\.){1,8}[${LETTER}\\-]{2,63}`, "gv"),
  ],
  [
    ANY_AT,
    new RegExp(
      `[\\p{L}\\p{N}._%+\\-]{1,64}${AT}(?:[\\p{L}\\p{N}\\-]{1,63}[.\\u3002]){1,8}[\\p{L}\\p{N}\\-]{2,63}`,
      "gv",
    ),
  ],
  [/\./, new RegExp(`\\bwww\\.${LINK_REST}`, "giv")],
  [
    /\.[a-z]/iu,
    new RegExp(
      `(?<![${LETTER}.])(?:[${LETTER}\\-]{1,63}\\.){1,8}(?:${ENDINGS})(?![${LETTER}])(?:[\\/?#]${LINK_REST})?`,
      "giv",
    ),
  ],
  // A mention ends where its script ends; a Chinese name has four characters at most.
  [ANY_AT, new RegExp(`${AT}(?:\\p{Script=Han}{1,4}|[${LETTER}_][${LETTER}_.\\-]{0,63})`, "gv")],
  // Slack's ids of people, channels, groups and teams.
  [/\d/, /\b(?=[A-Z]*\d)[UWCGDST][A-Z0-9]{8,20}\b/gu],
];

// Between two digits of one number: spaces of any kind, dots, brackets of either width, strokes.
const GAP = "[\\s.\\/\\(\\)\\-\u2010-\u2015\u2212\uFF08\uFF09\uFF0D]{0,3}";
const NUMBER = new RegExp(`[+\uFF0B]?[\\(\uFF08]?\\p{Nd}(?:${GAP}\\p{Nd}){6,30}`, "gv");
const YEARS = /^(?:19|20)\d{2}(?:\s?[.\/\u2010-\u2015\-]\s?(?:\d{1,2}|(?:19|20)\d{2})){1,2}$/v;

/** Gives the words with every such thing replaced by MASK; numbers of seven digits or more count as telephone numbers or ids, dates and years do not. */
export function mask(words: string): string {
  let masked = words;
  for (const [needs, pattern] of PATTERNS) {
    if (needs.test(masked)) masked = masked.replace(pattern, MASK);
  }
  return /\p{Nd}/u.test(masked)
    ? masked.replace(NUMBER, (found) => (YEARS.test(found) ? found : MASK))
    : masked;
}
