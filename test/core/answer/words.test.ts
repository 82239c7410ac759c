import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitWords, MAX_WORDS } from "../../../core/answer/words.ts";

describe("someone's words", () => {
  it.each([
    ["trimmed", "  too loud \n", "too loud"],
    ["composed", "cafe\u0301", "caf\u00e9"],
    ["without control characters", "a\u0000b\u001b[31mc\u007f", "ab[31mc"],
    ["with their lines", "one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"],
    ["with blanks for tabs", "a\tb", "a b"],
    ["without marks that turn the direction around", "a\u202egnp.exe\u2066b", "agnp.exeb"],
    ["with joined emoji", "👩‍👩‍👧 👍🏽", "👩‍👩‍👧 👍🏽"],
    ["without half characters", "a\ud83d", "a\ufffd"],
    ["in mixed scripts", "会议太多 meetings اجتماعات", "会议太多 meetings اجتماعات"],
  ])("are kept %s", (_, raw, text) => {
    expect(fitWords(raw)).toEqual({ text, shortened: false });
  });

  it.each([[null], [""], [" \n\t"], ["\u200b\u200d"], ["\u0000"], ["\u3000"]])(
    "that say nothing are none: %j",
    (raw) => {
      expect(fitWords(raw)).toEqual({ text: null, shortened: false });
    },
  );

  it("of 5,000 emoji are kept whole, one more is cut, and none is cut in half", () => {
    expect(fitWords("😀".repeat(MAX_WORDS))).toEqual({ text: "😀".repeat(MAX_WORDS), shortened: false });
    expect(fitWords("😀".repeat(MAX_WORDS + 1))).toEqual({ text: "😀".repeat(MAX_WORDS), shortened: true });
  });

  it("come out fit whatever comes in, and fitting them again changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (raw) => {
        const { text } = fitWords(raw);
        if (text === null) return;
        expect(text).toBe(text.trim().normalize("NFC"));
        expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
        expect(fitWords(text)).toEqual({ text, shortened: false });
      }),
    );
  });
});
