// A language without dictionaries, for tests that are about something else: words are what stands between spaces, and "+" and "-" say how a text is meant.
import type { Language, Token } from "../../../core/words/ports.ts";

export const plainLanguage: Language = {
  reader: async () => ({
    tokens: (text) =>
      [...text.matchAll(/\p{L}+/gu)].map(
        ({ 0: word, index }): Token => ({
          language: /\p{Script=Han}/u.test(word) ? "zh" : "en",
          text: word,
          stem: word.toLowerCase(),
          at: index,
          end: index + word.length,
          isName: false,
        }),
      ),
    feeling(text) {
      const sum = (text.match(/\+/g)?.length ?? 0) - (text.match(/-/g)?.length ?? 0);
      return Math.sign(sum) / 2;
    },
  }),
};
