// The names of the languages, as people type them.
import type { Locale } from "../ports.ts";
import type { Cursor } from "./cursor.ts";

const LANGUAGES: Readonly<Record<string, Locale>> = {
  en: "en",
  english: "en",
  zh: "zh-CN",
  "zh-cn": "zh-CN",
  zh_cn: "zh-CN",
  cn: "zh-CN",
  chinese: "zh-CN",
};
/** Every name of a language, for suggestions. */
export const LANGUAGE_WORDS: readonly string[] = Object.keys(LANGUAGES);

/** Takes a language's name; null leaves the cursor where it is. */
export function takeLanguage(cursor: Cursor): Locale | null {
  const text = cursor.peek()?.text ?? "";
  const locale = Object.hasOwn(LANGUAGES, text) ? LANGUAGES[text] : undefined;
  if (locale === undefined) return null;
  cursor.next();
  return locale;
}
